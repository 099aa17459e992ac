import { UserError } from '../../../src/errors.ts';
import { readPlan } from '../../../src/plan/reading/read.ts';
import { progress } from '../../../src/plan/reading/read-progress.ts';
import { renderPlan } from '../../../src/plan/render.ts';
import { planStatus } from '../../../src/plan/status.ts';
import { HOME, MEDIUM, SMALL } from '../sample-plan.ts';

const medium = renderPlan(MEDIUM, HOME);
const small = renderPlan(SMALL, HOME);

function refusal(source: string): string {
  try {
    readPlan(source);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'read';
}

describe('what is no plan any more is refused, with what was found and where', () => {
  test.each<[string, string, RegExp]>([
    ['an empty file', '', /no front matter/],
    ['no front matter', medium.replace(/^---[\s\S]*?---\n/, ''), /no front matter/],
    ['front matter that is not closed', medium.replace(/\n---\n/, '\n'), /no front matter/],
    ['front matter that is no YAML', medium.replace('issue: 61', 'issue: [61'), /not valid YAML/],
    [
      'another version',
      medium.replace('planwright: 1', 'planwright: 2'),
      /says 2 for "planwright"; expected/,
    ],
    ['an issue that is no number', medium.replace('issue: 61', 'issue: x'), /says "x" for "issue"/],
    ['an unknown tier', medium.replace('tier: medium', 'tier: huge'), /"huge" for "tier"; expected small/],
    [
      'an id twice',
      medium.replace('**T02**', '**T01**'),
      /The id T01 stands twice in this plan, in lines \d+ and \d+/,
    ],
    ['no task', medium.replace(/- \[ \] \*\*T/g, '- **T'), /no task/],
    [
      'a fence that is not closed',
      medium.replace('### Tasks', '```\n### Tasks'),
      /code block that starts in line \d+/,
    ],
    ['a comment that is not closed', `${medium}\n<!-- note\n`, /is not closed/],
    ['half a progress block', medium.replace('<!-- /planwright:progress -->', ''), /Expected one pair/],
    ['over 512 KB', medium + 'word '.repeat(110_000), /expected at most 512 KB/],
    [
      'a merge conflict',
      medium.replace('### Tasks', '<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> other\n\n### Tasks'),
      /merge conflict from line \d+/,
    ],
  ])('%s', (_, source, message) => {
    expect(refusal(source)).toMatch(message);
  });
});

describe("people's edits are read", () => {
  const ids = (source: string): string[] => readPlan(source).tasks.map((task) => task.id);
  const all = ['T01', 'T02', 'T03', 'T04'];

  test.each<[string, (source: string) => string]>([
    ['carriage returns', (source) => source.replaceAll('\n', '\r\n')],
    ['a byte order mark', (source) => `\uFEFF${source}`],
    ['no final newline', (source) => source.trimEnd()],
    [
      'sections renamed',
      (source) => source.replaceAll('### Tasks', '### Work').replace('## Overview', '## Why'),
    ],
    ['sections removed', (source) => source.replace(/## Progress[\s\S]*?## Requirements/, '## Requirements')],
    ['other bullets', (source) => source.replace(/^- \[/gm, '* [')],
    [
      'phases one level down',
      (source) => source.replaceAll('## Phase', '### Phase').replaceAll('### Tasks', '#### Tasks'),
    ],
    ['ids no longer bold', (source) => source.replace(/\*\*(T\d+)\*\*/g, '$1')],
    ['a quotation of a task', (source) => `${source}\n> - [ ] **T01** as it was\n`],
    ['ids in code', (source) => `${source}\n\`\`\`\n- [ ] **T01** as it was\n\`\`\`\n`],
    ['a section about a phase', (source) => `${source}\n## Notes\n\n### Phase 2, looked back\n\nFine.\n`],
  ])('%s', (_, edit) => {
    expect(ids(edit(medium))).toEqual(all);
    expect(readPlan(edit(medium)).phases.map((phase) => phase.number)).toEqual([1, 2]);
  });

  test('reworded, struck, wrapped and moved lines', () => {
    const edited = medium
      .replace('Ask for the paths of all PLAN.md files in one tree query', 'Ask once — for\n  all paths')
      .replace(/- \[ \] \*\*T03\*\* .*\n/, '- [ ] ~~**T03** Say it~~\n')
      .replace('## Risks', '## Later\n\n- [ ] **T05** later\n\n## Risks');
    const plan = readPlan(edited);
    expect(plan.tasks[1]).toMatchObject({ id: 'T02', text: 'Ask once — for all paths', after: ['T01'] });
    expect(plan.tasks[2]).toMatchObject({ id: 'T03', struck: true });
    expect(plan.tasks[4]).toMatchObject({ id: 'T05', phase: null });
    expect(plan.phases[0]?.tasks).toHaveLength(3);
  });

  test('a small plan is one implicit phase', () => {
    const plan = readPlan(small);
    expect(plan.phases).toHaveLength(1);
    expect(plan.phases[0]).toMatchObject({ number: null, heading: null });
    expect(plan.phases[0]?.tasks).toHaveLength(3);
    expect(plan.progress).toBeNull();
  });
});

describe('progress', () => {
  const states = (source: string, done: string[] = []): string[] =>
    progress(readPlan(source), new Set(done)).map((phase) => `${phase.state} ${phase.ready.join()}`.trim());

  test('is derived from what is ticked', () => {
    expect(states(medium)).toEqual(['not started T01,T03', 'waiting']);
    expect(states(medium, ['T01'])).toEqual(['under way T02,T03', 'waiting']);
    expect(states(medium, ['T01', 'T02', 'T03', 'E1.1', 'E1.2', 'E1.3'])).toEqual([
      'complete',
      'not started T04',
    ]);
    expect(states(medium, ['T04'])).toEqual(['not started T01,T03', 'under way']);
  });

  test('a dropped task holds nothing up', () => {
    const dropped = medium.replace(/- \[ \] \*\*T01\*\* (.*)\n/, '- [ ] ~~**T01** $1~~\n');
    expect(states(dropped)).toEqual(['not started T02,T03', 'waiting']);
  });

  test('tasks that share a path do not run side by side', () => {
    const shared = medium.replaceAll('docs/operations.md', 'test/inbox/sweep.test.ts');
    expect(progress(readPlan(shared))[0]?.sideBySide).toEqual([['T01'], ['T03']]);
    expect(progress(readPlan(medium))[0]?.sideBySide).toEqual([['T01', 'T03']]);
  });

  test('status is plain data', () => {
    const status = planStatus(medium);
    expect(structuredClone(status)).toEqual(status);
    expect(status).toMatchObject({
      ...{
        title: MEDIUM.title,
        tier: 'medium',
        complete: false,
        openQuestions: 1,
        sideBySide: [['T01', 'T03']],
      },
      next: [{ id: 'T01' }, { id: 'T03', text: 'Say in `docs/operations.md` what a move costs' }],
    });
  });
});
