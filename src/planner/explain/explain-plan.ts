import type { Plan, Proof, Prose, Task } from '../../plan/plan.ts';
import { plainText } from '../../plan/prose.ts';
import { referenceName } from '../compose/dependencies.ts';
import { whyItFollows } from '../compose/evidence.ts';
import type { Study } from '../compose/study.ts';
import { composePlan } from '../embedded.ts';
import type { Dependency } from '../extract/find-dependencies.ts';
import type { Planner } from '../planner.ts';
import { studyIssue } from '../study-issue.ts';
import { findPlaybookLine } from './find-playbook-line.ts';
import type { Origin } from './origin.ts';

export type ExplainResult =
  | { readonly kind: 'explained'; readonly plan: Plan; readonly origins: readonly Origin[] }
  | { readonly kind: 'intake'; readonly missing: readonly string[] };

/**
 * Draws the plan and says of every requirement, task, criterion, risk, decision, question and file where it comes
 * from. Drawing is deterministic, so the issue's text and the facts at the plan's base commit give it at any time.
 */
export function explainPlan(...given: Parameters<Planner>): ExplainResult {
  const result = studyIssue(...given);
  if (result.kind === 'intake') return result;
  const plan = composePlan(result.study);
  return { kind: 'explained', plan, origins: originsOf(plan, result.study) };
}

function originsOf(plan: Plan, study: Study): Origin[] {
  const tasks = plan.phases.flatMap((phase) => phase.tasks);
  const played = (id: string, text: Prose, facts: readonly string[] = []): Origin => ({
    id,
    text: plainText(text),
    sentences: [],
    facts,
    playbook: findPlaybookLine(text, study),
  });
  return [
    ...plan.requirements.map(({ id, text }, index) => ({
      id,
      text: plainText(text),
      sentences: sentenceAt(index, study),
      facts: [],
      playbook: null,
    })),
    ...study.extraction.dependencies.map(({ to, relation, sentence }) => ({
      id: referenceName(to),
      text: RELATIONS[relation],
      sentences: [{ text: sentence, from: 'other' }],
      facts: [],
      playbook: null,
    })),
    ...plan.questions.map(({ id, text, changes }) =>
      played(id, text, [`the answer changes ${plainText(changes)}`]),
    ),
    ...plan.decisions.map(({ id, text, why }) => played(id, text, [plainText(why)])),
    ...tasks.map((task) => taskOrigin(task, plan, study)),
    ...plan.phases.flatMap(({ exit }) => exit.map(({ id, text, proof }) => played(id, text, proofOf(proof)))),
    ...plan.risks.map(({ id, text, trigger }) => played(id, text, [`seen when ${plainText(trigger)}`])),
    ...plan.files.map(({ path, reason, status }) => ({
      id: path,
      text: status,
      sentences: [],
      facts: [plainText(reason)],
      playbook: null,
    })),
  ];
}

const RELATIONS: Readonly<Record<Dependency['relation'], string>> = {
  before: 'comes first',
  'part-of': 'this is a part of it',
  tracked: 'a part of this',
  blocks: 'waits for this',
};

function proofOf(proof: Proof): string[] {
  if (proof.kind === 'check') return [`proven by the check ${proof.names.join(', ')}`];
  if (proof.kind === 'run') return [`proven by \`${proof.command}\``];
  return [`by hand: ${plainText(proof.how)}`];
}

function sentenceAt(index: number, study: Study): Origin['sentences'] {
  const found = study.extraction.requirements[index];
  if (found === undefined) return [];
  return [found, ...(found.also ?? [])].map(({ source, from }) => ({ text: source, from }));
}

/** A task comes from the sentences of what it meets, from why its files were found, and from a playbook where one says it. */
function taskOrigin(task: Task, plan: Plan, study: Study): Origin {
  const wanted = plan.requirements
    .flatMap(({ id }, index) => (task.requirements.includes(id) ? sentenceAt(index, study) : []))
    // Two requirements of one sentence have one origin.
    .filter(({ text }, index, all) => all.findIndex((other) => other.text === text) === index);
  const facts = task.paths.flatMap(({ path }) => {
    const file = plan.files.find((one) => one.path === path);
    const place = study.located.code.find((one) => one.path === path);
    const follows = place === undefined ? null : whyItFollows(place, study.located);
    return [
      // A file that only this task names has the task itself for its reason.
      ...(file === undefined || place === undefined ? [] : [`${path}: ${plainText(file.reason)}`]),
      ...(follows === null ? [] : [`${path}: ${plainText(follows)}`]),
    ];
  });
  return {
    id: task.id,
    text: plainText(task.text),
    sentences: wanted,
    facts: [...facts, ...(task.reason === null ? [] : [plainText(task.reason)])],
    playbook: findPlaybookLine(task.text, study),
  };
}
