import type { ExitCriterion, Proof, Prose } from '../../plan/plan.ts';
import { code, join, plain, prose } from '../../plan/prose.ts';
import { fillLine } from '../playbooks/fill-line.ts';
import { holds } from '../playbooks/registry.ts';
import { signalsOf } from './signals.ts';
import type { Study } from './study.ts';

interface Draft {
  readonly text: Prose;
  readonly proof: Proof;
}

/** A phase as far as its exit criteria need it. */
export interface Ending {
  readonly number: number;
  readonly isLast: boolean;
}

/** What must hold at the end of a phase: ids are `E1` in a small plan and `E2.1` in phase 2 of a larger one. */
export function exitCriteria(study: Study, ending: Ending): ExitCriterion[] {
  const { number, isLast } = ending;
  const prefix = study.tier === 'small' ? 'E' : `E${number}.`;
  const drafts: Draft[] = [testsPass(study)];
  // The other checks run on every pull request; what they say is asked for once, at the end.
  if (isLast) drafts.push(...otherChecks(study), ...playbookExits(study));
  if (study.tier !== 'small') {
    drafts.push({ text: prose`This plan is up to date`, proof: { kind: 'check', names: ['Planwright'] } });
  }
  return drafts.map((draft, index) => ({ id: `${prefix}${index + 1}`, ...draft }));
}

/** All tests, by the real check, else the real command, else by hand. */
function testsPass(study: Study): Draft {
  const { testChecks, all } = study.commands;
  const command = all === null ? null : inFolder(all.command, all.directory);
  if (testChecks.length > 0) {
    // In the repository's own words, where the command says itself that it tests.
    const isSaid = command !== null && /(?<![a-z])(?:py)?(?:tests?|specs?)(?![a-z])/i.test(command);
    const text = isSaid ? prose`${code(command)} passes` : ALL_PASS;
    return { text, proof: { kind: 'check', names: testChecks.map(({ name }) => name) } };
  }
  if (command !== null) return { text: ALL_PASS, proof: { kind: 'run', command } };
  return {
    text: ALL_PASS,
    proof: {
      kind: 'by-hand',
      how: prose`neither a test command nor a check that runs tests was found in this repository`,
    },
  };
}

const ALL_PASS = plain('All tests pass');

export function inFolder(command: string, directory: string): string {
  return directory === '' ? command : `cd ${directory} && ${command}`;
}

function otherChecks(study: Study): Draft[] {
  const { otherChecks: checks, lint } = study.commands;
  if (checks.length > 0) {
    const named = [...new Set(checks.flatMap(({ purposes }) => purposes))]
      .map((purpose) => WORDS[purpose])
      .filter((word) => word !== undefined);
    return [
      {
        text: prose`Clean: ${join(named.map((word) => plain(word)))}`,
        proof: { kind: 'check', names: checks.slice(0, 5).map(({ name }) => name) },
      },
    ];
  }
  const command = lint[0];
  if (command === undefined) return [];
  return [
    {
      text: prose`Lint-clean`,
      proof: { kind: 'run', command: inFolder(command.command, command.directory) },
    },
  ];
}

const WORDS: Readonly<Record<string, string>> = {
  lint: 'lint',
  format: 'format',
  typecheck: 'types',
  build: 'build',
};

function playbookExits(study: Study): Draft[] {
  const signals = signalsOf(study);
  const found: Draft[] = [];
  for (const playbook of study.playbooks) {
    for (const line of playbook.exit ?? []) {
      if (!holds(line.when, signals) || found.length >= (study.tier === 'small' ? 1 : 3)) continue;
      const text = fillLine(line.text, study.slots);
      const byHand = line.byHand === undefined ? null : fillLine(line.byHand, study.slots);
      if (
        text !== null &&
        byHand !== null &&
        !found.some(
          (other) => other.text.length === text.length && JSON.stringify(other.text) === JSON.stringify(text),
        )
      )
        found.push({ text, proof: { kind: 'by-hand', how: byHand } });
    }
  }
  return found;
}
