import { createHeardComments, type HeardComments } from '../../src/inbox/heard-comments.ts';
import { createThreadWatch } from '../../src/inbox/thread-watch.ts';
import type { SaidComment, ThreadReading } from '../../src/workflows/ports/survey.ts';
import { unansweredCommands } from '../../src/workflows/unanswered-commands.ts';

const repository = { installationId: 1, repositoryId: 2, owner: 'o', name: 'r' };
const said: SaidComment = {
  ...{ id: 'N9', databaseId: 9, kind: 'comment', body: '/plan done T01', author: 'ada', isBots: false },
  ...{ association: 'MEMBER', createdAt: '2026-05-02T10:00:00Z', edited: null, answeredAt: null },
};
const issue: ThreadReading = {
  ...{ repository, number: 42, isPull: false, title: 't', body: 'b', headRef: null, author: 'eve' },
  comments: [],
};
const since = Date.parse('2026-05-01T00:00:00Z');
const nothing = { has: () => false };

const jobsFor = (
  comment: Partial<SaidComment>,
  thread: Partial<ThreadReading> = {},
  heard: { has: HeardComments['has'] } = nothing,
) =>
  unansweredCommands(
    { ...issue, ...thread, comments: [{ ...said, ...comment }] },
    { prefix: '/plan', heard, since },
  );

test('a command without an answer is the job that its event would have been', () => {
  expect(jobsFor({})).toEqual([
    {
      ...{ kind: 'run-commands', key: '2/42', repository, thread: 42, isPull: false, mentioned: [42] },
      comment: {
        ...{ id: 'N9', origin: 'comment/9', body: '/plan done T01', bodyBefore: null },
        ...{ author: 'ada', association: 'MEMBER' },
      },
      ...{ threadAuthor: 'eve', found: 'unanswered' },
    },
  ]);
});

const edit = (at: string, by = 'ada') => ({ edited: { at, by } });
const ROWS: readonly [string, Partial<SaidComment>, 'unanswered' | 'edited' | null][] = [
  ['answered', { answeredAt: '2026-05-02T10:00:05Z' }, null],
  ['edited before its answer', { answeredAt: '2026-05-02T10:00:05Z', ...edit('2026-05-02T10:00:02Z') }, null],
  [
    'edited after its answer',
    { answeredAt: '2026-05-02T10:00:05Z', ...edit('2026-05-02T11:00:00Z') },
    'edited',
  ],
  [
    'edited in the second of its answer',
    { answeredAt: '2026-05-02T10:00:05Z', ...edit('2026-05-02T10:00:05Z') },
    'edited',
  ],
  ['edited, without an answer', edit('2026-05-02T11:00:00Z'), 'unanswered'],
  ['edited by another', edit('2026-05-02T11:00:00Z', 'grace'), null],
  ['of a bot', { isBots: true }, null],
  ['of a deleted account', { author: '' }, null],
  ['without a command', { body: 'so be it' }, null],
  ['older than what is looked at', { createdAt: '2026-04-30T10:00:00Z' }, null],
  [
    'old, and edited lately',
    { createdAt: '2026-04-30T10:00:00Z', ...edit('2026-05-02T11:00:00Z') },
    'unanswered',
  ],
];

test.each(ROWS)('a comment %s', (_name, comment, found) => {
  expect(jobsFor(comment)).toMatchObject(found === null ? [] : [{ found }]);
});

test('what was read to its end is not looked at again, unless its words changed', () => {
  const heard = createHeardComments();
  const [job] = jobsFor({});
  if (job) heard.done(job);
  expect(jobsFor({}, {}, heard)).toEqual([]);
  expect(jobsFor({ body: '/plan done T02' }, {}, heard)).toHaveLength(1);
});

test.each([
  ['comment', '2/8'],
  ['review', '2/42'],
  ['review-comment', '2/42'],
] as const)('on a pull request, a %s has the key that its event gives it', (kind, key) => {
  const pull = { isPull: true, number: 57, headRef: 'planwright/issue-42', body: 'Part of #8' };
  expect(jobsFor({ kind }, pull)).toMatchObject([{ key, isPull: true, comment: { origin: `${kind}/9` } }]);
});

describe('threads', () => {
  const thread = (changedAt: string) => ({ repository, number: 42, isPull: false, changedAt });

  test('are read again only where something changed; twice, as times are in seconds', () => {
    const watch = createThreadWatch();
    const looks = [1, 2, 3, 4].map(() => {
      const wanted = watch.toRead([thread('2026-05-02T10:00:00Z')]);
      for (const one of wanted) watch.answered(one);
      return wanted.length;
    });
    expect(looks).toEqual([1, 1, 0, 0]);
    expect(watch.toRead([thread('2026-05-02T10:00:01Z')])).toHaveLength(1);
  });

  test('with something left to do are read until it is done', () => {
    const watch = createThreadWatch();
    const looks = [1, 2, 3, 4].map(() => watch.toRead([thread('2026-05-02T10:00:00Z')]).length);
    expect(looks).toEqual([1, 1, 1, 1]);
  });
});
