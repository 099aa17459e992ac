import { plainText, prose } from '../../plan/prose.ts';
import { briefly } from '../extract/briefly.ts';
import { phrase } from '../playbooks/fill-line.ts';
import { midSentence } from './mid-sentence.ts';
import type { DraftTask, Study } from './study.ts';
import { symptom } from './symptom.ts';

/** The step after one piece of code that nothing else uses: what was merged is tried as the issue does it. */
export function tryOut(study: Study): DraftTask {
  const { slots, requirements, extraction } = study;
  const ids = requirements.map(({ id }) => id);
  const command = slots.get('command');
  const steps = slots.get('steps');
  const first = requirements[0];
  const expected = extraction.expected[0] ?? (first === undefined ? extraction.title : plainText(first.text));
  const wanted = phrase(
    briefly(midSentence(expected, extraction.clues.identifiers).replace(/[.!]+$/, ''), 110),
  );
  const how =
    command !== undefined && study.kind === 'bug'
      ? prose`Run ${command} on what was merged: it no longer shows ${symptom(study, 70)}`
      : steps !== undefined && study.kind === 'bug'
        ? prose`Go through the ${steps} steps of the issue on what was merged: ${wanted}`
        : prose`Try on what was merged: ${wanted}`;
  return {
    stage: 'code',
    requirements: ids,
    text: how,
    paths: [],
    reason: null,
    about: [],
    follows: true,
    chain: null,
  };
}
