import type { Proof } from '../../../src/plan/plan.ts';
import { plain } from '../../../src/plan/prose.ts';
import { testsRunAtExit } from '../../../src/plan/rules/tests-run-at-exit.ts';
import { smallPlan, withPhase } from './plans.ts';

const findings = (text: string, proof: Proof) =>
  testsRunAtExit.check(withPhase(smallPlan(), 1, { exit: [{ id: 'E1', text: plain(text), proof }] }), {
    treePaths: null,
  }).length;
const run = (command: string): Proof => ({ kind: 'run', command });

test.each([
  ['Green', run('npm test')],
  ['Green', run('cargo test -p core')],
  ['Green', run('python -m pytest -q')],
  ['Green', run('npx vitest run')],
  ['Green', run('bundle exec rspec')],
  ['Green', { kind: 'check', names: ['Lint', 'Test suite (20)'] }],
  ['All tests pass', { kind: 'check', names: ['build'] }],
] as const)('%s by %j runs the tests', (text, proof) => {
  expect(findings(text, proof)).toBe(0);
});

test.each([
  ['Green', run('docker pull app:latest')],
  ['As the specification says', run('npm run inspect')],
  ['Clean', { kind: 'check', names: ['Lint'] }],
  ['All tests pass', { kind: 'by-hand', how: plain('run them') }],
] as const)('%s by %j runs no tests', (text, proof) => {
  expect(findings(text, proof)).toBe(1);
});
