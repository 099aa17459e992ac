import { lowered } from './requirement-text.ts';

/** A noun in the plural and the code names that it announces: "two new fields, `low` and `high`". */
const NAMES =
  /(?:\b(?:two|three|four|five|some|the|these|following) )?(?:new )?\b(fields|options|flags|settings|keys|parameters|commands|methods|functions|types|properties|columns|variables|attributes)[,:]? ((?:`[^`]+`(?:, and |, | and )?){2,})(?<! ),?/i;
/** "…: that way we could measure it", "…, so that one can see it": the purpose is asked for too. */
const PURPOSE =
  /^(.+?)[:;,] (?:(?:that|this) way|so that|so) (?:we|one|you|i|users?|people) (?:could|can) (.+)$/i;
/** "…, for example by an environment variable": the means that its author has in mind. */
const MEANS =
  /^(.+?),? (?:for example|for instance|e\.g\.|preferably|ideally),? ((?:by|through|via|with) .+)$/i;
/** "(so it stays compatible)", "(perhaps the owner too)": an aside that demands. */
const ASIDE =
  /^(.*?)\s*\(((?:so that|so|perhaps|possibly|maybe|optionally|ideally|preferably)) ([^()]{8,120})\)\s*(.*)$/i;

/** "the reason (late, or failed)": the cases that it has to tell apart. */
const CASES = /^(.+?)\s*\((([^()`]{3,60}),? (?:or|and) ([^()`]{3,40}))\)[.!]?$/i;
/** Nouns that stand for one of several: what they are said of is told apart by them. */
const SORT =
  /\b(?:reason|cause|kind|type|status|state|source|category|severity|mode|result|outcome)(?: (?:of|for) (?:the |an? )?[\w-]+)?$/i;

/** The parts of a sentence that are met or missed one by one; most sentences have one. */
export function splitDemand(sentence: string): readonly string[] {
  const purpose = PURPOSE.exec(sentence);
  if (purpose !== null) return [purpose[1] ?? '', `Make it possible to ${purpose[2] ?? ''}`];
  const means = MEANS.exec(sentence);
  if (means !== null) return [means[1] ?? '', `It works ${means[2] ?? ''}`];
  const aside = ASIDE.exec(sentence);
  if (aside !== null) {
    const [, before = '', word = '', inner = '', after = ''] = aside;
    const isPurpose = /^so\b/i.test(word);
    return [`${before} ${after}`, isPurpose ? inner : `Possibly also: ${inner}`];
  }
  const cases = CASES.exec(sentence);
  if (cases !== null) {
    const [, whole = '', inner = '', first = '', second = ''] = cases;
    const sort = SORT.exec(whole)?.[0];
    const both = first.replace(/,$/, '');
    return sort === undefined || both.includes(',')
      ? [whole, `Each of these is covered: ${inner}`]
      : [whole, `The ${lowered(sort)} tells ${both} from ${second}`];
  }
  const names = NAMES.exec(sentence);
  if (names !== null) {
    const singular = (names[1] ?? '').replace(/ies$/, 'y').replace(/s$/, '');
    const each = (names[2] ?? '').match(/`[^`]+`/g) ?? [];
    return each.slice(0, 6).map((name) => sentence.replace(names[0], `the ${singular} ${name}`));
  }
  return [sentence];
}

/** Whether the parts differ in a code name alone, so that alike as they are both stay. */
export function isOneOfNames(text: string): boolean {
  return /^Provide the \w+ `/.test(text);
}
