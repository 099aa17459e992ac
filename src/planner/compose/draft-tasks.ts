import type { Requirement } from '../../plan/plan.ts';
import { code, plainText, prose } from '../../plan/prose.ts';
import { briefly } from '../extract/briefly.ts';
import { capitalised } from '../extract/requirement-text.ts';
import type { CodePlace } from '../locate/located.ts';
import { pathKind } from '../locate/path-kind.ts';
import { fillLine, phrase } from '../playbooks/fill-line.ts';
import { holds } from '../playbooks/registry.ts';
import { assignRequirements } from './assign-requirements.ts';
import { docsDrafts } from './docs-drafts.ts';
import { baseName, whyItFollows } from './evidence.ts';
import { bringsRunner, MAKEFILE } from './first-runner.ts';
import { ownPlaces } from './own-places.ts';
import { refactoringDrafts } from './refactoring-drafts.ts';
import { migrationTasks, sampleTasks, shownTasks } from './shown-tasks.ts';
import { signalsOf } from './signals.ts';
import type { DraftTask, Study } from './study.ts';
import { askedText, followText, ROLES } from './task-text.ts';
import { testTasks } from './test-tasks.ts';

const PLACES = { small: 2, medium: 5, large: 8 } as const;

/** The tasks of the plan, unordered within their stages: what the places need, and what the playbooks add. */
export function draftTasks(study: Study): DraftTask[] {
  if (study.kind === 'docs' && study.located.code.length === 0) {
    const told = playbookTasks(study).filter(
      ({ about }) => !about.includes(study.located.docs[0]?.path ?? ''),
    );
    return [...docsDrafts(study), ...told];
  }
  const places = study.located.code.slice(0, PLACES[study.tier]);
  const played = playbookTasks(study);
  const covered = new Set(
    played.filter(({ stage }) => stage === 'code').flatMap(({ paths }) => paths.map(({ path }) => path)),
  );
  const own = ownPlaces(study);
  const placed = new Set(own.map(({ id }) => id));
  const asked = assignRequirements(
    study.requirements.filter(({ id }) => !placed.has(id)),
    places,
    study,
  );
  const worth = (isUpgrade(study) ? [] : places).filter(
    (place, index) =>
      index === 0 ||
      (index === 1 && places[0]?.path === study.located.settings) ||
      (asked.get(place.path)?.length ?? 0) > 0 ||
      covered.has(place.path) ||
      (study.located.ranking.wish === null &&
        (whyItFollows(place, study.located) !== null || isStrong(place, study))),
  );
  const drafts = worth
    .filter(({ path }) => !covered.has(path))
    .flatMap((place) => codeTasks(place, asked.get(place.path) ?? [], study));
  const files = namedFileTasks(asked, places);
  const told = new Set(files.flatMap(({ about }) => about));
  // What the issue itself asks of a file says more than what a playbook does.
  const asksForPage = [...told].some((path) => pathKind(path) === 'docs');
  const isTold = (path: string) => told.has(path) || (asksForPage && pathKind(path) === 'docs');
  const named = played
    .filter(
      ({ stage, about }) => stage !== 'after' || about.length === 0 || !about.every((path) => isTold(path)),
    )
    .map((draft) => withAsked(draft, asked));
  const last = study.kind === 'refactoring' ? refactoringDrafts(study) : [];
  const all = [
    ...runnerTask(study),
    ...testTasks(worth, asked, study),
    ...migrationTasks(study),
    ...drafts,
    ...own.map(({ draft }) => draft),
    ...named,
    ...files,
    ...last,
  ];
  const shown = [...shownTasks(all, study), ...sampleTasks(all, study)];
  return [...all, ...shown, ...uncovered(all, study)];
}

/** Another version of a dependency changes what imports it, and no place by itself. */
function isUpgrade({ slots }: Study): boolean {
  return slots.has('dependency');
}

/** Where nothing runs tests and the language brings nothing, the plan begins with the command that does. */
function runnerTask({ commands, facts }: Study): DraftTask[] {
  if (!bringsRunner(commands.all, facts.commands)) return [];
  const isThere = facts.tree.some(({ path }) => path === MAKEFILE);
  return [
    {
      stage: 'test',
      requirements: [],
      text: prose`Let ${code('make test')} run every test there is, and fail where one does`,
      paths: [{ path: MAKEFILE, status: isThere ? 'modify' : 'new' }],
      reason: prose`nothing runs tests here yet`,
      about: [],
      follows: false,
      chain: null,
    },
  ];
}

/** A role that fits and a score near the best: enough to plan a file of a feature, though no requirement is nearest to it. */
function isStrong(place: CodePlace, study: Study): boolean {
  const top = study.located.code[0]?.ranked.score ?? 0;
  return (
    study.kind !== 'bug' &&
    place.ranked.score >= top * 0.85 &&
    ROLES.some(([pattern]) => pattern.test(place.path))
  );
}

/** Files that a requirement names and that are no place of code: a page, a workflow. */
function namedFileTasks(
  asked: ReadonlyMap<string, readonly Requirement[]>,
  places: readonly CodePlace[],
): DraftTask[] {
  const known = new Set(places.map(({ path }) => path));
  return [...asked]
    .filter(([path]) => !known.has(path))
    .flatMap(([path, requirements]) =>
      requirements.map((requirement) => ({
        stage: pathKind(path) === 'code' ? ('code' as const) : ('after' as const),
        requirements: [requirement.id],
        text: phrase(briefly(capitalised(plainText(requirement.text)), 150)),
        paths: [{ path, status: 'modify' as const }],
        reason: null,
        about: [path],
        follows: false,
        chain: null,
      })),
    );
}

/** A playbook's code task serves the requirements that were found to lie in its files. */
function withAsked(draft: DraftTask, asked: ReadonlyMap<string, readonly Requirement[]>): DraftTask {
  if (draft.stage !== 'code') return draft;
  const ids = draft.paths.flatMap(({ path }) => asked.get(path) ?? []).map(({ id }) => id);
  return ids.length === 0 ? draft : { ...draft, requirements: [...new Set(ids)] };
}

/** More than this that is asked of one file is done in two steps: the first, and what is built on it. */
const MOST_AT_ONE_PLACE = 3;

/** What is asked of one file: of a fault all at once, of a feature one by one. */
function codeTasks(place: CodePlace, asked: readonly Requirement[], study: Study): DraftTask[] {
  if (study.kind === 'bug' || study.tier === 'small' || asked.length < 2)
    return [codeTask(place, asked, study)];
  if (asked.length > MOST_AT_ONE_PLACE)
    return [codeTask(place, asked.slice(0, 1), study), codeTask(place, asked.slice(1), study)];
  return asked.map((requirement) => codeTask(place, [requirement], study));
}

function codeTask(place: CodePlace, asked: readonly Requirement[], study: Study): DraftTask {
  const named = [code(place.symbol === null ? baseName(place.path) : place.symbol.name)];
  const first = asked[0];
  const fallback = study.requirements[0];
  return {
    stage: 'code',
    requirements: first !== undefined || fallback === undefined ? asked.map(({ id }) => id) : [fallback.id],
    text: first === undefined ? followText(named, place, study) : askedText(named, asked, study),
    paths: [{ path: place.path, status: 'modify' }],
    reason: null,
    about: [place.path],
    follows: first === undefined,
    chain: null,
  };
}

function playbookTasks(study: Study): DraftTask[] {
  const signals = signalsOf(study);
  const seen = new Set<string>();
  const found: DraftTask[] = [];
  const all = study.requirements.map(({ id }) => id);
  for (const playbook of study.playbooks) {
    for (const line of playbook.tasks ?? []) {
      if (!holds(line.when, signals)) continue;
      const text = fillLine(line.text, study.slots);
      const paths = line.paths === null ? [] : study.paths.get(line.paths);
      if (text === null || paths === undefined) continue;
      const key = `${line.stage} ${paths.map(({ path }) => path).join(' ')}`;
      if (paths.length > 0 && seen.has(key)) continue;
      seen.add(key);
      const reason = line.reason === undefined ? null : fillLine(line.reason, study.slots);
      found.push({
        stage: line.stage,
        requirements: reason === null ? all.slice(0, 1) : [],
        text,
        paths,
        reason,
        about: paths.map(({ path }) => path),
        follows: false,
        chain: playbook.id,
      });
    }
  }
  return found;
}

/** A requirement that no task serves gets the first code task's place: nothing that is asked for may be lost. */
function uncovered(tasks: readonly DraftTask[], study: Study): DraftTask[] {
  // A test shows a requirement and does not meet it.
  const made = tasks.filter(({ stage }) => stage !== 'test');
  const served = new Set(made.flatMap(({ requirements }) => requirements));
  const lost = study.requirements.filter(({ id }) => !served.has(id));
  if (lost.length === 0) return [];
  const main = tasks.find(({ stage }) => stage === 'code');
  return lost.map((requirement) => ({
    stage: 'code',
    requirements: [requirement.id],
    text: phrase(capitalised(briefly(plainText(requirement.text), 150))),
    paths: main?.paths ?? [],
    reason: null,
    about: main?.about ?? [],
    follows: false,
    chain: null,
  }));
}
