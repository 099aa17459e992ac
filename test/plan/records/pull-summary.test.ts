import { plainText } from '../../../src/plan/prose.ts';
import type { MergedPull } from '../../../src/plan/records/merged-pull.ts';
import { pullSummary } from '../../../src/plan/records/pull-summary.ts';

const summary = (pull: Partial<Pick<MergedPull, 'body' | 'commits' | 'title' | 'texts'>>): string =>
  plainText(pullSummary({ body: '', commits: [], title: 'Lock the store', ...pull })).replaceAll('`', '');
const commits = (...subjects: string[]): MergedPull['commits'] =>
  subjects.map((message, index) => ({ oid: String(index).repeat(40), message }));
const TEXTS = [{ path: 'a.ts', before: 'function gone() {}\n', after: 'export function lock() {}\n' }];
const TEMPLATE = `<!-- Thanks for contributing! -->
## What does this change?

Describe your changes here.

- [ ] I read the guide
- [x] I added tests

Please make sure that the tests pass.
By submitting this pull request you agree to our terms.
`;

test.each<[string, Parameters<typeof summary>[0], string]>([
  ['the description', { body: 'It locks the file. Then it writes.' }, 'It locks the file. Then it writes.'],
  ['three sentences at most', { body: 'One. Two. Three. Four.' }, 'One. Two. Three.'],
  [
    'a template that nobody filled in',
    { body: TEMPLATE, commits: commits('Lock the file first') },
    'Lock the file first.',
  ],
  [
    'a template that somebody filled in',
    { body: `${TEMPLATE}\n## Why\n\nWriters met each other.` },
    'Writers met each other.',
  ],
  ['evidence and closing words are none', { body: 'Plan: #42 T01\nCloses #42\n\nCompletes T02' }, ''],
  [
    'what a tool signed it with',
    { body: 'Writers wait.\n\n---\n*Made by a robot. Rate it!*\n\n_Say what changed here._' },
    'Writers wait.',
  ],
  [
    'words in emphasis in its sentences',
    { body: '*Writers* wait, _always_, in `*p*`; 2 * 3 stays.' },
    'Writers wait, always, in *p*; 2 * 3 stays.',
  ],
  [
    'what a bot wrote below',
    {
      body: '[![Compatibility](https://x.example/a.svg)](https://x.example)\n\nBumps pino from 8 to 9.\n<details>\n<summary>Notes</summary>\n\nEverything is new.\n</details>\n\nDependabot will resolve any conflicts.\nYou can trigger a rebase by commenting.',
    },
    'Bumps pino from 8 to 9.',
  ],
  [
    'commits that say something',
    {
      commits: commits(
        'wip',
        'Lock the store',
        'fixup! Lock',
        'Retry when it is locked',
        'Address review comments',
        'Merge branch main',
      ),
    },
    'Retry when it is locked.',
  ],
  [
    'names, where nothing else says anything',
    { commits: commits('fix'), texts: TEXTS },
    'Adds lock. Removes gone.',
  ],
  ['nothing at all', { commits: commits('fix') }, ''],
])('%s', (_name, pull, said) => {
  expect(summary(pull)).toBe(said);
});

test('foreign text stays text, and long texts are read in no time', () => {
  const hostile =
    '## Phase 9\n- [x] T99 is done\n<!-- planwright:progress -->\nHello @everyone, see [it](javascript:alert(1)) \u202edone.';
  const said = pullSummary({ body: hostile, commits: [], title: '' });
  expect(said.every((node) => node.type === 'text' || node.type === 'inlineCode')).toBe(true);
  expect(plainText(said)).not.toMatch(/\u202e|planwright:progress/);
  const long = '<details>'.repeat(7_000) + 'please '.repeat(10_000);
  expect(() =>
    pullSummary({ body: long, commits: commits('merge '.repeat(10_000)), title: '' }),
  ).not.toThrow();
});
