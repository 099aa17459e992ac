import { authorsOf, checkStarts, commitsTouching } from '../../facts/queries.ts';
import type { AgreementPoint, Phase, Prose, Question, Task } from '../../plan/plan.ts';
import { code, join, plain, plainText, prose } from '../../plan/prose.ts';
import { fillLine } from '../playbooks/fill-line.ts';
import type { TextLine } from '../playbooks/playbook.ts';
import { holds } from '../playbooks/registry.ts';
import { calledFor } from './called-for.ts';
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
    { topic: 'review', text: reviewText(study, phases, questions) },
    { topic: 'documentation', text: documentationText(study) },
    checksPoint(study, phases),
    played('deployment', study) ?? calledFor('deployment', phases, study),
    played('performance', study) ?? calledFor('performance', phases, study),
    played('security', study) ?? calledFor('security', phases, study),
    study.tier === 'small' ? null : { topic: 'plan', text: planText(study, phases, questions) },
  ];
  return points.filter((point) => point !== null);
}

function testsText(study: Study, phases: readonly Phase[]): Prose {
  const without = withoutTest(study, phases);
  if (without !== null) return without;
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
      ? prose`${test.id} before ${next.id}`
      : prose`nothing tests ${main === undefined ? 'this' : code(baseName(main.path))} yet, so a first test comes with the code`;
  const whole =
    all !== null && run !== null && all.command !== run
      ? prose`. All: ${code(inFolder(all.command, all.directory))}`
      : [];
  return prose`${order}${run === null ? [] : prose`: ${code(run)}`}${whole}.`;
}

/** Text has no test, and another version of a dependency is held by those there are. */
function withoutTest(study: Study, phases: readonly Phase[]): Prose | null {
  const tasks = phases.flatMap((phase) => phase.tasks);
  if (tasks.some(isTestTask)) return null;
  const files = [...new Set(tasks.flatMap(({ paths }) => paths.map(({ path }) => path)))].slice(0, 3);
  const named = join(files.map((path) => [code(baseName(path))]));
  if (study.kind === 'docs') return prose`${named}: text, so whoever reviews reads it rendered.`;
  const { all } = study.commands;
  if (study.kind !== 'dependency' || all === null || !study.slots.has('dependency')) return null;
  return prose`no new one: those there are stay green before and after ${named}: ${code(inFolder(all.command, all.directory))}.`;
}

function isTestTask(task: Task): boolean {
  return /^Test\b/.test(plainText(task.text));
}

function reviewText(study: Study, phases: readonly Phase[], questions: readonly Question[]): Prose {
  const owners = [...new Set(phases.flatMap((phase) => phase.owners))];
  return prose`${whoReviews(owners, askedOwner(questions), study)}${commitText(study)}${publicText(study)}.`;
}

/** A name that others import is theirs too. */
function publicText(study: Study): Prose {
  const published = study.slots.get('package');
  const symbol = study.slots.get('symbol');
  if (published === undefined || symbol === undefined || study.tier === 'small' || study.kind === 'docs')
    return [];
  return prose`; the pull request says what changes for those who import ${symbol} from ${published}`;
}

/** The question that offers people from the history; only there are they named. */
function askedOwner(questions: readonly Question[]): Question | undefined {
  return questions.find(({ text }) => /^Who owns/.test(plainText(text)));
}

function whoReviews(owners: readonly string[], asked: Question | undefined, study: Study): Prose {
  const named = join(owners.map((owner) => plain(`@${owner}`)));
  if (owners.length > 0)
    return study.facts.owners === null
      ? prose`${named}, assigned to the issue`
      : prose`${named} (${code(study.facts.owners.path)})`;
  const missing =
    study.facts.owners === null
      ? prose`whoever merges (no CODEOWNERS)`
      : prose`${code(study.facts.owners.path)} names nobody for these paths`;
  if (asked !== undefined) return prose`reviewer: ${asked.id}`;
  const main = study.located.code[0]?.path;
  const author = main === undefined ? undefined : authorsOf(study.facts.history, [main])[0];
  return author === undefined || main === undefined
    ? missing
    : prose`${missing}; ${author.author} can be asked (${author.commits} of the ${author.of} latest changes to ${code(baseName(main))})`;
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
    return prose`; commits as ${code(`${type}(${best[0]}): …`)} (${best[1]} of the ${commits.length} to it)`;
  return prose`; commits as ${code(`${type}: …`)}`;
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
  const named = study.slots.get('mainName');
  const page = named === undefined ? [] : prose`${named}: undocumented; `;
  return prose`${page}changelog: none.`;
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

/** Which checks have to pass stands at the exits; here only which tasks would not start one by themselves. */
function checksPoint(study: Study, phases: readonly Phase[]): AgreementPoint | null {
  const trap = study.commands.filtered[0];
  const tasks = phases.flatMap((phase) => phase.tasks);
  if (trap === undefined) return null;
  const quiet = tasks.filter(({ paths }) => {
    const touched = paths.map(({ path }) => path);
    return touched.length > 0 && !checkStarts(trap, touched);
  });
  const before = tasks.find((task) => !quiet.includes(task) && !isTestTask(task));
  if (quiet.length === 0 || before === undefined) return null;
  const patterns = trap.pathsIgnore.filter((pattern) => !pattern.startsWith('only:')).slice(0, 3);
  return {
    topic: 'checks',
    text: prose`${join(quiet.map(({ id }) => plain(id)))} alone would not start ${code(trap.name)}, which leaves out ${join(
      patterns.map((pattern) => [code(pattern)]),
    )}: in one pull request with ${before.id}.`,
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
  const asked = askedOwner(questions);
  const owner =
    owners.length > 0 ? join(owners.map((name) => plain(`@${name}`))) : plain(asked?.id ?? 'whoever merges');
  return prose`checkpoints: ${owner}${number > 0 ? prose`; trailer: ${code(`Plan: #${number} ${ids}`)}` : []}.`;
}
