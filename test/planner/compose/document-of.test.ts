import { plainText } from '../../../src/plan/prose.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { factsOf, issueOf, OPTIONS } from '../facts-of.ts';

const FILES = {
  'src/dates.ts': 'export function readDates(text: string) {\n  return text;\n}\n',
  'README.md': '# Dates\n',
  'UserGuide.md': '# User guide\n',
  'docs/Troubleshooting.md':
    '# Troubleshooting\n\n## <a id="dates"></a>Dates and `readDates`\n\n`readDates` fails.\n',
};

test.each([
  ['The user guide should describe it.', 'UserGuide.md'],
  ['Mention it in the README.', 'README.md'],
])('%s', (sentence, path) => {
  const body = `- \`readDates\` should take ISO dates\n- ${sentence}\n`;
  const result = drawEmbeddedPlan(issueOf('`readDates` takes ISO dates', body), factsOf(FILES), OPTIONS);
  if (result.kind !== 'plan') throw new Error('no plan');
  const task = result.plan.phases
    .flatMap(({ tasks }) => tasks)
    .find(({ text }) => plainText(text).startsWith(sentence.slice(0, 8)));
  expect(task?.paths.map((planned) => planned.path)).toEqual([path]);
});

test('a heading is named as it is shown, without anchors', () => {
  const result = drawEmbeddedPlan(
    issueOf('`readDates` fails on ISO dates', '`readDates` fails on ISO dates.'),
    factsOf(FILES),
    { ...OPTIONS, tier: 'medium' },
  );
  if (result.kind !== 'plan') throw new Error('no plan');
  const said = JSON.stringify(result.plan);
  expect(said).toContain('Dates and readDates');
  expect(said).not.toContain('<a id');
});
