import type { Conventions, Facts, HistoryCommit } from '../../src/facts/facts.ts';
import type { Issue } from '../../src/plan/issue.ts';
import type { PlannerOptions } from '../../src/planner/planner.ts';

const CONVENTIONS: Conventions = {
  changelog: null,
  fragments: null,
  contributing: null,
  pullRequestTemplate: null,
  securityPolicy: null,
  licence: null,
  adrFolder: null,
  docsFolders: [],
  migrations: [],
  deployFiles: [],
  releaseWorkflows: [],
  testFiles: [],
  conventionalCommits: 0,
  primaryLanguage: null,
};

/** Facts of a repository given as path → text; what else is known of it can be put in. */
export function factsOf(
  files: Readonly<Record<string, string>>,
  more: Partial<Omit<Facts, 'conventions'>> & { readonly conventions?: Partial<Conventions> } = {},
): Facts {
  const paths = Object.keys(files);
  return {
    base: paths.length === 0 ? null : 'a'.repeat(40),
    tree: paths.map((path, index) => ({
      path,
      oid: String(index).padStart(40, '0'),
      mode: '100644',
      size: files[path]?.length ?? 0,
    })),
    contents: new Map(Object.entries(files)),
    history: [],
    commands: [],
    checks: [],
    owners: null,
    packages: [],
    notRead: [],
    ...more,
    conventions: {
      ...CONVENTIONS,
      testFiles: paths.filter((path) => /test/.test(path)),
      ...more.conventions,
    },
  };
}

export function commitOf(subject: string, paths: readonly string[], author = 'Ada'): HistoryCommit {
  const sha = [...subject]
    .reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 2 ** 31, 7)
    .toString(16);
  return {
    sha: sha.padStart(40, '0'),
    date: '2024-01-01T00:00:00Z',
    author,
    email: `${author.toLowerCase()}@example.org`,
    subject,
    paths,
  };
}

export function issueOf(title: string, body: string, more: Partial<Issue> = {}): Issue {
  return {
    number: 42,
    title,
    body,
    labels: [],
    author: 'reporter',
    assignees: [],
    milestone: null,
    comments: [],
    ...more,
  };
}

export const OPTIONS: PlannerOptions = {
  home: { repositoryUrl: 'https://github.com/acme/tool', planPath: 'plans/42-x/PLAN.md' },
  tier: null,
};
