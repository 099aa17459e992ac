import { UserError } from '../../../src/errors.ts';
import { linkPhaseIssues } from '../../../src/plan/edits/link-phase-issues.ts';
import { readPhaseIssues } from '../../../src/plan/reading/phase-issues.ts';
import { readLedger } from '../../../src/plan/records/ledger.ts';
import { redrawPlan } from '../../../src/plan/redraw/redraw-plan.ts';
import { sealPlan } from '../../../src/plan/redraw/seal-plan.ts';
import { renderPlan } from '../../../src/plan/render.ts';
import { HOME, MEDIUM, SMALL } from '../sample-plan.ts';

const REPOSITORY = HOME.repositoryUrl ?? '';
const DRAWN = sealPlan(renderPlan(MEDIUM, HOME));
const linkTo = (phase: number, issue: number) => ({ phase, issue, url: `${REPOSITORY}/issues/${issue}` });
const LINKS = [linkTo(1, 71), linkTo(2, 72)];
const LABELS = /^- \*\*(?:Delivers|Owner|Entry|Testing):\*\*.*\r?\n/gm;
const read = (source: string) =>
  readPhaseIssues(source, REPOSITORY).map(({ number, issue }) => `${number} #${issue}`);

test.each<[string, string]>([
  ['as drawn', DRAWN],
  ['with Windows line ends', DRAWN.replaceAll('\n', '\r\n')],
  ['where people have no labels below the heading', DRAWN.replace(LABELS, '')],
  ['where people changed the bullets', DRAWN.replace(/^- \*\*(Owner|Delivers)/gm, '* **$1')],
  ['where the owner is gone', DRAWN.replace(/^- \*\*Owner:.*\n/gm, '')],
])('%s: each phase links its issue, once, and nothing else changes', (_name, source) => {
  const linked = linkPhaseIssues(source, LINKS, ['comment/1#aaaaaa']);
  expect(read(linked)).toEqual(['1 #71', '2 #72']);
  expect(readLedger(linked)).toContain('comment/1#aaaaaa');
  expect(linkPhaseIssues(linked, LINKS, ['comment/2#bbbbbb'])).toBe(linked);
  const lines = linked.split('\n');
  const kept = source.split('\n').filter((line) => !line.startsWith('<!-- planwright:did'));
  for (const line of kept) expect(lines).toContain(line);
  expect(lines.filter((line) => /\*\*Issue:\*\*/.test(line))).toHaveLength(2);
});

test('a link to another issue of the repository gives way, and the words around it stay', () => {
  const source = linkPhaseIssues(DRAWN, LINKS, []).replace(/(\[#71\]\([^)]*\))/, '$1, see the board');
  const linked = linkPhaseIssues(source, [linkTo(1, 81)], []);
  expect(linked).toContain(`- **Issue:** [#81](${REPOSITORY}/issues/81), see the board\n`);
  expect(read(linked)).toEqual(['1 #81', '2 #72']);
});

test('a link to an issue elsewhere is of people, and stays', () => {
  const line = '- **Issue:** [ABC-1](https://tracker.example/issues/1)\n';
  const source = DRAWN.replace(/^- \*\*Owner:/m, `${line}- **Owner:`);
  expect(read(source)).toEqual(['1 #null', '2 #null']);
  const linked = linkPhaseIssues(source, LINKS, []);
  expect(linked).toContain(line);
  expect(read(linked)).toEqual(['1 #71', '2 #72']);
});

test('a plan drawn again keeps the links', () => {
  const linked = linkPhaseIssues(DRAWN, LINKS, []);
  const phases = MEDIUM.phases.map((phase) => ({
    ...phase,
    delivers: [{ type: 'text' as const, value: 'other things' }],
  }));
  const order = { home: HOME, issueText: '', accepted: new Set<string>() };
  const { conflicts, source } = redrawPlan(linked, { ...MEDIUM, phases }, order);
  expect(conflicts).toEqual([]);
  expect(source).toContain('other things');
  expect(read(source)).toEqual(['1 #71', '2 #72']);
});

test('a phase that is not there is refused, and a small plan has none', () => {
  expect(() => linkPhaseIssues(DRAWN, [linkTo(9, 79)], [])).toThrow(UserError);
  expect(readPhaseIssues(renderPlan(SMALL, HOME), REPOSITORY)).toEqual([]);
});
