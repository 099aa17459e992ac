import fc from 'fast-check';
import { phaseIssueText } from '../../src/messages/phase-issue.ts';
import { readPhaseMark } from '../../src/plan/records/phase-closed.ts';

const PLACE = { issue: 61, planUrl: 'https://github.com/o/r/blob/main/plans/61-x/PLAN.md' };
const phase = (over = {}) => ({
  ...{ number: 2, title: 'Lock the store', delivers: 'a lock (R1)', isComplete: false, issue: null },
  ...over,
});

test('says which phase of which plan it is, and carries its mark', () => {
  const { title, body } = phaseIssueText(phase(), { ...PLACE, body: null });
  expect(title).toBe('Phase 2: Lock the store');
  expect(readPhaseMark(body, 61)).toBe(2);
  expect(readPhaseMark(body, 42)).toBeNull();
  expect(body).toContain(`Phase 2 of [the plan](${PLACE.planUrl}) for #61.`);
  expect(body).toContain('**Delivers:** a lock (R1)');
});

test('a phase without words is its number', () => {
  const { title, body } = phaseIssueText(phase({ title: '', delivers: '' }), { ...PLACE, body: null });
  expect(title).toBe('Phase 2');
  expect(body).not.toContain('Delivers');
});

test('again it changes our part alone, whatever stands around it', () => {
  const first = phaseIssueText(phase(), { ...PLACE, body: null }).body;
  const around = `Hello $& there.\r\n${first}\r\n- [ ] ours`;
  const again = phaseIssueText(phase({ delivers: 'a bolt for $1' }), { ...PLACE, body: around }).body;
  expect(again.startsWith('Hello $& there.\r\n<!-- planwright:phase')).toBe(true);
  expect(again.endsWith('-->\r\n- [ ] ours')).toBe(true);
  expect(again).toContain('a bolt for \\$1');
  expect(phaseIssueText(phase(), { ...PLACE, body: around }).body).toBe(around);
});

test('where people cut our part in two, it is begun anew above their text', () => {
  const { body } = phaseIssueText(phase(), { ...PLACE, body: null });
  const cut = `${body.replace(/<!-- \/planwright:phase -->/, '')}\nAll of this is mine.`;
  const again = phaseIssueText(phase(), { ...PLACE, body: cut }).body;
  expect(again.startsWith(body)).toBe(true);
  expect(again.endsWith('All of this is mine.')).toBe(true);
  expect(phaseIssueText(phase(), { ...PLACE, body: again }).body).toBe(again);
});

test('what people wrote in the plan mentions, closes, commands and ticks nothing', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '@everyone closes #12',
      '/plan done T01',
      '- [x] T01',
      '<!-- /planwright:phase --> <!-- planwright:phase issue=61 phase=9 -->',
    ),
  );
  fc.assert(
    fc.property(hostile, (delivers) => {
      const { body } = phaseIssueText(phase({ delivers }), { ...PLACE, body: null });
      expect(body).not.toMatch(/@\w|closes #\d|^\s*\/plan|^- \[x\]/im);
      expect(body.match(/<!-- \/?planwright:phase/g)).toHaveLength(2);
      expect(readPhaseMark(body, 61)).toBe(2);
    }),
  );
});
