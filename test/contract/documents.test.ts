import { parse, validate } from 'graphql';
import { commitDocument } from '../../src/github/queries/commit-document.ts';
import { deleteRefsDocument } from '../../src/github/queries/delete-refs.ts';
import * as mutations from '../../src/github/queries/mutations.ts';
import { pathsAtDocument } from '../../src/github/queries/paths-at.ts';
import { readRepositoryDocument } from '../../src/github/queries/read-repository.ts';
import { STANDING_COMMITS } from '../../src/github/queries/standing-commits.ts';
import { surveyDocument } from '../../src/github/queries/survey.ts';
import { threadsDocument } from '../../src/github/queries/threads.ts';
import { githubSchema } from '../../src/sandbox/graphql/github-schema.ts';

const schema = githubSchema();

const hints = {
  template: 'plans/{issue}-{slug}/PLAN.md',
  paths: new Map([[42, 'plans/42-x/PLAN.md']]),
  branchPaths: new Map([[43, 'plans/43-y/PLAN.md']]),
  headPaths: new Map<number, readonly string[]>(),
  planned: new Map<number, readonly string[]>([[42, ['src/store.js']]]),
  crowded: new Set<number>(),
  booksBranch: 'planwright/bookkeeping-3',
};

const documents: [string, string][] = [
  ...Object.entries(mutations),
  ['a commit', commitDocument({ reaction: false, comment: false, pull: false })],
  ['a commit with its reaction', commitDocument({ reaction: true, comment: false, pull: false })],
  ['a commit and a comment', commitDocument({ reaction: false, comment: true, pull: false })],
  ['a commit with all', commitDocument({ reaction: true, comment: true, pull: true })],
  ['commits of a standing pull request', STANDING_COMMITS],
  ['branches that go', deleteRefsDocument(3)],
  ['survey', surveyDocument(3)],
  ['threads', threadsDocument([false, true])],
  ['paths at a commit', pathsAtDocument(3)],
  [
    'read: revisions',
    readRepositoryDocument({ issues: [42, 43], pulls: [], revisions: true, subIssues: true }, hints).query,
  ],
  ['read: nothing', readRepositoryDocument({ issues: [], pulls: [] }, hints).query],
  [
    'read: issues and pull requests',
    readRepositoryDocument({ issues: [42, 43, 44], pulls: [57, 58] }, hints).query,
  ],
  [
    'read: commits',
    readRepositoryDocument({ issues: [], pulls: [], commits: ['a'.repeat(40)] }, hints).query,
  ],
];

test.each(documents)("%s is valid by GitHub's schema", (_name, document) => {
  expect(validate(schema, parse(document)).map((error) => error.message)).toEqual([]);
});

test('every variable that a reading declares is given a value', () => {
  const { query, variables } = readRepositoryDocument({ issues: [42, 43], pulls: [57] }, hints);
  const declared = [...query.matchAll(/\$(\w+): String!/g)].map((match) => match[1]);
  expect(new Set(declared)).toEqual(new Set(['owner', 'name', ...Object.keys(variables)]));
});
