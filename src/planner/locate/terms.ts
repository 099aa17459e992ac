/** Words too common in issues and code comments to tell files apart. */
const STOP = new Set(
  `a an and are as at be been being but by can could did do does doing done for from get gets got had has have having how
  i if in into is it its just let like make makes may me might more most much must my no not now of off on one only or other our out
  over please same shall should so some such than that the their them then there these they this those to too under up us use used user users uses
  using very was way we were what when where which while who why will with without would you your also any all able about after again
  against already always another because before both case currently don each even ever every feature file files first give given here
  however issue keep know made many need needs new nice none nothing onto option options otherwise own problem proposal really see seem set
  something still support take tell thank thanks thing things think though through time today try until want wants well work works yet
  add added adding change changes changed allow allows`.split(/\s+/),
);

/** The parts of a compound name: `parseHTTPUrl_v2` → parse, http, url, v2 (lower case). */
export function splitName(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9\u00c0-\uffff]+/)
    .filter((part) => part !== '');
}

/** A light English stem: enough that `notifies`, `notified` and `notify` meet; never shorter than three letters. */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const singular = american(word)
    // `updated` is `update` and no `updat`; `repeated` is `repeat`.
    .replace(/(?<=[^aeo]at|creat|iz)(?:ed|ing)$/, 'e')
    .replace(/(?:ies|ied|y)$/, 'i')
    .replace(/sses$/, 'ss')
    .replace(/([^s])s$/, '$1');
  const once = singular.replace(ENDING, '');
  const bare = once.length >= 5 ? once.replace(ENDING, '') : once;
  const kept = bare.length >= 3 ? bare : singular;
  return kept.length > 3 && /([bdglmnprt])\1$/.test(kept) ? kept.slice(0, -1) : kept;
}

/** `colour` and `color`, `customise` and `customize` are one word; a part of both sides, so no harm where it is none. */
function american(word: string): string {
  if (word.length < 6) return word;
  return word
    .replace(/our(?=(?:s|ed|ing|ful|less|able|ite|ites)?$)/, 'or')
    .replace(/(?<=\w{5})is(?=(?:e[ds]?|ers?|ing|ations?)$)/, 'iz')
    .replace(/logue(?=s?$)/, 'log')
    .replace(/^centre/, 'center')
    .replace(/^licence/, 'license');
}

const ENDING = /(?:ization|ications?|ations?|ation|izer|ize|ator|ate|ment|able|ible|ing|ion|ed|er|or|e)$/;

/** Whether a word says anything about where in the code the work is. */
export function tells(word: string): boolean {
  return word.length > 1 && !STOP.has(word);
}

/** The telling stems of a text, in order, with repeats. */
export function stemsOf(text: string): string[] {
  return splitName(text.replace(/['’]s\b/g, ''))
    .filter(tells)
    .map(stem);
}
