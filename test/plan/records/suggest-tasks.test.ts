import { readFileSync } from 'node:fs';
import { readPlan } from '../../../src/plan/reading/read.ts';
import { type SuggestionSource, suggestTasks } from '../../../src/plan/records/suggest-tasks.ts';

const plan = readPlan(readFileSync(new URL('../../fixtures/plans/small.md', import.meta.url), 'utf8'));

const source = (over: Partial<SuggestionSource> = {}, paths: string[] = []): SuggestionSource => ({
  title: '',
  headRef: 'a-branch',
  commits: [],
  files: paths.map((path) => ({ path, additions: 1, deletions: 0, change: 'modified' })),
  ...over,
});
const suggested = (pull: SuggestionSource, named: string[] = []): string[] =>
  suggestTasks(plan, pull, new Set(named)).map(({ task }) => task);

const SWEEP = 'src/inbox/sweep.ts';

test.each<[string, SuggestionSource, string[]]>([
  ['path and words agree', source({ title: 'Ask for all paths in one query' }, [SWEEP]), ['T02']],
  ['words of the branch count', source({ headRef: 'tree-query' }, [SWEEP]), ['T02']],
  [
    'words of a commit count, in another form',
    source({ commits: [{ oid: '', message: 'Query trees\n\nx' }] }, [SWEEP]),
    ['T02'],
  ],
  ['a path alone', source({ title: 'Format' }, [SWEEP]), []],
  ['words alone', source({ title: 'Ask for all paths in one tree query' }, ['README.md']), []],
  ['one word is none', source({ title: 'Query' }, [SWEEP]), []],
  ['common words are none', source({ title: 'Make each file use only this' }, [SWEEP]), []],
])('%s', (_name, pull, expected) => {
  expect(suggested(pull)).toEqual(expected);
});

test('what is named is no guess, and what is guessed says why', () => {
  const pull = source({ title: 'Ask for paths in one tree query' }, [SWEEP]);
  expect(suggested(pull, ['T02'])).toEqual([]);
  expect(suggestTasks(plan, pull, new Set())).toEqual([
    { task: 'T02', paths: [SWEEP], words: ['paths', 'tree', 'query'] },
  ]);
});
