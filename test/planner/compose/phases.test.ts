import { summarizePlan } from '../../../src/messages/plan-summary.ts';
import type { Plan, Tier } from '../../../src/plan/plan.ts';
import { plainText, prose } from '../../../src/plan/prose.ts';
import { judgePlan } from '../../../src/plan/rules/judge-plan.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { factsOf, issueOf, OPTIONS } from '../facts-of.ts';

const FILES = {
  'src/colour.ts': 'export function parseColour(text: string) {\n  return text;\n}\n',
  'src/palette.ts':
    "import { parseColour } from './colour.ts';\nexport function paletteOf(texts: string[]) {\n  return texts.map(parseColour);\n}\n",
  'src/theme.ts':
    "import { paletteOf } from './palette.ts';\nexport function themeOf() {\n  return paletteOf(['red']);\n}\n",
  'src/views/ThemePage.tsx':
    "import { themeOf } from '../theme.ts';\nexport function ThemePage() {\n  return themeOf();\n}\n",
  'src/lang/en-GB.json': '{"theme":"Theme","colour":"Colour","palette":"Palette"}',
  'src/lang/en-US.json': '{"theme":"Theme","colour":"Color","palette":"Palette"}',
  'test/colour.test.ts':
    "import { parseColour } from '../src/colour.ts';\ntest('a colour is parsed', () => {});\n",
  'README.md': '# Themes\n\n## Colours\n\n`parseColour` and `paletteOf`.\n',
};
const FACTS = factsOf(FILES, {
  commands: [{ purpose: 'test', command: 'npm test', source: 'package.json', directory: '' }],
});

function planOf(title: string, body: string, tier: Tier | null = null): Plan {
  const result = drawEmbeddedPlan(issueOf(title, body), FACTS, { ...OPTIONS, tier });
  if (result.kind !== 'plan') throw new Error(`intake: ${result.missing.join('; ')}`);
  return result.plan;
}

/** The tests of a plan that show what only a later phase makes, by phase. */
function redAtTheEnd({ phases }: Plan): string[] {
  return phases.flatMap(({ number, tasks }) => {
    const made = phases
      .filter((phase) => phase.number <= number)
      .flatMap((phase) => phase.tasks)
      .filter(({ text }) => !plainText(text).startsWith('Test'))
      .flatMap(({ requirements }) => requirements);
    return tasks
      .filter(({ text }) => plainText(text).startsWith('Test'))
      .flatMap(({ id, requirements }) =>
        requirements.filter((one) => !made.includes(one)).map((one) => `phase ${number}: ${id} shows ${one}`),
      );
  });
}

const ISSUES: readonly (readonly [string, string])[] = [
  [
    'Named colours in the palette of a theme',
    '### Proposal\n\n- The palette should accept named colours.\n- `parseColour` should refuse a name that is unknown.\n- The theme page should list the names.\n',
  ],
  [
    'paletteOf drops the last colour',
    'The palette drops the last colour, so that the theme page is not drawn.',
  ],
  [
    'Add `--since` and `--until` to parseColour',
    '## Acceptance criteria\n\n- [ ] `parseColour` takes `--since 30m`\n- [ ] `parseColour` takes `--until` with the same values\n- [ ] `parseColour` refuses an invalid value\n- [ ] `parseColour` names the flag in its message\n- [ ] `parseColour` ends with exit code 2\n',
  ],
  [
    'parseColour crashes',
    'The function `parseColour` throws `TypeError: text is null` when the text is empty.',
  ],
  ['Support gradients in the theme page', 'It would be nice if one could see a gradient of the palette.'],
];

describe.each(ISSUES)('%s', (title, body) => {
  test('a medium plan has two to four phases, a small one has one', () => {
    const { tier, phases } = planOf(title, body);
    if (tier === 'small') expect(phases).toHaveLength(1);
    else expect(phases.length).toBeGreaterThanOrEqual(2);
    expect(phases.length).toBeLessThanOrEqual(4);
  });

  test.each(['small', 'medium', 'large'] as const)('%s meets the planning standard', (tier) => {
    const treePaths = new Set(Object.keys(FILES));
    expect(judgePlan(planOf(title, body, tier), { treePaths })).toEqual([]);
  });

  test.each(['medium', 'large'] as const)(
    '%s: every phase has a title and a task that is more than a test',
    (tier) => {
      const { phases } = planOf(title, body, tier);
      for (const phase of phases) expect(plainText(phase.title)).not.toMatch(/^\s*follows?$/);
      const last = phases.at(-1)?.tasks.map(({ text }) => plainText(text)) ?? [];
      expect(last.some((text) => !text.startsWith('Test'))).toBe(true);
    },
  );

  test.each(['small', 'medium', 'large'] as const)('%s: no phase ends with a test that is red', (tier) => {
    expect(redAtTheEnd(planOf(title, body, tier))).toEqual([]);
  });

  test.each([null, 'medium', 'large'] as const)(
    '%s: the files that are counted are those of the tasks',
    (tier) => {
      const plan = planOf(title, body, tier);
      const paths = plan.phases.flatMap(({ tasks }) =>
        tasks.flatMap((task) => task.paths.map(({ path }) => path)),
      );
      const count = new Set(paths).size;
      expect(summarizePlan(plan).files).toBe(count);
      const figures = plan.tierReasons
        .map((text) => plainText(text))
        .filter((text) => /^\d+ files?\b/.test(text));
      expect(figures).toHaveLength(1);
      expect(figures[0]).toMatch(new RegExp(`^${count} files?\\b`));
    },
  );

  test.each(['medium', 'large'] as const)(
    '%s: that the plan is up to date is for its check to say',
    (tier) => {
      for (const { exit } of planOf(title, body, tier).phases)
        expect(exit.filter(({ text }) => plainText(text).startsWith('This plan'))).toMatchObject([
          { text: prose`This plan is up to date`, proof: { kind: 'check', names: ['Planwright'] } },
        ]);
    },
  );

  test('a task says its work in a line', () => {
    for (const phase of planOf(title, body).phases)
      for (const { text } of phase.tasks) expect(plainText(text).length).toBeLessThanOrEqual(200);
  });
});

test('a requirement that names a file is met in that file', () => {
  const body =
    '### Proposal\n\n- Palettes should have names.\n- The theme page should list the palettes.\n- Describe palettes in `README.md`.\n';
  const tasks = planOf('Named palettes', body, 'medium').phases.flatMap((phase) => phase.tasks);
  const page = tasks.find(({ paths }) => paths.some(({ path }) => path === 'README.md'));
  expect(plainText(page?.text ?? [])).toMatch(/^Describe palettes in|^Describe it/);
});

test('labels go to the file of texts that the others are translated from', () => {
  const tasks = planOf(
    'Theme page: a button for the colour palette',
    'The ThemePage should have a button.',
  ).phases;
  const paths = tasks.flatMap((phase) => phase.tasks.flatMap((task) => task.paths.map(({ path }) => path)));
  expect(paths).toContain('src/lang/en-US.json');
  expect(paths).not.toContain('src/lang/en-GB.json');
});

test.each(['medium', 'large', null] as const)(
  '%s: what is asked of a document is no work on code',
  (tier) => {
    const body =
      '### Acceptance criteria\n\n- [ ] `parseColour` takes names\n- [ ] `paletteOf` keeps unknown names\n- [ ] The README lists the names\n- [ ] The new names are documented\n';
    const plan = planOf('Named colours', body, tier);
    const asked = plan.requirements.filter(({ text }) => /README|documented/.test(plainText(text)));
    expect(asked).toHaveLength(2);
    for (const { id } of asked) {
      const tasks = plan.phases
        .flatMap((phase) => phase.tasks)
        .filter((task) => task.requirements.includes(id));
      expect(tasks.flatMap(({ paths }) => paths.map(({ path }) => path))).toEqual(['README.md']);
    }
  },
);
