import type { Plan } from '../../../src/plan/plan.ts';
import { plainText } from '../../../src/plan/prose.ts';
import { judgePlan } from '../../../src/plan/rules/judge-plan.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { commitOf, factsOf, issueOf, OPTIONS } from '../facts-of.ts';

const FILES = {
  'src/remote/github.ts':
    'export const githubToken = "";\nexport function github() {\n  return "github";\n}\n',
  'src/remote/gitlab.ts': 'export const per_page = 100;\nexport function gitlab() {\n  return "gitlab";\n}\n',
  'src/client.ts':
    'import { gitlab } from "./remote/gitlab.ts";\nimport { github } from "./remote/github.ts";\nexport const remotes = [github, gitlab];\n',
  'src/args.ts': 'export const gitlab_token = "GITLAB_TOKEN";\nexport const github_token = "GITHUB_TOKEN";\n',
  'src/options.ts': 'export interface Options {\n  githubToken?: string;\n}\n',
  'src/avatar.ts': 'export const avatar = "github";\n',
  'src/login.ts': 'export const login = "github";\n',
  'README.md': '# Tool\n\nFor gitlab and github.\n',
  'test/client.test.ts': "test('gitlab is asked', () => {});\n",
};
const FACTS = factsOf(FILES, {
  history: [
    commitOf('Name the client', ['src/client.ts']),
    commitOf('Add gitlab', ['src/remote/gitlab.ts', 'src/client.ts', 'src/args.ts', 'README.md']),
  ],
  commands: [{ purpose: 'test', command: 'npm test', source: 'package.json', directory: '' }],
});

function planOf(): Plan {
  const issue = issueOf('Integration with Bitbucket', 'The client should know bitbucket as a remote.');
  const result = drawEmbeddedPlan(issue, FACTS, { ...OPTIONS, tier: 'large' });
  if (result.kind !== 'plan') throw new Error(`intake: ${result.missing.join('; ')}`);
  return result.plan;
}

describe('another one of a kind', () => {
  const plan = planOf();
  const tasks = plan.phases.flatMap(({ tasks: list }) => list);
  const state = plan.currentState.map((text) => plainText(text)).join('\n');
  const agreed = (topic: string) => plainText(plan.agreement.find((one) => one.topic === topic)?.text ?? []);

  test('the plan names the commit that brought the one before, and where that one stands', () => {
    expect(state).toMatch(/`[0-9a-f]{7}` \(Add gitlab\) brought it, in 3 of them/);
    expect(state).toContain('`src/remote/gitlab.ts` (2)');
  });

  test('what was forgotten then has a task with its reason', () => {
    const task = tasks.find(({ paths }) => paths.some(({ path }) => path === 'src/options.ts'));
    expect(plainText(task?.reason ?? [])).toBe('`gitlab` is missing there too');
    expect(plainText(task?.text ?? [])).toContain('`bitbucket`');
  });

  test('secret and pages are those of the sibling, each said once', () => {
    expect(agreed('security')).toContain('`gitlab_token` (`src/args.ts:1`)');
    expect(agreed('performance')).toContain('`per_page` (`src/remote/gitlab.ts:1`)');
    expect(plan.performance).toEqual([]);
  });

  test('it meets the planning standard', () => {
    expect(judgePlan(plan, { treePaths: new Set(Object.keys(FILES)) })).toEqual([]);
  });
});
