import { lintPlan } from '../../src/plan/lint.ts';
import { renderPlan } from '../../src/plan/render.ts';
import { withRequiredSections } from '../../src/plan/standard.ts';
import { smallPlan } from './rules/plans.ts';
import { HOME } from './sample-plan.ts';

const STANDARD = {
  rules: {},
  sections: [{ title: 'Accessibility' }, { title: 'Privacy', text: 'No log holds `input`.\n\nNor a trace.' }],
};

test('a required section with a text is drawn; one without is left for people, and found missing', () => {
  const plan = withRequiredSections(smallPlan(), STANDARD);
  const written = renderPlan(plan, HOME);
  expect(written).toContain('## Privacy\n\nNo log holds `input`.\n\nNor a trace.\n');
  const sections = STANDARD.sections.map(({ title }) => title);
  const findings = lintPlan(written, { treePaths: null, sections });
  expect(findings.map(({ rule, message }) => [rule, /"(\w+)"/.exec(message)?.[1]])).toEqual([
    ['own-sections', 'Accessibility'],
  ]);
  expect(withRequiredSections(plan, STANDARD)).toBe(plan);
});
