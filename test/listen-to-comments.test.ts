import type { Probot } from 'probot';
import { listenToComments } from '../src/listen-to-comments.ts';
import type { Job } from '../src/workflows/job.ts';

/** Plays a delivery and gives the jobs that it starts. */
function deliver(event: string, payload: Record<string, unknown>): Job[] {
  const jobs: Job[] = [];
  const handlers = new Map<string, (context: unknown) => void>();
  const app = {
    on: (names: string | string[], handler: (context: unknown) => void) => {
      for (const name of [names].flat()) handlers.set(name, handler);
    },
  };
  listenToComments(app as unknown as Probot, {
    accept: (job) => jobs.push(job),
    settingsOf: () => ({ label: 'needs-plan', prefix: '/plan' }),
  });
  handlers.get(`${event}.${payload.action}`)?.({ payload });
  return jobs;
}

const ada = { login: 'ada', type: 'User' };
const bot = { login: 'x[bot]', type: 'Bot' };
const frame = {
  installation: { id: 1 },
  repository: { id: 2, name: 'r', owner: { login: 'o' } },
  sender: ada,
};
const said = { id: 9, node_id: 'N', body: '/plan status', user: ada, author_association: 'NONE' };
const issue = { number: 42, title: 't', body: '', user: { login: 'eve' }, labels: [] };
const pull_request = {
  number: 57,
  title: 't',
  body: 'Plan: #42',
  user: { login: 'eve' },
  head: { ref: 'work' },
};

const PLACES: readonly [string, string, string, string, Record<string, unknown>][] = [
  ['issue_comment', 'created', 'comment', 'comment/9', { issue }],
  ['pull_request_review', 'submitted', 'review', 'review/9', { pull_request }],
  ['pull_request_review_comment', 'created', 'comment', 'review-comment/9', { pull_request }],
];

describe.each(PLACES)('%s', (event, created, key, origin, rest) => {
  const play = (payload: Record<string, unknown>) => deliver(event, { ...frame, ...rest, ...payload });

  test('starts its commands, with the key of its plan', () => {
    const [job, ...others] = play({ action: created, [key]: said });
    expect(others).toEqual([]);
    expect(job).toMatchObject({
      ...{ kind: 'run-commands', key: '2/42', mentioned: [42], threadAuthor: 'eve' },
      comment: {
        id: 'N',
        origin,
        body: '/plan status',
        bodyBefore: null,
        author: 'ada',
        association: 'NONE',
      },
    });
  });

  test('edited, knows what it said before, and who edits commands', () => {
    const edited = { action: 'edited', [key]: said, sender: { login: 'bob', type: 'User' } };
    expect(play({ ...edited, changes: { body: { from: 'Well.' } } })[0]).toMatchObject({
      comment: { bodyBefore: 'Well.', author: 'bob', association: 'NONE' },
    });
    expect(play({ ...edited, changes: {} })[0]).toMatchObject({ comment: { bodyBefore: '/plan status' } });
  });

  test.each([
    ['of a bot', { action: created, [key]: { ...said, user: bot } }],
    ['that a bot sends', { action: created, [key]: said, sender: bot }],
    ['without a command', { action: created, [key]: { ...said, body: 'see /plan status' } }],
    ['that is deleted', { action: 'deleted', [key]: said }],
    ['that is dismissed', { action: 'dismissed', [key]: said }],
    ['of no installation', { action: created, [key]: said, installation: undefined }],
  ])('%s starts nothing', (_what, payload) => {
    expect(play(payload)).toEqual([]);
  });

  test('names a plan by #7/T01, whatever it stands on', () => {
    const body = '/plan done #7/T01';
    expect(play({ action: created, [key]: { ...said, body } })[0]).toMatchObject({ key: '2/7' });
  });
});

test('a review without text starts nothing', () => {
  const payload = { ...frame, pull_request, action: 'submitted', review: { ...said, body: null } };
  expect(deliver('pull_request_review', payload)).toEqual([]);
});

test("on a plan's own pull request its issue is known from the branch", () => {
  const own = { ...pull_request, body: '', head: { ref: 'planwright/issue-61' } };
  const payload = { ...frame, pull_request: own, action: 'submitted', review: said };
  expect(deliver('pull_request_review', payload)[0]).toMatchObject({ key: '2/61', mentioned: [61] });
});
