import type {
  IssueReading,
  Permission,
  PullReading,
  RepositoryPort,
  RepositoryReading,
} from '../../src/workflows/ports/repository.ts';
import { StaleHead } from '../../src/workflows/ports/repository.ts';

export const OID = 'a'.repeat(40);

export function issueReading(over: Partial<IssueReading> = {}): IssueReading {
  return {
    id: 'I_42',
    number: 42,
    url: 'https://github.com/o/r/issues/42',
    title: 'Lock the store',
    body: 'It breaks',
    isOpen: true,
    labels: [{ id: 'L_1', name: 'needs-plan' }],
    author: 'ada',
    assignees: [],
    milestone: null,
    comments: [],
    olderComments: null,
    labelings: [{ label: 'needs-plan', actor: 'grace', at: '2026-01-02T00:00:00Z' }],
    ourCommentDeletedAt: null,
    plan: null,
    unmergedPlan: null,
    placeTakenBy: null,
    branch: null,
    planPull: null,
    ...over,
  };
}

export interface Doing {
  readonly what: string;
  readonly with: unknown;
}

/** A repository that answers the same reading each time and remembers what was asked of it. */
export function fakeRepository(
  given: {
    issues?: readonly IssueReading[];
    pulls?: readonly PullReading[];
    head?: RepositoryReading['head'];
    books?: RepositoryReading['books'];
    repository?: Partial<RepositoryReading['repository']>;
    config?: string | null;
    permission?: Permission | Error;
    /** Of which everybody is a member. */
    teams?: readonly string[];
    /** Commits that meet a moved branch before one lands. */
    staleCommits?: number;
  } = {},
): { port: RepositoryPort; done: Doing[]; reads: () => number } {
  const done: Doing[] = [];
  let reads = 0;
  let stale = given.staleCommits ?? 0;
  const record = (what: string, details: unknown): void => {
    done.push({ what, with: details });
  };
  const commit = (what: string, details: unknown): { oid: string } => {
    if (stale-- > 0) throw new StaleHead('moved');
    record(what, details);
    return { oid: 'b'.repeat(40) };
  };
  const reading: RepositoryReading = {
    repository: {
      id: 'R_1',
      url: 'https://github.com/o/r',
      isArchived: false,
      defaultBranch: 'main',
      headOid: OID,
      ...given.repository,
    },
    config: given.config ?? null,
    issues: new Map((given.issues ?? [issueReading()]).map((issue) => [issue.number, issue])),
    history: [],
    pulls: new Map((given.pulls ?? []).map((pull) => [pull.number, pull])),
    head: given.head ?? null,
    books: given.books ?? { standing: null, former: [], merged: [], next: 1 },
  };
  const port: RepositoryPort = {
    read: async ({ issues, pulls }) => {
      reads++;
      return {
        ...reading,
        issues: new Map([...reading.issues].filter(([number]) => issues.includes(number))),
        pulls: new Map([...reading.pulls].filter(([number]) => pulls.includes(number))),
      };
    },
    createBranchAndCommit: async (_id, details) => commit('createBranchAndCommit', details),
    commit: async (details, along) => commit('commit', { ...details, ...along }),
    openPull: async (pull) => {
      record('openPull', pull);
      return { number: 43, url: 'https://github.com/o/r/pull/43' };
    },
    check: async (run) => record('check', run),
    replacePull: async (...details) => record('replacePull', details),
    deleteBranches: async (refIds) => record('deleteBranches', refIds),
    deleteBranch: async (refId) => record('deleteBranch', refId),
    pathsAt: async (_commit, paths) => new Set(paths),
    closePull: async (...details) => record('closePull', details),
    comment: async (details) => record('comment', details),
    standingCommits: async () => [],
    namedComment: async () => null,
    olderComments: async () => ({ comments: [], before: null }),
    closeIssue: async (id) => record('closeIssue', id),
    writeSubIssues: async (changes) => {
      record('writeSubIssues', changes);
      return changes.opened.map((_issue, index) => ({
        number: 70 + index,
        url: `https://github.com/o/r/issues/${70 + index}`,
      }));
    },
    react: async (reaction) => record('react', reaction.content),
    removeLabel: async (...details) => record('removeLabel', details),
    permissionOf: async (login) => {
      record('permissionOf', login);
      if (given.permission instanceof Error) throw given.permission;
      return given.permission ?? 'none';
    },
    isInTeam: async (team, login) => {
      record('isInTeam', `${team} ${login}`);
      return given.teams?.includes(team) ?? false;
    },
  };
  return { port, done, reads: () => reads };
}
