import type { Block } from './extraction.ts';

/**
 * Joins the lines of a scenario: "Given …", "When …", "Then …", paragraphs or items one after the other, are one case.
 * Other blocks pass as they are.
 */
export function joinScenarios(blocks: readonly Block[]): Block[] {
  const found: Block[] = [];
  let isOpen = false;
  for (const block of blocks) {
    const before = found.at(-1);
    const isText = block.kind === 'paragraph' || block.kind === 'item';
    if (isOpen && before !== undefined && isText && /^(?:given|when|then|and|but)\b/i.test(block.text)) {
      if (/^given\b/i.test(block.text) && /, then\b/.test(before.text)) found.push(block);
      else found[found.length - 1] = { ...before, text: `${bare(before.text)}, ${lower(block.text)}` };
      continue;
    }
    isOpen = isText && /^(?:given\b(?!.*\bthen\b)|when\b(?!.*[,.]))/i.test(block.text);
    found.push(block);
  }
  return found;
}

function bare(text: string): string {
  return text.replace(/[.,;\s]+$/, '');
}

function lower(text: string): string {
  return text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());
}
