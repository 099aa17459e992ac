import { plainText } from '../../../src/plan/prose.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { factsOf, issueOf, OPTIONS } from '../facts-of.ts';

const FILES = {
  'lib/base.rb': 'module Base\n  def provides_types\n    1\n  end\nend\n',
  'lib/helpers.rb': 'ruby2_keywords(:call) if respond_to?(:ruby2_keywords)\n',
  'tool.gemspec': "Gem::Specification.new { |s| s.required_ruby_version = '>= 2.7' }\n",
  'sub/sub.gemspec': "Gem::Specification.new { |s| s.required_ruby_version = '>= 2.7' }\n",
  '.github/workflows/test.yml':
    'on: pull_request\njobs:\n  test:\n    strategy: { matrix: { ruby: ["2.7", "3.0"] } }\n    steps:\n      - run: bundle exec rake test\n',
};

const FACTS = factsOf(FILES, {
  checks: [
    {
      name: 'test',
      workflow: '.github/workflows/test.yml',
      job: 'test',
      isMatrix: true,
      onPullRequest: true,
      onPush: false,
      pathsIgnore: [],
      runs: ['bundle exec rake test'],
      purposes: ['test'],
    },
  ],
});

test('what shows its own place is planned there, not where the rest is', () => {
  const body =
    'We should:\n\n- [ ] require Ruby 3.0 or later in all gemspecs\n- [ ] remove 2.7 from the CI matrix\n- [ ] drop the `ruby2_keywords` work-arounds\n';
  const result = drawEmbeddedPlan(issueOf('`provides_types` without aliases', body), FACTS, OPTIONS);
  if (result.kind !== 'plan') throw new Error('no plan');
  const placed = Object.fromEntries(
    result.plan.phases
      .flatMap(({ tasks }) => tasks)
      .map(({ text, paths }) => [plainText(text), paths.map(({ path }) => path)]),
  );
  expect(placed['Remove 2.7 from the CI matrix']).toEqual(['.github/workflows/test.yml']);
  expect(placed['Drop the `ruby2_keywords` work-arounds']).toEqual(['lib/helpers.rb']);
  expect(placed['Require Ruby 3.0 or later in all gemspecs']).toEqual(
    expect.arrayContaining(['tool.gemspec', 'sub/sub.gemspec']),
  );
});
