import type { Section } from './extraction.ts';

/** Prompts of common issue templates: text that nobody filled in. */
const PROMPTS =
  /^(?:a clear and concise description|describe (?:the|what|your|any)|please (?:describe|provide|include|fill)|add any other context|if applicable,|ex\. |e\.g\.|\[e\.g\.|steps to reproduce the behavio|1\. go to|go to '|click on '|scroll down to '|see error|(?:_?no response_?|n\/?a|none(?: that .{3,60}| (?:so far|yet|known|really))?(?: \(.{3,60}\))?|-+|\.+|tbd|todo)[.!]?$)/i;

/** Sections without template text: prompts, `_No response_`, and lines that the repository's own templates hold. */
export function withoutTemplateText(sections: readonly Section[], templates: readonly string[]): Section[] {
  const known = new Set(
    templates
      .flatMap((text) => text.split('\n'))
      .map(bare)
      .filter((line) => line.length > 15),
  );
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.filter(
      (block) =>
        block.kind === 'code' ||
        (!(PROMPTS.test(block.text) && block.text.length < 160) && !known.has(bare(block.text))),
    ),
  }));
}

function bare(line: string): string {
  return line
    .replace(/^[\s>*+#-]*(?:\[[ xX]\])?\s*(?:(?:label|description|placeholder|value|title):)?\s*/, '')
    .replace(/["'`*_]/g, '')
    .trim();
}
