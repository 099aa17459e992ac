import fc from 'fast-check';
import { parse } from '../../src/markdown/parse.ts';
import { lintPlan } from '../../src/plan/lint.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { readContent } from '../../src/plan/reading/read-content.ts';
import { readPlanFrontMatter } from '../../src/plan/reading/read-front-matter.ts';
import { renderPlan } from '../../src/plan/render.ts';
import { drawEmbeddedPlan } from '../../src/planner/embedded.ts';
import { factsOf, issueOf, OPTIONS } from '../planner/facts-of.ts';
import { plans } from './generate-plan.ts';
import { largePlan, mediumPlan, smallPlan } from './rules/plans.ts';
import { HOME, MEDIUM, SMALL } from './sample-plan.ts';
import { writtenPart } from './written-part.ts';

function readBack(plan: Plan): Plan {
  return readText(renderPlan(plan, HOME));
}

function readText(written: string): Plan {
  const document = parse(written);
  return readContent(document, readPlanFrontMatter(document)).plan;
}

test.each([MEDIUM, SMALL, largePlan(), mediumPlan(), smallPlan(), { ...MEDIUM, tier: 'large' as const }])(
  'a plan that is written and read again is the same plan ($tier)',
  (plan) => {
    expect(readBack(plan)).toEqual(writtenPart(plan));
  },
);

test('so is every plan that could be, and it is written again as the same bytes', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const written = renderPlan(plan, HOME);
      const read = readText(written);
      expect(read).toEqual(writtenPart(plan));
      expect(renderPlan(read, HOME)).toBe(written);
    }),
    { numRuns: 40 },
  );
});

const ISSUES: readonly (readonly [string, string])[] = [
  [
    'Named colours in the palette of a theme',
    '### Proposal\n\n- The palette should accept named colours.\n- `parseColour` should refuse a name that is unknown.\n- The theme page should list the names (all of them).\n- Names come from https://example.org/colours?a=1&b=2.\n',
  ],
  [
    'paletteOf drops the last colour',
    'The palette drops the last colour, so that the theme page is not drawn.\n\n### Expected behavior\n\nAll colours are drawn; none is lost — also with `null`.\n',
  ],
];
const FACTS = factsOf(
  {
    'src/colour.ts': 'export function parseColour(text: string) {\n  return text;\n}\n',
    'src/palette.ts':
      "import { parseColour } from './colour.ts';\nexport function paletteOf(texts: string[]) {\n  return texts.map(parseColour);\n}\n",
    'src/views/ThemePage.tsx':
      "import { paletteOf } from '../palette.ts';\nexport function ThemePage() {\n  return paletteOf([]);\n}\n",
    'test/colour.test.ts': "import { parseColour } from '../src/colour.ts';\ntest('parsed', () => {});\n",
  },
  { commands: [{ purpose: 'test', command: 'npm test', source: 'package.json', directory: '' }] },
);

describe.each(ISSUES)('the planner draws: %s', (title, body) => {
  test.each(['small', 'medium', 'large'] as const)('%s', (tier) => {
    const result = drawEmbeddedPlan(issueOf(title, body), FACTS, { ...OPTIONS, tier });
    if (result.kind !== 'plan') throw new Error('intake');
    expect(readBack(result.plan)).toEqual(writtenPart(result.plan));
    const written = renderPlan(result.plan, HOME);
    if (tier === 'small') expect(written.split('\n').length).toBeLessThanOrEqual(60);
    const treePaths = new Set(FACTS.tree.map((file) => file.path));
    expect(lintPlan(written, { treePaths, planPath: HOME.planPath })).toEqual([]);
  });
});
