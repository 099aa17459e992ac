import type { Facts } from '../../facts/facts.ts';
import type { Prose } from '../../plan/plan.ts';
import { code, join, prose, withCode } from '../../plan/prose.ts';
import { shortened } from '../extract/sentences.ts';
import type { CommandLineSign } from '../locate/command-line.ts';
import type { Located } from '../locate/located.ts';
import type { Clues, RankedFile } from '../locate/rank-files.ts';
import { splitName, stem, stemsOf, tells } from '../locate/terms.ts';

/**
 * Why a file is in the plan, in words, with the evidence: the two strongest signs. `strict` leaves out what says little
 * beside a better reason.
 */
export function explainFile(
  file: RankedFile,
  clues: Clues,
  located: Located,
  facts: Facts,
  strict = false,
): Prose {
  const signs: Prose[] = [];
  const { mention, defines, neighbour, similar, commandLine, shown } = file;
  if (shown !== null) signs.push(shown.reason);
  if (commandLine !== null) signs.push(commandLineSign(commandLine));
  if (mention !== null && mention.weight >= 0.5)
    signs.push(
      mention.from === null
        ? prose`named in the issue`
        : prose`named in the issue, with line ${mention.from}`,
    );
  const subject = shown === null ? null : located.ranking.wish?.subject;
  const outright = defines.find(({ name }) => clues.identifiers.includes(name) && name !== subject);
  // Where the issue names the file too, that it names what is in it is said with that.
  if (outright !== undefined && signs.length > 0) signs.push(prose`defines ${code(outright.name)}`);
  else if (outright !== undefined) signs.push(prose`defines ${code(outright.name)}, named in the issue`);
  else if (defines[0] !== undefined && shown === null)
    signs.push(prose`defines ${code(defines[0].name)}${wordsIn(defines[0].name, clues, located)}`);
  const together = neighbour === null ? 0 : neighbour.together / Math.max(1, neighbour.commits);
  const enough = strict && signs.length > 0 ? OFTEN : AT_TIMES;
  if (neighbour !== null && neighbour.together >= 3 && together >= enough)
    signs.push(
      prose`changed together with ${code(neighbour.path)} in ${neighbour.together} of ${neighbour.commits} commits`,
    );
  if (signs.length < 2 && similar !== null && sharesWords(similar.commit.subject, clues))
    signs.push(changedBy(similar));
  if (signs.length < (strict ? 1 : 2)) {
    const words = rareWords(file.path, clues, located, facts);
    if (words.length > 0) signs.push(prose`holds the issue's ${join(words.map((word) => prose`“${word}”`))}`);
  }
  if (signs.length === 0 && neighbour !== null)
    signs.push(prose`tied to ${code(neighbour.path)} by an import`);
  if (signs.length === 0) signs.push(weakSign(file, clues, facts));
  return join(signs.slice(0, 2), ', ', ', ');
}

/** What is left to say of a file that none of the better signs points at, and true. */
function weakSign({ path, similar }: RankedFile, clues: Clues, facts: Facts): Prose {
  const inPath = new Set(splitName(path).map(stem));
  const inFile = new Set(stemsOf((facts.contents.get(path) ?? '').slice(0, READ)));
  const said = [...new Set(splitName(`${clues.title} ${clues.prose} ${clues.code}`))].filter(tells);
  const named = said.filter((word) => inPath.has(stem(word)));
  if (named.length > 0) return prose`its path has the issue's ${quoted(named)}`;
  if (similar !== null) return changedBy(similar);
  const held = said.filter((word) => inFile.has(stem(word)));
  return held.length > 0
    ? prose`holds the issue's ${quoted(held)}`
    : prose`lies near what the issue's words fit`;
}

function quoted(words: readonly string[]): Prose {
  return join(words.slice(0, 3).map((word) => prose`“${word}”`));
}

function changedBy({ commit }: NonNullable<RankedFile['similar']>): Prose {
  return prose`changed by ${code(commit.sha.slice(0, 7))} (${withCode(shortened(commit.subject, 72))})`;
}

/** So large a part of its commits says something beside a better reason, and by itself. */
const OFTEN = 0.5;
const AT_TIMES = 0.25;

/** The words of the issue that a name is made of. */
function wordsIn(name: string, clues: Clues, located: Located): Prose {
  const parts = new Set(splitName(name).map(stem));
  const spoken = [...new Set(splitName(`${clues.title} ${clues.prose}`))].filter(
    (word) => parts.has(stem(word)) && located.words.includes(stem(word)),
  );
  return spoken.length === 0
    ? []
    : prose`, of the issue's ${join(spoken.slice(0, 3).map((word) => prose`“${word}”`))}`;
}

function commandLineSign({ role, example, command }: CommandLineSign): Prose {
  const named = command === null ? prose`the command line` : code(command);
  if (role === 'runs') return prose`holds what ${named} runs`;
  return prose`declares the options of ${named}${example === null ? [] : prose`, ${code(example.option)} in line ${example.line}`}`;
}

function sharesWords(subject: string, clues: Clues): boolean {
  const titled = new Set(stemsOf(clues.title));
  return stemsOf(subject).filter((word) => titled.has(word)).length >= 2;
}

const READ = 60_000;

/** Up to three words of the issue that the file holds, the rarest in the tree first. */
export function rareWords(path: string, clues: Clues, located: Located, facts: Facts): string[] {
  const inFile = new Set<string>();
  const text = (facts.contents.get(path) ?? '').slice(0, READ);
  for (const [word] of text.matchAll(/[A-Za-z][\w$]*/g))
    for (const part of splitName(word)) inFile.add(stem(part));
  const spoken = new Map<string, string>();
  for (const word of splitName(`${clues.title} ${clues.prose}`)) {
    const key = stem(word);
    if (located.words.includes(key) && !spoken.has(key)) spoken.set(key, word);
  }
  const { query, rarity } = located.ranking;
  return [...spoken]
    .filter(([key, word]) => inFile.has(key) && word.length > 3 && /^[a-z]+$/.test(word))
    .map(([key, word]) => ({ word, weight: (query.get(key) ?? 0) ** 2 * (rarity.get(key) ?? 0) }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, 3)
    .map(({ word }) => word);
}
