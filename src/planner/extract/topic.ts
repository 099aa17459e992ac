import type { Prose } from '../../plan/plan.ts';
import { code, prose, withCode } from '../../plan/prose.ts';
import { briefly } from './briefly.ts';
import type { Extraction } from './extraction.ts';
import { ORDER } from './mood.ts';
import { lowered } from './requirement-text.ts';
import { wordsOf } from './words.ts';

const LONGEST = 64;
/** A verb in the third person or a form of "be": the title is a sentence, and no name of a thing. */
const SENTENCE =
  /\b(?:is|are|was|were|does|do|has|have|can|should|must|fails?|crash\w*|drops?|loses?|gets?|makes?|\w+n't)\b/i;

/**
 * What the issue is about, in a few words for the middle of a sentence: what its title quotes or names like code, the
 * thing that it orders ("Support badges for a check" is about badges for a check), else the title itself, quoted.
 */
export function topicOf({ extraction: { title, clues }, kind }: Subject): Prose {
  // `.gz` is a sort of file, and no thing that somebody owns.
  const span = [...title.matchAll(/`([^`]*)`/g)]
    .map(([, name = '']) => name)
    .find((name) => /^[^.*].{1,39}$/.test(name));
  if (span !== undefined) return [code(span)];
  const quoted = /["“]([^"”]{2,40})["”]/.exec(title)?.[1];
  if (quoted !== undefined) return prose`“${quoted}”`;
  const name = clues.identifiers.find(
    (identifier) => title.includes(identifier) && /[a-z][A-Z]|_/.test(identifier),
  );
  if (name !== undefined) return [code(name)];
  const thing = title
    .replace(ORDER, '')
    .replace(/ (?:configurable|customi[sz]able|optional|possible)$/i, '')
    .trim()
    .replace(/^(?:configurable|customi[sz]able) (?=\w)/i, 'the ')
    .replace(/^option to /i, 'the option to ');
  return kind !== 'bug' && isThing(thing, thing !== title)
    ? withCode(briefly(lowered(thing), LONGEST))
    : prose`“${withCode(briefly(title, LONGEST))}”`;
}

interface Subject {
  readonly extraction: Pick<Extraction, 'title' | 'clues'>;
  readonly kind: string;
}

function isThing(text: string, isOrdered: boolean): boolean {
  const main = text.replace(/\b(?:which|that|who|when|where|if|as)\b.*$/i, '');
  if (text.length < 6 || SENTENCE.test(main) || /[:?]/.test(text)) return false;
  // "Directly add users": an order behind its adverb.
  if (ORDER.test(text.replace(/^\w+ly /i, '')) || isOrder(text)) return false;
  return !isOrdered || /^(?:the|an?|some|support|\w+s)\b/i.test(text);
}

/** "Deduplicate the parsing": a verb in its base form before an object, whatever verb it is. */
function isOrder(text: string): boolean {
  const [first, next] = wordsOf(text);
  const isVerb = first?.tags.has('Infinitive') === true || first?.tags.has('Imperative') === true;
  return isVerb && /^(?:the|an?|our|its|their|all|each|every|how|what|whether)$/i.test(next?.text ?? '');
}
