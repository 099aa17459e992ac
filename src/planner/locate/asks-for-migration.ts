const STORES =
  /\b(?:stor(?:e|es|ed|ing)|persist\w*|remember\w*|sav(?:e|ed|ing)|record(?:ed|s)?|migrations?)\b|\b(?:add|adds|new|needs?|drop|rename)\b[^.]{0,40}\b(?:columns?|fields?|tables?|index(?:es)?)\b/i;
const DATABASE =
  /\b(?:databases?|migrations?|db schema|database schema)\b|\b(?:the|new|a) (?:`?\w+`? )?tables?\b|\bcolumns?\b[^.]*\btables?\b|\bcolumns?\b[^.]*`\w+`/i;
const LONGEST_SENTENCE = 500;

/** Whether a sentence of the issue says outright that the database has to hold something else than today. */
export function asksForMigration({
  title,
  prose,
}: {
  readonly title: string;
  readonly prose: string;
}): boolean {
  return `${title}.\n${prose}`
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.slice(0, LONGEST_SENTENCE))
    .some((sentence) => STORES.test(sentence) && DATABASE.test(sentence));
}
