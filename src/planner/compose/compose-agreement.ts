import { authorsOf, commitsTouching } from '../../facts/queries.ts';
import type { AgreementPoint, Phase, Prose, Question, Task } from '../../plan/plan.ts';
import { code, join, plain, plainText, prose } from '../../plan/prose.ts';
import { fillLine } from '../playbooks/fill-line.ts';
import type { TextLine } from '../playbooks/playbook.ts';
import { holds } from '../playbooks/registry.ts';
import { baseName } from './evidence.ts';
import { inFolder } from './exit-criteria.ts';
import { signalsOf } from './signals.ts';
import type { Study } from './study.ts';
import { oneCommand } from './test-commands.ts';

/** The working agreement in the repository's own terms; a topic that no fact calls for is left out. */
export function composeAgreement(
  study: Study,
  phases: readonly Phase[],
  questions: readonly Question[],
): AgreementPoint[] {
  const points: (AgreementPoint | null)[] = [
    { topic: 'tests', text: testsText(study, phases) },
    { topic: 'review', text: reviewText(study, phases) },
    { topic: 'documentation', text: documentationText(study) },
    checksPoint(study),
    played('deployment', study),
    played('performance', study),
    played('security', study),
    study.tier === 'small' ? null : { topic: 'plan', text: planText(study, phases, questions) },
  ];
  return points.filter((point) => point !== null);
}

function testsText(study: Study, phases: readonly Phase[]): Prose {
  const { ownPackage, all } = study.commands;
  const tasks = phases.flatMap((phase) => phase.tasks);
  const test = tasks.find(isTestTask);
  const next = test === undefined ? undefined : tasks.find(({ after }) => after.includes(test.id));
  const files = tasks.filter(isTestTask).flatMap((task) => task.paths.map(({ path }) => path));
  const run =
    oneCommand([...new Set(files)], study.facts) ??
    ownPackage ??
    (all === null ? null : inFolder(all.command, all.directory));
  if (run === null && study.commands.testChecks.length === 0)
    return prose`no test command and no check that runs tests was found${test === undefined ? prose`: each task says how it is tried` : prose`; ${test.id} is written first all the same`}.`;
  const main = study.located.code[0];
  const order =
    test !== undefined && next !== undefined
      ? prose`${test.id} is red before ${next.id} starts`
      : prose`nothing tests ${code(main === undefined ? 'these files' : baseName(main.path))} yet, so a first test comes with the code`;
  const whole =
    all !== null && run !== null && all.command !== run
      ? prose`, the whole suite by ${code(inFolder(all.command, all.directory))}`
      : [];
  return prose`${order}${run === null ? [] : prose`: ${code(run)}`}${whole}.`;
}

function isTestTask(task: Task): boolean {
  return /^Test\b/.test(plainText(task.text));
}

function reviewText(study: Study, phases: readonly Phase[]): Prose {
  const owners = [...new Set(phases.flatMap((phase) => phase.owners))];
  const published = study.slots.get('package');
  const symbol = study.slots.get('symbol');
  const open =
    published !== undefined && symbol !== undefined && study.tier !== 'small'
      ? prose` ${symbol} ships in ${published}: say in the pull request what changes for those who import it.`
      : [];
  return prose`${whoReviews(owners, study)}.${commitText(study)}${open}`;
}

function whoReviews(owners: readonly string[], study: Study): Prose {
  const named = join(owners.map((owner) => plain(`@${owner}`)));
  if (owners.length > 0)
    return study.facts.owners === null
      ? prose`${named}, assigned to the issue`
      : prose`${named} (${code(study.facts.owners.path)})`;
  const missing =
    study.facts.owners === null
      ? prose`no CODEOWNERS`
      : prose`${code(study.facts.owners.path)} names nobody for these paths`;
  const main = study.located.code[0]?.path;
  const author = main === undefined ? undefined : authorsOf(study.facts.history, [main])[0];
  return author === undefined || main === undefined
    ? missing
    : prose`${missing}; ${author.author} made ${author.commits} of the ${author.of} latest changes to ${code(main)}`;
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
  const parts: Prose[] = [];
  const changelog = changelogText(study);
  if (changelog !== null) parts.push(changelog);
  const docs = study.located.docs[0];
  if (docs !== undefined && study.paths.has('docs')) {
    const mentioned = docs.mentions[0];
    const place = docs.heading === null ? prose`line ${docs.line}` : prose`“${docs.heading}”`;
    parts.push(
      mentioned === undefined
        ? prose`${code(docs.path)} is about it (${place})`
        : prose`${code(docs.path)} names ${code(mentioned)} (${place}) and has to stay true`,
    );
  }
  if (parts.length > 0) return prose`${join(parts, '; ', '; ')}.`;
  const names = study.located.code
    .slice(0, 2)
    .map((place) => [code(place.symbol?.name ?? baseName(place.path))]);
  return names.length === 0
    ? prose`no page and no changelog was found.`
    : prose`no page names ${join(names, ', ', ' or ')}, and there is no changelog to write to.`;
}

function changelogText(study: Study): Prose | null {
  const { conventions, history } = study.facts;
  const fragment = study.paths.get('fragment')?.[0];
  if (fragment !== undefined)
    return prose`each pull request brings a fragment, this one ${code(fragment.path)}`;
  if (conventions.fragments !== null)
    return prose`each pull request brings a fragment in ${code(conventions.fragments.folder)}`;
  if (conventions.changelog === null) return null;
  const touched = commitsTouching(history, [conventions.changelog]).slice(0, 50);
  const alone = touched.filter(
    ({ subject }) => /\b(release|changelog|prepare|version|bump)\b/i.test(subject) || /^v?\d/.test(subject),
  ).length;
  return touched.length > 0 && alone >= touched.length * 0.6
    ? prose`${code(conventions.changelog)} is written when a version is released (${alone} of its last ${touched.length} commits), so no task edits it`
    : prose`an entry in ${code(conventions.changelog)}, which ${touched.length} of the last ${history.length} commits changed`;
}

/** Which checks have to pass stands at the exits; here only what keeps one from starting. */
function checksPoint(study: Study): AgreementPoint | null {
  const trap = study.commands.filtered[0];
  if (trap === undefined) return null;
  const patterns = trap.pathsIgnore.filter((pattern) => !pattern.startsWith('only:')).slice(0, 3);
  return {
    topic: 'checks',
    text: prose`a pull request that touches only ${join(
      patterns.map((pattern) => [code(pattern)]),
      ', ',
      ' or ',
    )} does not start ${code(trap.name)} (${code(trap.workflow)}): such changes go together with code.`,
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

function planText(study: Study, phases: readonly Phase[], questions: readonly Question[]): Prose {
  const owners = [...new Set(phases.flatMap((phase) => phase.owners))];
  const number = study.issue.number;
  const ids =
    phases[0]?.tasks
      .slice(0, 2)
      .map(({ id }) => id)
      .join(', ') ?? 'T01';
  const asked = questions.find(({ text }) => /^Who owns/.test(plainText(text)));
  const who =
    owners.length > 0
      ? prose`${join(owners.map((owner) => plain(`@${owner}`)))} decides`
      : asked === undefined
        ? prose`whoever merges decides`
        : prose`the owner that ${asked.id} finds decides`;
  return prose`a pull request names what it completes${number > 0 ? prose` (${code(`Plan: #${number} ${ids}`)})` : []}; ${who} questions and checkpoints.`;
}
