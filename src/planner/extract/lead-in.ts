import type { Block } from './extraction.ts';
import { sentencesOf } from './sentences.ts';

/** Ends where its subject does: "It would be great if Gson", "The exporter should:", "we want the list to". */
const UNFINISHED =
  /\b(?:(?:if|when|that) (?:[\w`'-]+ ){0,3}[\w`'-]+|(?<!\b(?:we|i|it|you|one|this|that|they) )(?:should|must|shall|needs to|has to|have to|ought to)|(?:want|like|need|expect|love) (?:the |an? |our |my )?(?:[\w`'-]+ ){1,3}to)\s*[:…]*$/i;

/** "I propose", "We should:": who asks, and nothing yet of what; each item is asked for by itself. */
const ONLY_ASKS =
  /^(?:so )?(?:i|we)(?:'d| would)? (?:like|propose|suggest|recommend|want|need|should|could)(?: to)?\s*[:…]*$/i;

/**
 * The blocks with the lead-in of a list put before each of its items, where only both together are a sentence: "It would
 * be great if Gson" over "serialized dates as text". Where an item starts with a capital, it stands by itself.
 */
export function joinLeadIns(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  let lead: string | null = null;
  blocks.forEach((block, index) => {
    if (block.kind === 'item' && lead !== null) {
      joined.push({ ...block, text: `${lead} ${withoutJoint(block.text)}` });
      return;
    }
    lead = null;
    const sentences = block.kind === 'paragraph' ? sentencesOf(block.text) : [];
    const last = sentences.at(-1) ?? '';
    const next = blocks[index + 1];
    if (ONLY_ASKS.test(last) && next?.kind === 'item') {
      joined.push({ ...block, text: [...sentences.slice(0, -1), 'We need the following:'].join(' ') });
      return;
    }
    if (!UNFINISHED.test(last) || !areContinued(blocks.slice(index + 1))) {
      joined.push(block);
      return;
    }
    lead = last.replace(/\s*[:…]+$/, '');
    if (sentences.length > 1) joined.push({ ...block, text: sentences.slice(0, -1).join(' ') });
  });
  return joined;
}

/** Whether the items of the list that begins here go on with a sentence: in small letters, all of them. */
function areContinued(following: readonly Block[]): boolean {
  const end = following.findIndex(({ kind }) => kind !== 'item');
  const items = end === -1 ? following : following.slice(0, end);
  return items.length > 0 && items.every(({ text, checked }) => checked === null && /^\p{Ll}/u.test(text));
}

/** "…, and", "…;": what joins an item to the next. */
function withoutJoint(text: string): string {
  return `${text.replace(/[,;.]?\s*(?:\b(?:and|or))?\s*$/i, '').replace(/[,;.]$/, '')}.`;
}
