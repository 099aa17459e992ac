import type { Phase, Plan } from '../../src/plan/plan.ts';
import { plain, prose } from '../../src/plan/prose.ts';
import { renderPlan } from '../../src/plan/render.ts';
import { MEDIUM } from '../plan/sample-plan.ts';
import { OWNER, REPO, type TestWorld } from './world.ts';

/** An issue with a plan of three phases, which a person put on the default branch. */
export async function largePlan(world: TestWorld): Promise<{ issue: number; path: string }> {
  const at = { owner: OWNER, repo: REPO };
  const { data } = await world.as('ada').rest.issues.create({ ...at, title: 'Parts', body: 'Parts.' });
  const path = `plans/${data.number}-parts/PLAN.md`;
  const home = { repositoryUrl: `${world.sandbox.webUrl}/${OWNER}/${REPO}`, planPath: path };
  await world.as('grace').rest.repos.createOrUpdateFileContents({
    ...{ ...at, path, message: 'The plan' },
    content: Buffer.from(renderPlan(planOf(data.number), home)).toString('base64'),
  });
  await world.quiet();
  return { issue: data.number, path };
}

/** Three phases of two tasks; tests have to pass in each, and the plan has to be up to date. */
function planOf(issue: number): Plan {
  const phase = (number: number): Phase => ({
    number,
    title: prose`Part ${number}`,
    delivers: prose`part ${number} of the store (R${number})`,
    owners: ['grace'],
    ownerReason: [],
    entry: number === 1 ? [] : [prose`Phase ${number - 1} is complete.`],
    tasks: [number * 2 - 1, number * 2].map((task) => ({
      id: `T0${task}`,
      requirements: [`R${number}`],
      text: prose`Write part ${task}`,
      paths: [{ path: `src/part-${task}.js`, status: 'new' }],
      after: [],
      owners: [],
      reason: null,
    })),
    approach: [],
    testing: [plain('by the test suite')],
    exit: [
      { id: `E${number}.1`, text: plain('All tests pass'), proof: { kind: 'check', names: ['Test suite'] } },
      {
        id: `E${number}.2`,
        text: plain('This plan is up to date'),
        proof: { kind: 'check', names: ['Planwright'] },
      },
    ],
    checkpoint: plain('Does the plan hold?'),
  });
  const requirements = [1, 2, 3].map((number) => ({
    ...{ id: `R${number}`, text: prose`Have part ${number}`, source: `part ${number}`, implied: null },
  }));
  const own = {
    tier: 'large',
    base: null,
    questions: [],
    requirements,
    phases: [1, 2, 3].map(phase),
  } as const;
  return { ...MEDIUM, ...own, issue: { number: issue, url: null } };
}
