import { plainText } from '../../../src/plan/prose.ts';
import { explainFile } from '../../../src/planner/compose/explain-file.ts';
import { readIssue } from '../../../src/planner/extract/read-issue.ts';
import { locateWork } from '../../../src/planner/locate/locate-work.ts';
import { commitOf, factsOf, issueOf } from '../facts-of.ts';

const FACTS = factsOf(
  {
    'src/db.ts': 'export const x = 1;\n',
    'src/v2.ts': '// v2 go\n',
    'src/near.ts': 'export const y = 1;\n',
    'src/rows.ts': 'export function sortRows() {}\n',
  },
  { history: [commitOf('Sort the rows by name', ['src/near.ts'])] },
);

/** The reason that a file gets for an issue about rows, whatever it is ranked by. */
function reasonOf(path: string, title: string): string {
  const { clues } = readIssue(issueOf(title, 'Please do it, as it is wanted by many.'), []).extraction;
  const located = locateWork(clues, FACTS);
  const file = located.ranking.files.find((ranked) => ranked.path === path);
  if (file === undefined) throw new Error(`${path} is not ranked`);
  return plainText(explainFile(file, clues, located, FACTS));
}

test.each([
  ['src/rows.ts', 'Sort rows by name', "defines `sortRows`, of the issue's “sort” and “rows”"],
  ['src/db.ts', 'Show db size', "its path has the issue's “db”"],
  ['src/near.ts', 'Keep the rows', 'changed by `'],
  ['src/v2.ts', 'Speak v2', "its path has the issue's “v2”"],
])('%s for “%s”', (path, title, expected) => {
  expect(reasonOf(path, title)).toContain(expected);
});
