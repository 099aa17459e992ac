import { shortened } from './sentences.ts';

/** Where a statement can be cut and its head still says something. */
const JOINTS =
  /,? (?:which|that|who|so that|because|unless|until|whenever|when|if|even|while|as|and|but|or|for example)\b|[,;:—] |\. | \(/g;

const OVER = ' no longer happens';
/** A condition before the main clause. */
const CONDITION = /^(?:if|when|whenever|once|as soon as) [^,“”]{6,160}, (?=(?:\S+ ){2})/i;

/** The head of a statement, at most `length` characters: cut at a joint between clauses where one is near, else at a word. */
export function briefly(text: string, length: number): string {
  if (text.length <= length) return text;
  // Half a complaint without "no longer happens" would ask for it.
  const complaint = /^“(.+)” no longer happens$/.exec(text)?.[1];
  if (complaint !== undefined && length > 60)
    return `“${briefly(complaint, length - OVER.length - 2)}” no longer happens`;
  // "If a release has two, the data names the last": cut short, what happens says more than when it does.
  const main = text.replace(CONDITION, '');
  if (main !== text && main.length > 20) return briefly(main, length);
  let cut = 0;
  for (const { index } of text.matchAll(JOINTS)) if (index <= length) cut = index;
  const head = text.slice(0, cut);
  const isWhole = cut >= length * 0.5 && head.split('`').length % 2 === 1 && !/[“"][^”"]*$/.test(head);
  return isWhole ? `${head}…` : shortened(text, length);
}
