import { commitsTouching } from '../../facts/queries.ts';
import type { AgreementPoint, Phase, Prose } from '../../plan/plan.ts';
import { code, join, plain, prose } from '../../plan/prose.ts';
import { fillLine } from '../playbooks/fill-line.ts';
import type { TextLine } from '../playbooks/playbook.ts';
import { holds } from '../playbooks/registry.ts';
import { inFolder } from './exit-criteria.ts';
import { signalsOf } from './signals.ts';
import type { Study } from './study.ts';

/** The working agreement in the repository's own terms; a topic that no fact calls for is left out. */
export function composeAgreement(study: Study, phases: readonly Phase[]): AgreementPoint[] {
  const points: (AgreementPoint | null)[] = [
    { topic: 'tests', text: testsText(study, phases) },
    { topic: 'review', text: reviewText(study, phases) },
    { topic: 'documentation', text: documentationText(study) },
    checksPoint(study),
    played('deployment', study),
    played('performance', study),
    played('security', study),
    study.tier === 'small' ? null : { topic: 'plan', text: planText(study, phases) },
  ];
  return points.filter((point) => point !== null);
}

function testsText(study: Study, phases: readonly Phase[]): Prose {
  const { one, all } = study.commands;
  const tasks = phases.flatMap((phase) => phase.tasks);
  const test = tasks.find((task) => /^Test/.test(task.text[0]?.type === 'text' ? task.text[0].value : ''));
  const next = test === undefined ? undefined : tasks.find(({ after }) => after.includes(test.id));
  if (all === null && one === null && study.commands.testChecks.length === 0)
    return prose`this repository has no test command that was found, and no check that runs tests: each task says how it is tried${test === undefined ? [] : prose`, and ${test.id} brings the first test`}.`;
  const order =
    test !== undefined && next !== undefined
      ? prose`${test.id} is red before ${next.id} starts`
      : prose`no test stands near these files, so the first one comes with the code`;
  const run = one ?? (all === null ? null : inFolder(all.command, all.directory));
  const whole =
    all !== null && one !== null && all.command !== one
      ? prose` The whole suite is ${code(inFolder(all.command, all.directory))}.`
      : [];
  return prose`${order}${run === null ? [] : prose`; ${code(run)} runs it`}.${whole}`;
}

function reviewText(study: Study, phases: readonly Phase[]): Prose {
  const owners = [...new Set(phases.flatMap((phase) => phase.owners))];
  const who =
    owners.length > 0 && study.facts.owners !== null
      ? prose`${join(owners.map((owner) => plain(`@${owner}`)))} reviews (${code(study.facts.owners.path)})`
      : owners.length > 0
        ? prose`${join(owners.map((owner) => plain(`@${owner}`)))} is assigned and answers for the work`
        : study.facts.owners === null
          ? prose`no CODEOWNERS says who reviews`
          : prose`${code(study.facts.owners.path)} names nobody for these paths`;
  const commits = commitText(study);
  const published = study.slots.get('package');
  const symbol = study.slots.get('symbol');
  const open =
    published !== undefined && symbol !== undefined && study.tier !== 'small'
      ? prose` ${symbol} is part of ${published}, which is published: say in the pull request what changes for those who import it.`
      : [];
  return prose`${who}.${commits}${open}`;
}

/** The habit of commit subjects, with the scope that this file's commits use most. */
function commitText(study: Study): Prose {
  const main = study.located.code[0]?.path;
  if (study.facts.conventions.conventionalCommits < 0.6 || main === undefined) return [];
  const commits = commitsTouching(study.facts.history, [main]);
  const scopes = new Map<string, number>();
  for (const { subject } of commits) {
    const scope = /^\w+\(([^)]{1,30})\)/.exec(subject)?.[1];
    if (scope !== undefined) scopes.set(scope, (scopes.get(scope) ?? 0) + 1);
  }
  const best = [...scopes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  const type =
    study.kind === 'bug'
      ? 'fix'
      : study.kind === 'docs'
        ? 'docs'
        : study.kind === 'refactoring'
          ? 'refactor'
          : 'feat';
  if (best !== undefined && best[1] >= 3 && best[0] !== 'deps')
    return prose` Commits are conventional: ${code(`${type}(${best[0]}): …`)}, as ${best[1]} of the ${commits.length} to ${code(main)} say.`;
  return prose` Commits are conventional, as ${Math.round(study.facts.conventions.conventionalCommits * 100)} of the last 100: ${code(`${type}: …`)}.`;
}

function documentationText(study: Study): Prose {
  const { conventions } = study.facts;
  const parts: Prose[] = [];
  const fragment = study.paths.get('fragment')?.[0];
  if (fragment !== undefined)
    parts.push(prose`a pull request brings a fragment, here ${code(fragment.path)}`);
  else if (conventions.fragments !== null)
    parts.push(prose`a pull request brings a fragment in ${code(conventions.fragments.folder)}`);
  else if (conventions.changelog !== null) {
    const touched = commitsTouching(study.facts.history, [conventions.changelog]);
    const alone = touched
      .slice(0, 50)
      .filter(
        ({ subject }) =>
          /\b(release|changelog|prepare|version|bump)\b/i.test(subject) || /^v?\d/.test(subject),
      ).length;
    parts.push(
      touched.length > 0 && alone >= Math.min(50, touched.length) * 0.6
        ? prose`${code(conventions.changelog)} is written when a version is released (${alone} of its last ${Math.min(50, touched.length)} commits), so no task edits it`
        : prose`an entry in ${code(conventions.changelog)}`,
    );
  }
  const docs = study.located.docs[0];
  if (docs !== undefined && study.paths.has('docs')) {
    const mentioned = docs.mentions[0];
    parts.push(
      mentioned === undefined
        ? prose`${code(docs.path)} speaks of it`
        : prose`${code(docs.path)} names ${code(mentioned)} (line ${docs.line}) and has to stay true`,
    );
  }
  return parts.length === 0
    ? prose`no page and no changelog of this repository speaks of these files, so none is to be edited.`
    : prose`${join(parts, '; ', '; ')}.`;
}

function checksPoint(study: Study): AgreementPoint | null {
  const { testChecks, otherChecks, filtered } = study.commands;
  const trap = filtered[0];
  const names = [...testChecks, ...otherChecks].map(({ name }) => name);
  if (trap !== undefined) {
    const patterns = trap.pathsIgnore.filter((pattern) => !pattern.startsWith('only:')).slice(0, 3);
    return {
      topic: 'checks',
      text: prose`a pull request that touches only ${join(
        patterns.map((pattern) => [code(pattern)]),
        ', ',
        ' or ',
      )} does not start ${code(trap.name)} (${code(trap.workflow)}): send documentation together with code.`,
    };
  }
  if (study.tier === 'small' || names.length === 0) return null;
  return {
    topic: 'checks',
    text: prose`green before a merge: ${join([...new Set(names)].slice(0, 8).map((name) => [code(name)]))}.`,
  };
}

function played(topic: 'deployment' | 'performance' | 'security', study: Study): AgreementPoint | null {
  const signals = signalsOf(study);
  for (const playbook of study.playbooks) {
    for (const line of (playbook[topic] ?? []) as readonly TextLine[]) {
      const text = holds(line.when, signals) ? fillLine(line.text, study.slots) : null;
      if (text !== null) return { topic, text };
    }
  }
  return null;
}

function planText(study: Study, phases: readonly Phase[]): Prose {
  const owners = [...new Set(phases.flatMap((phase) => phase.owners))];
  const number = study.issue.number;
  const ids =
    phases[0]?.tasks
      .slice(0, 2)
      .map(({ id }) => id)
      .join(', ') ?? 'T01';
  const who =
    owners.length > 0
      ? prose`${join(owners.map((owner) => plain(`@${owner}`)))} decides`
      : prose`Whoever the question about owners names decides`;
  return prose`a pull request names what it completes${number > 0 ? prose` (${code(`Plan: #${number} ${ids}`)})` : []}. ${who} questions and checkpoints.`;
}
