import type { Playbook } from '../../../src/planner/playbooks/playbook.ts';
import { choosePlaybooks, PLAYBOOKS } from '../../../src/planner/playbooks/registry.ts';

function conditionsOf(playbook: Playbook) {
  const { tasks = [], risks = [], questions = [], decisions = [], exit = [] } = playbook;
  return [
    playbook.when,
    ...[...tasks, ...risks, ...questions, ...decisions, ...exit].map(({ when }) => when),
  ];
}

test.each(PLAYBOOKS.map((playbook) => [playbook.id, playbook] as const))(
  '%s: its expressions are valid and end on long text',
  (_, playbook) => {
    for (const condition of conditionsOf(playbook))
      for (const source of [condition?.title, condition?.text]) {
        if (source === undefined) continue;
        const pattern = new RegExp(source, 'iu');
        expect(() => pattern.test('token log a '.repeat(5000))).not.toThrow();
      }
  },
);

test('there are at least twenty, each with an id of its own', () => {
  expect(new Set(PLAYBOOKS.map(({ id }) => id)).size).toBe(PLAYBOOKS.length);
  expect(PLAYBOOKS.length).toBeGreaterThanOrEqual(20);
});

test('a playbook of the repository comes first', () => {
  const own: Playbook = { id: 'own', when: {} };
  const signals = { kind: 'bug', tier: 'small', title: 't', text: 't', bound: new Set<string>() };
  expect(choosePlaybooks(signals, [own])[0]).toBe(own);
});
