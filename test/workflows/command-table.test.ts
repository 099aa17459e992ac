import { parseCommands } from '../../src/commands/parse-commands.ts';
import { COMMANDS } from '../../src/commands/registry.ts';
import { runCommands as runPure } from '../../src/commands/run-commands.ts';
import { linkPhaseIssues } from '../../src/plan/edits/link-phase-issues.ts';
import { readPhaseIssues } from '../../src/plan/reading/phase-issues.ts';
import { planStatus } from '../../src/plan/status.ts';
import { createAwaitedChecks } from '../../src/workflows/awaited-checks.ts';
import type { DrawnPlan } from '../../src/workflows/ports/planning.ts';
import type { Permission } from '../../src/workflows/ports/repository.ts';
import { runCommands } from '../../src/workflows/run-commands.ts';
import { MEDIUM_PLAN } from '../commands/medium-plan.ts';
import { fakeRepository, issueReading, OID } from './fake-repository.ts';
import { pullReading } from './pull-reading.ts';

/** What a comment comes to: a commit (and on which branch), a reply, a reaction. */
interface Outcome {
  readonly branch: string | null;
  readonly source: string;
  readonly reply: string | null;
  readonly reaction: string;
  readonly requests: number;
}

interface Place {
  readonly permission?: Permission | Error;
  readonly login?: string;
  readonly where?: 'issue' | 'pull' | 'proposed' | 'none';
  readonly plan?: string;
}

const context = {
  planUrl: null,
  ...{ issue: 61, pull: 57, people: [], prefix: '/plan', origin: 'comment/1', answered: [] },
  actor: { login: 'ada', url: 'https://github.com/ada', date: '2026-01-02' },
  standing: { author: true, triage: true, write: true },
};
const planAfter = (plan: string, comment: string): string =>
  runPure(parseCommands(comment), { ...context, source: plan }).source ?? '';

const ALL_DONE =
  '/plan done T01 T02 T03 T04\n/plan done E1.1 E1.2 E1.3 E2.1 E2.2 E2.3 seen\n/plan checkpoint 1 pass\n/plan checkpoint 2 pass';
const COMPLETE = planAfter(MEDIUM_PLAN, ALL_DONE);
const PAUSED = planAfter(MEDIUM_PLAN, '/plan pause');

/** Drawn again, nothing changes. */
const drawnAgain = (markdown: string): DrawnPlan => ({
  ...{ kind: 'plan', base: null, markdown, conflicts: [], findings: [] },
  summary: {
    ...{ issue: 61, title: '', tier: 'medium', tierReasons: [], base: null, requirements: 1, phases: 2 },
    ...{ tasks: 4, files: 1, questions: [], notRead: [] },
  },
});

async function play(body: string, place: Place = {}): Promise<Outcome> {
  const { where = 'issue', plan = MEDIUM_PLAN, login = 'grace', permission = 'write' } = place;
  const text = { path: 'plans/61-x/PLAN.md', source: plan };
  const isProposed = where === 'proposed';
  const repository = fakeRepository({
    issues: [
      issueReading({
        ...{ number: 61, author: 'ada', plan: isProposed || where === 'none' ? null : text },
        branch: isProposed ? { id: 'REF', name: 'planwright/issue-61', headOid: OID, plan: text } : null,
      }),
    ],
    pulls: [pullReading({ number: 57, body: 'Plan: #61' })],
    permission,
  });
  let drawn = false;
  await runCommands(
    {
      repository: repository.port,
      planning: {
        drawPlan: async ({ merge }) => {
          drawn = true;
          return merge ? drawnAgain(merge.source) : { kind: 'intake', missing: [] };
        },
        findOrigin: async () => ({ base: null, isIssueChanged: false, origin: null }),
      },
      commands: {
        parseCommands: async (comment, prefix) => parseCommands(comment, prefix),
        runCommands: async (calls, given) => runPure(calls, given),
      },
      plans: {
        planStatus: async (source) => planStatus(source),
        recordMerges: async () => Promise.reject(new Error('Nothing is recorded here')),
        previewMerge: async () => Promise.reject(new Error('The pull request has no head here')),
        readChanges: async () => new Map(),
        recordInForeign: async (source) => ({ source, ticked: [], faults: [] }),
        pathsToJudge: async () => ({ base: null, paths: [] }),
        lintPlan: async () => [],
        readPhaseIssues: async (source, url) => readPhaseIssues(source, url),
        linkPhaseIssues: async (source, links, entries) => linkPhaseIssues(source, links, entries),
      },
      awaited: createAwaitedChecks(),
      now: () => '2026-01-02T03:04:05Z',
    },
    {
      repository: { installationId: 1, repositoryId: 2, owner: 'o', name: 'r' },
      prefix: '/plan',
      job: {
        ...{ kind: 'run-commands', thread: where === 'pull' ? 57 : 61, isPull: where === 'pull' },
        mentioned: [61],
        comment: { id: 'C', origin: 'comment/9', body, bodyBefore: null, author: login, association: 'NONE' },
        threadAuthor: where === 'pull' ? 'linus' : 'ada',
      },
    },
  );
  const { done } = repository;
  const commit = done.find((one) => one.what === 'commit')?.with as
    | { branch: string; files: { content: string }[]; reaction?: { content: string } }
    | undefined;
  const comment = done.findLast((one) => one.what === 'comment')?.with as
    | { body: string; reaction?: { content: string } }
    | undefined;
  const reacted = done.filter((one) => one.what === 'react').map((one) => String(one.with));
  return {
    branch: commit?.branch ?? null,
    source: commit?.files[0]?.content ?? plan,
    reply: drawn ? 'drawn' : (comment?.body ?? null),
    reaction: comment?.reaction?.content ?? commit?.reaction?.content ?? reacted.at(-1) ?? '',
    requests: done.length + repository.reads(),
  };
}

type End = 'edit' | 'reply' | 'error' | 'draw';

/** One row for each command: nothing of the table is left out. */
interface Row {
  /** Commanded before, to have something to work on. */
  readonly given?: string;
  readonly right: string;
  readonly wrong: readonly string[];
  readonly unknown: string | null;
  /** Somebody who may not; null where anyone may. */
  readonly denied: Permission | null;
  readonly complete: End;
  readonly paused?: End;
  readonly proposed?: End;
}

const edits = { denied: 'triage' as const, complete: 'edit' as const };
const reads = { denied: null, complete: 'reply' as const };

const ROWS: Readonly<Record<string, Row>> = {
  '': {
    right: '/plan',
    wrong: ['/plan --tier huge', '/plan --tire small'],
    unknown: null,
    denied: 'read',
    complete: 'draw',
  },
  help: { right: '/plan help', wrong: ['/plan help --all'], unknown: '/plan help nope', ...reads },
  status: { right: '/plan status', wrong: ['/plan status now'], unknown: null, ...reads },
  explain: {
    right: '/plan explain T02',
    wrong: ['/plan explain', '/plan explain T01 T02', '/plan explain T01 well'],
    unknown: '/plan explain K7',
    ...reads,
  },
  answer: {
    right: '/plan answer Q1 a',
    wrong: [
      '/plan answer',
      '/plan answer Q1',
      '/plan answer T01 a',
      '/plan answer Q1 Q2 a',
      '/plan answer Q1 x',
    ],
    unknown: '/plan answer Q9 a',
    denied: 'read',
    complete: 'edit',
  },
  regenerate: {
    right: '/plan regenerate',
    wrong: ['/plan regenerate now', '/plan regenerate --tier huge', '/plan regenerate --tiers small'],
    unknown: null,
    denied: 'triage',
    complete: 'draw',
  },
  link: {
    right: '/plan link T01 #57',
    wrong: ['/plan link', '/plan link #57', '/plan link T01 #57 #58', '/plan link T01 now'],
    unknown: '/plan link T09 #57',
    ...edits,
  },
  unlink: {
    right: '/plan unlink T01 #57',
    wrong: ['/plan unlink', '/plan unlink E1.1 #57'],
    unknown: '/plan unlink T09 #57',
    ...edits,
  },
  done: {
    right: '/plan done T01',
    wrong: ['/plan done', '/plan done R1', '/plan done E1.1'],
    unknown: '/plan done T9',
    ...edits,
    complete: 'reply',
  },
  reopen: {
    given: '/plan done T01',
    right: '/plan reopen T01 not on Windows',
    wrong: ['/plan reopen', '/plan reopen Q1'],
    unknown: '/plan reopen T09',
    ...edits,
  },
  add: {
    right: '/plan add --phase 2 --after T01 more',
    wrong: ['/plan add', '/plan add --phase two x', '/plan add --for T01 x'],
    unknown: '/plan add --for R9 x',
    ...edits,
  },
  move: {
    right: '/plan move T03 --phase 2',
    wrong: ['/plan move T03', '/plan move --phase 2', '/plan move T03 --phase 2 now'],
    unknown: '/plan move T09 --phase 2',
    ...edits,
  },
  drop: {
    right: '/plan drop T03 no need',
    wrong: ['/plan drop', '/plan drop Q1'],
    unknown: '/plan drop K9',
    ...edits,
    complete: 'error',
  },
  assign: {
    right: '/plan assign T01 @ada',
    wrong: ['/plan assign T01', '/plan assign @ada', '/plan assign T01 ada', '/plan assign T01 @adaa'],
    unknown: '/plan assign T09 @ada',
    ...edits,
  },
  decide: {
    right: '/plan decide yes',
    wrong: ['/plan decide', '/plan decide --why x'],
    unknown: null,
    ...edits,
  },
  risk: {
    right: '/plan risk it rains',
    wrong: ['/plan risk', '/plan risk x --impact huge'],
    unknown: null,
    ...edits,
  },
  note: {
    right: '/plan note it is slow',
    wrong: ['/plan note', '/plan note --x y'],
    unknown: null,
    ...edits,
  },
  checkpoint: {
    ...{ given: '/plan done T01 T02 T03\n/plan done E1.1 E1.2 E1.3 seen', right: '/plan checkpoint 1 pass' },
    wrong: [
      '/plan checkpoint',
      '/plan checkpoint 1',
      '/plan checkpoint 1 maybe',
      '/plan checkpoint 1 adjust',
      '/plan checkpoint 2 pass',
    ],
    ...{ unknown: '/plan checkpoint 9 pass', ...edits, complete: 'reply' },
  },
  summarize: {
    right: '/plan summarize #57 All at once.',
    wrong: ['/plan summarize', '/plan summarize #57', '/plan summarize 57 x'],
    unknown: '/plan summarize #58 x',
    ...edits,
  },
  issues: {
    right: '/plan issues',
    wrong: ['/plan issues now', '/plan issues --phase 1'],
    unknown: null,
    ...edits,
    ...{ complete: 'reply', proposed: 'error' },
  },
  pause: { right: '/plan pause', wrong: ['/plan pause now'], unknown: null, ...edits, paused: 'reply' },
  resume: {
    given: '/plan pause',
    right: '/plan resume',
    wrong: ['/plan resume now'],
    unknown: null,
    ...edits,
    complete: 'reply',
  },
};

const isRead = (row: Row): boolean => row.denied === null;
const DRAWS = new Set(['', 'regenerate']);
const rightEnd = (name: string, row: Row): End => (DRAWS.has(name) ? 'draw' : isRead(row) ? 'reply' : 'edit');

function expectEnd(outcome: Outcome, end: End): void {
  const kind: End =
    outcome.reaction === 'CONFUSED'
      ? 'error'
      : outcome.branch !== null
        ? 'edit'
        : outcome.reply === 'drawn' || outcome.reply === null
          ? 'draw'
          : 'reply';
  expect({ kind, reply: outcome.reply }).toEqual({ kind: end, reply: outcome.reply });
  if (end === 'edit') expect(outcome.reaction).toBe('ROCKET');
}

test('every command has a row', () => {
  expect(Object.keys(ROWS).toSorted()).toEqual(COMMANDS.map((command) => command.name).toSorted());
});

describe.each(Object.entries(ROWS))('/plan %s', (name, row) => {
  const given = planAfter(MEDIUM_PLAN, row.given ?? '');
  const login = 'mallory';

  test('success on the issue, within its requests', async () => {
    if (name === '') {
      expect(await play(row.right, { where: 'none' })).toMatchObject({ branch: null, reply: 'drawn' });
      return;
    }
    const outcome = await play(row.right, { plan: given });
    expectEnd(outcome, rightEnd(name, row));
    // 👀, permission, read, commit with its reaction; or 👀, read, reply with its reaction.
    // What changes evidence looks at the pull request too, whose check run may say something else now.
    const looks = /^(?:un)?link$/.test(name) ? 1 : 0;
    // Sub-issues are written all at once.
    const writes = name === 'issues' ? 1 : 0;
    expect(outcome.requests).toBe((isRead(row) ? 3 : 4) + looks + writes);
  });

  test.each(row.wrong)('wrong: %s', async (comment) => {
    const outcome = await play(comment, { plan: row.given === undefined ? given : MEDIUM_PLAN });
    expectEnd(outcome, 'error');
    expect(outcome.reply).toMatch(/expected|takes|did you mean/i);
  });

  if (row.unknown !== null) {
    test(`unknown: ${row.unknown}`, async () => {
      const outcome = await play(row.unknown ?? '');
      expectEnd(outcome, 'error');
      expect(outcome.reply).toMatch(/Unknown|not recorded/);
    });
  }

  test('no permission', async () => {
    if (row.denied === null) {
      expectEnd(await play(row.right, { permission: 'none', login }), 'reply');
      return;
    }
    const outcome = await play(row.right, { plan: given, permission: row.denied, login });
    expectEnd(outcome, 'error');
    expect(outcome.reply).toContain('mallory is not among them here');
  });

  test('an answer about permission that fails means no', async () => {
    const failing = play(row.right, { plan: given, permission: new Error('502'), login });
    if (row.denied === null) expectEnd(await failing, 'reply');
    else await expect(failing).rejects.toThrow('502');
  });

  test('on a pull request that names the plan', async () => {
    if (name === '') return;
    expectEnd(await play(row.right, { where: 'pull', plan: given }), rightEnd(name, row));
  });

  test('on a plan not yet merged, it is the proposal that is edited', async () => {
    const outcome = await play(row.right, { where: 'proposed', plan: given });
    if (name === '') return;
    expectEnd(outcome, row.proposed ?? rightEnd(name, row));
    if (row.proposed === undefined && !isRead(row) && !DRAWS.has(name))
      expect(outcome.branch).toBe('planwright/issue-61');
  });

  test('where there is no plan', async () => {
    const outcome = await play(row.right, { where: 'none' });
    if (name === '') expect(outcome.reply).toBe('drawn');
    else expectEnd(outcome, name === 'help' ? 'reply' : 'error');
  });

  test('on a plan that is complete', async () => {
    if (name === '') return;
    expectEnd(await play(row.right, { plan: COMPLETE }), row.complete);
  });

  test('on one that is paused', async () => {
    if (name === '') return;
    const plan = name === 'resume' ? PAUSED : planAfter(PAUSED, row.given ?? '');
    expectEnd(await play(row.right, { plan }), row.paused ?? rightEnd(name, row));
  });
});

describe('authors', () => {
  test('of a pull request link it', async () => {
    const outcome = await play('/plan link T01', { where: 'pull', login: 'linus', permission: 'read' });
    expectEnd(outcome, 'edit');
    expect(outcome.source).toContain('link/57/T01');
  });

  test.each([
    ['of the issue, another one', '/plan link T01 #57', 'ada', 'issue' as const],
    ['of a pull request, another one', '/plan link T01 #58', 'linus', 'pull' as const],
  ])('%s they do not', async (_what, comment, login, where) => {
    expectEnd(await play(comment, { where, login, permission: 'read' }), 'error');
  });
});
