import type { Block, Section, SectionRole } from './extraction.ts';
import { sectionRole } from './section-role.ts';

/** Up to four words with a capital first letter and a colon: "Expected:", "Expected result:", "Steps to reproduce:". */
const LABEL = /(?<=^|\s)(\p{Lu}[\p{L}'’]*(?: [\p{L}'’]+){0,3}):(?=\s|$)/gu;
/** What a label in running text may announce. "How to use it:" and "Instead:" are the sentence's own words. */
const LED: ReadonlySet<SectionRole> = new Set(['expected', 'actual', 'steps']);
const OWN_WORDS = /^(?:how|instead|this|that|if|when|in|for|with|it|i|we|you)\b/i;

/**
 * The sections with what a label in running text leads put under a heading of that name: "Expected: the page opens."
 * up to the end of the paragraph; a label at its end leads what follows, as a heading does.
 */
export function splitLabels(sections: readonly Section[]): Section[] {
  return sections.flatMap(splitSection);
}

function splitSection(section: Section): Section[] {
  const found: { heading: string; role: SectionRole; blocks: Block[] }[] = [{ ...section, blocks: [] }];
  let isLed = false;
  for (const block of section.blocks) {
    const labels = block.kind === 'paragraph' || block.kind === 'item' ? labelsIn(block.text) : [];
    const first = labels[0];
    if (first === undefined) {
      // The paragraph that the label led is over.
      if (isLed) found.push({ ...section, blocks: [] });
      isLed = false;
      found.at(-1)?.blocks.push(block);
      continue;
    }
    const before = block.text.slice(0, first.start).trim();
    if (before !== '') {
      if (isLed) found.push({ ...section, blocks: [] });
      found.at(-1)?.blocks.push({ ...block, text: before });
    }
    labels.forEach(({ name, role, end }, index) => {
      const text = block.text.slice(end, labels[index + 1]?.start).trim();
      found.push({ heading: name, role, blocks: text === '' ? [] : [ledBlock(block, text, role)] });
      isLed = text !== '';
    });
  }
  return found.filter(({ blocks }, index) => index === 0 || blocks.length > 0);
}

/** One line of steps is a step. */
function ledBlock(block: Block, text: string, role: SectionRole): Block {
  return role === 'steps'
    ? { kind: 'item', text, checked: null, isOrdered: true }
    : { ...block, kind: 'paragraph', text };
}

interface Label {
  readonly name: string;
  readonly role: SectionRole;
  readonly start: number;
  readonly end: number;
}

function labelsIn(text: string): Label[] {
  const found: Label[] = [];
  for (const match of text.matchAll(LABEL)) {
    const name = match[1] ?? '';
    const role = sectionRole(name);
    const isInCode = text.slice(0, match.index).split('`').length % 2 === 0;
    if (!LED.has(role) || OWN_WORDS.test(name) || isInCode) continue;
    found.push({ name, role, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
