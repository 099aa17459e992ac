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
