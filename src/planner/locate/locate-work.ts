import type { Facts } from '../../facts/facts.ts';
import { callersOf, findDocs, findSiblings } from './attach-files.ts';
import type { CodePlace, Located } from './located.ts';
import { pathKind } from './path-kind.ts';
import { type Clues, type RankedFile, type Ranking, rankFiles } from './rank-files.ts';
import { type Definition, definitionsIn } from './symbols.ts';
import { splitName, stem, stemsOf } from './terms.ts';
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
  const code = chosen(ranking).map((ranked): CodePlace => {
    const symbol = symbolOf(ranked, clues, facts, titled);
    return {
      path: ranked.path,
      ranked,
      symbol,
      end: symbol === null ? 0 : endOf(facts.contents.get(ranked.path) ?? '', symbol.line),
      callers: symbol === null ? [] : callersOf(symbol.name, ranked.path, ranking, facts),
      test: testPlaceFor(ranked.path, tests, facts, titled),
    };
  });
  const names = [
    ...new Set([
      ...clues.identifiers.filter((name) => splitName(name).length > 1),
      ...code.flatMap(({ symbol }) => symbol?.name ?? []),
    ]),
  ];
  return {
    code,
    docs: findDocs(clues, names, ranking, facts),
    siblings: findSiblings(ranking, facts, titled),
    ranking,
    words,
  };
}

/** The code near the top. Where the issue itself points at a file, only what comes near that one counts. */
function chosen(ranking: Ranking): RankedFile[] {
  const code = ranking.files.filter(({ path }) => ['code', 'style', 'data'].includes(pathKind(path)));
  const top = code[0]?.score ?? 0;
  return code
    .filter(({ score, path }) => score >= top * (pathKind(path) === 'code' ? SHARE : SHARE + 0.2))
    .slice(0, MOST_CODE);
}

/** The definition whose name or lines share most with the issue. */
function symbolOf(
  ranked: RankedFile,
  clues: Clues,
  facts: Facts,
  titled: readonly string[],
): Definition | null {
  const text = facts.contents.get(ranked.path) ?? '';
  const all = definitionsIn(ranked.path, text);
  const at = ranked.mention?.from ?? null;
  if (at !== null)
    return (
      [...all].reverse().find((definition) => definition.line <= at && isBlock(text, definition)) ?? null
    );
  const outright = new Set(clues.identifiers);
  const inTitle = new Set(titled);
  const inProse = new Set(stemsOf(clues.prose));
  let best: { definition: Definition; score: number } | null = null;
  for (const definition of all) {
    const parts = splitName(definition.name).map(stem);
    const hits =
      parts.filter((part) => inTitle.has(part)).length * 2 + parts.filter((part) => inProse.has(part)).length;
    if (hits === 0 && !outright.has(definition.name)) continue;
    const near =
      ranked.line > 0 && definition.line >= ranked.line - 5 && definition.line < ranked.line + 50 ? 1 : 0;
    const score =
      (hits / Math.sqrt(parts.length)) * 1.5 +
      (outright.has(definition.name) ? 4 : 0) +
      near +
      (isBlock(text, definition) ? 0.5 : -1);
    if (best === null || score > best.score) best = { definition, score };
  }
  return best?.definition ?? null;
}

/** A constant inside a function is no place to name; a definition that opens a block or stands at the margin is. */
function isBlock(text: string, definition: Definition): boolean {
  const line = text.split('\n')[definition.line - 1] ?? '';
  return !/^(const|let|var)$/.test(definition.keyword) || /^\S/.test(line);
}

/** The last line of the definition: up to the next line that is not indented deeper than it, within 60 lines. */
function endOf(text: string, line: number): number {
  const lines = text.split('\n');
  const indent = /^\s*/.exec(lines[line - 1] ?? '')?.[0].length ?? 0;
  let end = line;
  for (let at = line; at < Math.min(lines.length, line + 60); at += 1) {
    const content = lines[at] ?? '';
    if (content.trim() === '') continue;
    const depth = /^\s*/.exec(content)?.[0].length ?? 0;
    if (depth < indent || (depth === indent && !/^[\s)}\]]/.test(content))) break;
    end = at + 1;
    if (depth === indent && /^\s*[)}\]]/.test(content)) break;
  }
  return end;
}
