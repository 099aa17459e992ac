const LOOK_UP = 30;

/** The first sentence that the code itself says of a definition: the comment above it, or its docstring. */
export function docComment(text: string, line: number): string | null {
  const lines = text.split('\n');
  return sentenceOf(above(lines, line)) ?? sentenceOf(docstring(lines, line));
}

/** The comment lines right above, past attributes and decorators, in order. */
function above(lines: readonly string[], line: number): string {
  const found: string[] = [];
  for (let at = line - 2; at >= 0 && at > line - LOOK_UP; at -= 1) {
    const content = (lines[at] ?? '').trim();
    if (/^(?:#\[|@\w)/.test(content) && found.length === 0) continue;
    // A TODO or a directive of a linter is no description.
    const comment = /^(?:\/\/[/!]?|\/\*\*?|\*(?!\/)|#(?!\[|!))\s?(.*?)(?:\*\/)?$/.exec(content)?.[1];
    if (comment === undefined && content !== '*/') break;
    if (comment !== undefined) found.unshift(comment);
    if (content.startsWith('/*')) break;
  }
  return found.join('\n');
}

function docstring(lines: readonly string[], line: number): string {
  for (let at = line; at < line + 8 && at < lines.length; at += 1) {
    const match = /^\s*[rbu]?"""(.*?)(?:""")?$/.exec(lines[at] ?? '');
    if (match === null) continue;
    return match[1] !== undefined && match[1] !== '' ? match[1] : (lines[at + 1] ?? '').trim();
  }
  return '';
}

function sentenceOf(comment: string): string | null {
  const paragraph = comment.split(/\n\s*(?:\n|@|:param|Args:|# )/)[0] ?? '';
  const sentence = /^[\s\S]*?(?:[.!?](?=\s|$)|$)/.exec(paragraph.replace(/\s+/g, ' ').trim())?.[0] ?? '';
  const isProse =
    sentence.split(' ').length >= 3 &&
    /^[A-Z`]/.test(sentence) &&
    !/eslint|biome|noqa|todo|fixme|type:|@ts-|copyright|licen[cs]e|=|;$/i.test(sentence);
  return isProse && sentence.length <= 140 ? sentence : null;
}
