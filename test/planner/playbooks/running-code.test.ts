import { plainText } from '../../../src/plan/prose.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { factsOf, issueOf, OPTIONS } from '../facts-of.ts';

function planOf(title: string, body: string, files: Readonly<Record<string, string>>, more = {}) {
  const result = drawEmbeddedPlan(issueOf(title, body), factsOf(files, more), { ...OPTIONS, tier: 'medium' });
  if (result.kind !== 'plan') throw new Error('no plan');
  return result.plan;
}

test.each([
  [
    'rights',
    'Let the owner add members to a team',
    'An owner should add members to a team directly.',
    { 'app/team.py': '@login_required\ndef add_team_member(request):\n    pass\n' },
    'today `@login_required` is what stands before it (`app/team.py:1`)',
  ],
  [
    'a cache',
    'Show stale totals in the cache of carts',
    'The cart total should tell when it is stale in the cache.',
    { 'app/cart.py': 'def cart_total(cart):\n    return cache.get("total")\n' },
    'is served by `cache.get` (`app/cart.py:2`)',
  ],
  [
    'a job',
    'Notify owners of a late cart',
    'A job should notify the owners of a late cart.',
    { 'app/jobs/late_cart.py': 'def notify_late_cart(cart):\n    pass\n' },
    '`app/jobs/late_cart.py` is stopped halfway',
  ],
  [
    'the pipeline',
    'Publish carts from the release workflow',
    'The release workflow should publish carts.',
    { 'app/carts.py': 'def publish_carts():\n    pass\n', '.github/workflows/cd.yml': 'name: cd\n' },
    'What changes in `.github/workflows/cd.yml` shows first at the next release',
  ],
])('%s near the work become a risk with their place', (_name, title, body, files, expected) => {
  const plan = planOf(title, body, files, {
    conventions: { releaseWorkflows: ['.github/workflows/cd.yml'] },
  });
  expect(plan.risks.map(({ text }) => plainText(text)).join('\n')).toContain(expected);
});

test('what the code does not do is not spoken of', () => {
  const plan = planOf('Let the owner add members', 'An owner should add members to a team.', {
    'app/team.py': 'def add_team_member(request):\n    pass\n',
  });
  expect(plan.risks).toEqual([]);
});

test('a note in the code about the same thing is a debt', () => {
  const plan = planOf('Sort the members of a team', 'The members of a team should be sorted.', {
    'app/team.py': '# TODO: sort the members of the team by name\ndef team_members(request):\n    pass\n',
  });
  expect(plan.technicalDebt.map((text) => plainText(text)).join()).toContain(
    '“sort the members of the team by name” (`app/team.py:1`)',
  );
});
