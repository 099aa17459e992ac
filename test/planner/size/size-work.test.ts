import { plainText } from '../../../src/plan/prose.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { factsOf, issueOf, OPTIONS } from '../facts-of.ts';

const FACTS = factsOf({
  'src/config.rs':
    'pub struct Config {\n    pub tag_prefix: String,\n    pub bump_minor: bool,\n    pub header: String,\n}\n',
  'src/bump.rs': 'pub fn bump_version(version: &str) -> String {\n    version.to_string()\n}\n',
  'src/paint.rs': 'pub fn paint() {}\n',
});

function sized(title: string, body: string, labels: string[] = []): { tier: string; why: string } {
  const result = drawEmbeddedPlan(issueOf(title, body, { labels }), FACTS, OPTIONS);
  if (result.kind !== 'plan') throw new Error(`intake: ${result.missing.join('; ')}`);
  return { tier: result.plan.tier, why: result.plan.tierReasons.map((text) => plainText(text)).join('; ') };
}

test('a fault in the file that the issue points at is small', () => {
  const { tier, why } = sized('bump_version forgets zero', '`src/bump.rs` drops the zero.', ['bug']);
  expect(tier).toBe('small');
  expect(why).toContain('`src/bump.rs`');
});

test('a setting is not small, though the issue points at the one file that reads it', () => {
  const { tier } = sized(
    'Configurable rules for bumping the version',
    'The rules in `src/bump.rs` are hardcoded. The configuration should provide them.',
  );
  expect(tier).toBe('medium');
});

test('the files and where they lie are among the reasons', () => {
  expect(sized('bump_version forgets zero', '`src/bump.rs` drops the zero.', ['bug']).why).toMatch(
    /\d files?: `src`/,
  );
});

test('a repository without a file gets a small plan that says that nothing could be read', () => {
  const body = '### Proposal\n\n- Bump the version\n- Paint the header\n- Tag the release\n';
  const drawn = drawEmbeddedPlan(issueOf('Versions', body), factsOf({}), OPTIONS);
  if (drawn.kind !== 'plan') throw new Error(`intake: ${drawn.missing.join('; ')}`);
  const { tier, phases, currentState } = drawn.plan;
  expect(tier).toBe('small');
  expect(phases).toHaveLength(1);
  expect(currentState.map((text) => plainText(text)).join('\n')).toContain('has no file yet');
});

describe('what shows where the work is', () => {
  const use = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`src/use${at}.rs`, 'bump_version("1");\n']));
  const renamed = (count: number) => {
    const facts = factsOf({ 'src/bump.rs': 'pub fn bump_version() {\n}\n', ...use(count) });
    const drawn = drawEmbeddedPlan(
      issueOf('Rename `bump_version` to `next_version`', 'Its name says too little. Rename it.'),
      facts,
      OPTIONS,
    );
    if (drawn.kind !== 'plan') throw new Error(`intake: ${drawn.missing.join('; ')}`);
    return drawn.plan;
  };

  test.each([
    [1, 'small', 'files have to do with `bump_version`'],
    [8, 'medium', ''],
    [20, 'large', '21 files use `bump_version`'],
  ])('also shows how far it goes: %d uses', (count, tier, reason) => {
    const plan = renamed(count);
    expect(plan.tier).toBe(tier);
    expect(plan.tierReasons.map((text) => plainText(text)).join('; ')).toContain(reason);
  });

  test('and every file that has to follow is in one task', () => {
    const tasks = renamed(8).phases.flatMap((phase) => phase.tasks);
    const follow = tasks.find(({ text }) => plainText(text).startsWith('Follow in '));
    expect(plainText(follow?.text ?? [])).toContain('and 4 more: they use `bump_version` too');
    expect(follow?.paths.map(({ path }) => path).sort()).toEqual(Object.keys(use(8)));
  });
});
