import { shortened } from './sentences.ts';

/** Where a statement can be cut and its head still says something. */
const JOINTS =
  /,? (?:which|that|who|so that|because|unless|until|whenever|when|if|even|while|as|and|but|or|for example)\b|[,;:—] |\. | \(/g;

/** The head of a statement, at most `length` characters: cut at a joint between clauses where one is near, else at a word. */
export function briefly(text: string, length: number): string {
  if (text.length <= length) return text;
  let cut = 0;
  for (const { index } of text.matchAll(JOINTS)) if (index <= length) cut = index;
  const head = text.slice(0, cut);
  const isWhole = cut >= length * 0.5 && head.split('`').length % 2 === 1 && !/[“"][^”"]*$/.test(head);
  return isWhole ? `${head}…` : shortened(text, length);
}
