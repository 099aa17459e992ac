import type { Facts } from '../../facts/facts.ts';
import { type Definition, definitionsIn } from '../../plan/definitions.ts';
import { callersOf, findDocs, findSiblings } from './attach-files.ts';
import { docComment } from './doc-comment.ts';
import { findSamples } from './find-samples.ts';
import type { CodePlace, Located } from './located.ts';
import { nextMigration } from './next-migration.ts';
import { pathKind } from './path-kind.ts';
import { type Clues, isOnTheWay, type RankedFile, type Ranking, rankFiles } from './rank-files.ts';
import { asksForSetting, settingsFile } from './settings-file.ts';
import { splitName, stem, stemsOf, tells } from './terms.ts';
import { testFilesOf, testPlaceFor } from './test-files.ts';

/** A file that scores less than this share of the best is looked at, not planned to change. */
const SHARE = 0.45;
const MOST_CODE = 8;

/** Finds where the work is: ranks the tree, chooses the code, and attaches what goes with it. */
export function locateWork(clues: Clues, facts: Facts): Located {
  const ranking = rankFiles(clues, facts);
  const words = [...new Set([...stemsOf(clues.title), ...stemsOf(clues.prose)])];
  const titled = stemsOf(clues.title);
  const tests = testFilesOf(facts);
  const settings = settingsFile(clues, ranking, facts);
  const code = withSettings(chosen(ranking, facts), settings, clues, ranking, facts).map(
    (ranked): CodePlace => {
      const symbol = symbolOf(ranked, clues, facts, ranking);
      return {
        path: ranked.path,
        ranked,
        symbol,
        end: symbol === null ? 0 : endOf(facts.contents.get(ranked.path) ?? '', symbol.line),
        says: symbol === null ? null : docComment(facts.contents.get(ranked.path) ?? '', symbol.line),
        callers: symbol === null ? [] : callersOf(symbol.name, ranked.path, ranking, facts),
        test: testPlaceFor(ranked.path, tests, facts, titled, symbol?.name ?? null),
      };
    },
  );
  const names = [
    ...new Set([
      ...clues.identifiers.filter(
        (name) => /[a-z][A-Z]|_/.test(name) && (ranking.definitions.has(name) || name.includes('_')),
      ),
      ...code
        .slice(0, 3)
        .flatMap(({ symbol }) => (symbol !== null && /[a-z][A-Z]|_/.test(symbol.name) ? [symbol.name] : [])),
    ]),
  ];
  return {
    code,
    docs: findDocs(clues, names, ranking, facts, settings),
    settings,
    samples: settings !== null && asksForSetting(clues.title) ? findSamples(settings, facts) : [],
    siblings: ranking.wish === null ? findSiblings(ranking, facts, titled) : null,
    migration: nextMigration(clues, ranking.files, facts),
    ranking,
    words,
  };
}

/** The code near the top. Where the issue itself points at a file, only what comes near that one counts. */
function chosen(ranking: Ranking, facts: Facts): RankedFile[] {
  if (ranking.wish !== null)
    return ranking.files
      .filter(
        ({ path, shown, mention }) =>
          (shown !== null && pathKind(path) !== 'test') || (mention?.weight ?? 0) >= 0.8,
      )
      .slice(0, MOST_CODE);
  const code = ranking.files.filter(
    ({ path, mention }) =>
      ['code', 'style', 'data', 'manifest'].includes(pathKind(path)) &&
      (mention !== null || !isBarrel(facts.contents.get(path) ?? '')),
  );
  const top = code[0]?.score ?? 0;
  return code
    .filter(({ score, path }) => score >= top * (pathKind(path) === 'code' ? SHARE : SHARE + 0.2))
    .filter((file, index) => index === 0 || !isOnTheWay(file))
    .slice(0, MOST_CODE);
}

/** Where the title asks for a setting, the registry is planned for, however few of the words it holds. */
function withSettings(
  code: readonly RankedFile[],
  settings: string | null,
  clues: Clues,
  ranking: Ranking,
  facts: Facts,
): RankedFile[] {
  if (settings === null || !asksForSetting(clues.title)) return [...code];
  const user = firstUser(settings, clues, ranking, facts);
  const others = [
    ...(user === null ? [] : [user]),
    // A configuration is where people set it; the sample among them comes by itself.
    ...code.filter((file) => file.path !== settings && file !== user && pathKind(file.path) !== 'data'),
  ];
  const registry = ranking.files.find(({ path }) => path === settings) ?? unranked(settings);
  const main = others[0];
  const isNamed =
    main !== undefined &&
    (main.mention !== null || main.defines.some(({ name }) => clues.identifiers.includes(name)));
  return isNamed
    ? [main, registry, ...others.slice(1, MOST_CODE - 1)]
    : [registry, ...others.slice(0, MOST_CODE - 1)];
}

function unranked(path: string): RankedFile {
  return {
    path,
    score: 0,
    mention: null,
    defines: [],
    similar: null,
    neighbour: null,
    commandLine: null,
    shown: null,
    line: 0,
  };
}

/** The likeliest file with a definition that bears the title's words: what the setting is for. */
function firstUser(settings: string, clues: Clues, ranking: Ranking, facts: Facts): RankedFile | null {
  const titled = new Set(stemsOf(clues.title));
  const fits = (path: string) =>
    definitionsIn(path, facts.contents.get(path) ?? '').some(({ name }) => {
      const parts = splitName(name).filter(tells).map(stem);
      return parts.length > 0 && parts.every((part) => titled.has(part));
    });
  const code = ranking.files.filter(({ path }) => path !== settings && pathKind(path) === 'code');
  return code.slice(0, 30).find(({ path }) => fits(path)) ?? null;
}

/** A file that only hands on what others define: it changes when they do, and nothing begins in it. */
function isBarrel(text: string): boolean {
  const bare = text
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/^\s*(?:import|export)\s[^;'"]*(?:from\s*)?['"][^'"\n]+['"];?\s*$/gm, '')
    .replace(/^\s*(?:pub\s+)?(?:use|mod)\s[^;]*;\s*$/gm, '')
    .replace(/export (?:default |type )?\{[^}]*\};?/g, '');
  return text.trim() !== '' && bare.trim().length < 20;
}

/**
 * The definition that the work most likely starts at: the one at the line that the issue links to, else the one whose
 * name and lines hold most of the rare words. Null where nothing stands out.
 */
function symbolOf(ranked: RankedFile, clues: Clues, facts: Facts, ranking: Ranking): Definition | null {
  const text = facts.contents.get(ranked.path) ?? '';
  const lines = text.split('\n');
  // What a command runs is a function, whatever the types beside it are called.
  const isRun = ranked.commandLine?.role === 'runs';
  const all = definitionsIn(ranked.path, text).filter(
    (definition) =>
      isBlock(lines, definition) && (!isRun || /^(?:function|def|fn|func)/.test(definition.keyword)),
  );
  const at = ranked.mention?.from ?? ranked.commandLine?.example?.line ?? null;
  if (at !== null)
    return (
      all.findLast(
        (definition) => definition.line <= at && endOf(text, definition.line, lines.length) >= at,
      ) ?? null
    );
  const outright = new Set(clues.identifiers);
  const titled = new Set(stemsOf(clues.title));
  const weigh = (word: string) => (ranking.query.get(word) ?? 0) * (ranking.rarity.get(word) ?? 0);
  // What the issue names in its own sentences is what it means, whatever else has more of its words.
  const said = `${clues.title}\n${clues.prose}`;
  const isSaid = ({ name }: Definition) =>
    outright.has(name) && /[a-z][A-Z]|_/.test(name) && said.includes(name);
  const isAnySaid = all.some(isSaid);
  // "config" in a name and "configurable" in the issue are one word.
  const isAkin = (part: string) =>
    part.length >= 5 && [...ranking.query.keys()].some((word) => word.startsWith(part));
  let best: { definition: Definition; score: number } | null = null;
  all.forEach((definition, index) => {
    if (isAnySaid && !isSaid(definition)) return;
    const end = Math.min(all[index + 1]?.line ?? lines.length + 1, definition.line + 60);
    const body = new Set(stemsOf(lines.slice(definition.line - 1, end - 1).join(' ')));
    const inBody = [...body].reduce((sum, word) => sum + weigh(word), 0);
    const parts = splitName(definition.name).filter(tells).map(stem);
    const inName = parts.reduce((sum, word) => sum + weigh(word), 0) / Math.sqrt(Math.max(1, parts.length));
    // A name that shares no word with the issue would send its reader to the wrong place.
    if (inName === 0 && !outright.has(definition.name) && !parts.some(isAkin)) return;
    // A long body holds many words of any issue; a name made of the title's words alone says more.
    const length = Math.max(1, (end - definition.line) / 15);
    const isAllNamed = parts.length > 0 && parts.every((word) => titled.has(word));
    const score =
      inBody / Math.sqrt(length) + (isAllNamed ? 4 : 2) * inName + (outright.has(definition.name) ? 30 : 0);
    if (score > 0 && (best === null || score > best.score)) best = { definition, score };
  });
  return (best as { definition: Definition } | null)?.definition ?? null;
}

/** A module line, a constant within a function or one in capitals is no place to name. */
function isBlock(lines: readonly string[], definition: Definition): boolean {
  const line = lines[definition.line - 1] ?? '';
  if (/^\s*(?:pub(?:\([^)]*\))?\s+)?mod\s+\w+\s*;/.test(line) || /^[A-Z][A-Z0-9_]*$/.test(definition.name))
    return false;
  if (/^\s*(?:fn test_|def test_|mod tests?\b)/.test(line)) return false;
  return (
    !/^(const|let|var|static)$/.test(definition.keyword) ||
    (/^\S/.test(line) && /=>|function|\(|\{\s*$|`/.test(line))
  );
}

/** The last line of the definition: up to the next line that is not indented deeper than it, within 60 lines. */
function endOf(text: string, line: number, most = 60): number {
  const lines = text.split('\n');
  const indent = /^\s*/.exec(lines[line - 1] ?? '')?.[0].length ?? 0;
  let end = line;
  for (let at = line; at < Math.min(lines.length, line + most); at += 1) {
    const content = lines[at] ?? '';
    if (content.trim() === '') continue;
    const depth = /^\s*/.exec(content)?.[0].length ?? 0;
    if (depth < indent || (depth === indent && !/^[\s)}\]]/.test(content))) break;
    end = at + 1;
    if (depth === indent && /^\s*[)}\]]/.test(content)) break;
  }
  return end;
}
