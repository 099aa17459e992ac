import { INTAKE_FIELDS } from './intake-form.ts';

const HEADINGS = new Set(INTAKE_FIELDS.map(({ heading }) => heading.toLowerCase()));
const QUOTED = /^ {0,3}>/;
/** "On Tue, Nov 24, 2026 at 9:12 AM Ada <ada@example.com> wrote:", the lead of a reply by e-mail. */
const MAIL_LEAD = /^On .{5,120}\bwrote:\s*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*(\S*)[ \t]*$/;

/**
 * What a comment answers to the intake form, as markdown of the answerer's own words: without quoted text, the fence
 * that the form was copied in, prompts, and headings that stayed empty. Linear; foreign text in and out.
 */
export function readIntakeAnswer(body: string): string {
  const own = withoutQuotes(body.replaceAll('\r\n', '\n').split('\n'));
  return withoutEmptyFields(
    withoutFormFence(own)
      .join('\n')
      .replace(/<!--[\s\S]*?-->/g, '')
      .split('\n'),
  );
}

function withoutQuotes(lines: readonly string[]): string[] {
  return lines.filter(
    (line, index) =>
      !QUOTED.test(line) && !(MAIL_LEAD.test(line) && lines.slice(index + 1, index + 3).some(isQuoted)),
  );
}

function isQuoted(line: string): boolean {
  return QUOTED.test(line);
}

/** A fence around headings of the form is the one it was copied with; every other is code that means itself. */
function withoutFormFence(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const mark = FENCE.exec(lines[at] ?? '')?.[1];
    const end = mark === undefined ? -1 : closingFence(lines, at + 1, mark);
    const last = end === -1 ? lines.length : end;
    if (mark === undefined) kept.push(lines[at] ?? '');
    else {
      const inner = lines.slice(at + 1, last);
      kept.push(...(inner.some((line) => fieldOf(line) !== null) ? inner : lines.slice(at, last + 1)));
      at = last;
    }
  }
  return kept;
}

function closingFence(lines: readonly string[], from: number, mark: string): number {
  return lines.findIndex((line, index) => {
    const found = index >= from ? FENCE.exec(line) : null;
    return found?.[2] === '' && (found[1] ?? '').startsWith(mark);
  });
}

function withoutEmptyFields(lines: readonly string[]): string {
  const parts: { readonly heading: string | null; readonly lines: string[] }[] = [
    { heading: null, lines: [] },
  ];
  for (const line of lines) {
    if (fieldOf(line) !== null) parts.push({ heading: line.trim(), lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts
    .map((part) => ({
      ...part,
      text: part.lines
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    }))
    .filter(({ text }) => text !== '')
    .map(({ heading, text }) => (heading === null ? text : `${heading}\n\n${text}`))
    .join('\n\n');
}

/** The field whose heading this line is; null for every other line. */
function fieldOf(line: string): string | null {
  const title = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$/.exec(line)?.[1]?.toLowerCase();
  return title !== undefined && HEADINGS.has(title) ? title : null;
}
