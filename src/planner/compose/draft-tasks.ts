import type { Requirement } from '../../plan/plan.ts';
import { code, plainText, prose } from '../../plan/prose.ts';
import { capitalised } from '../extract/requirement-text.ts';
import { shortened } from '../extract/sentences.ts';
import type { CodePlace } from '../locate/located.ts';
import { asksForSetting } from '../locate/settings-file.ts';
import { splitName, stem, stemsOf } from '../locate/terms.ts';
import { fillLine, phrase } from '../playbooks/fill-line.ts';
import { holds } from '../playbooks/registry.ts';
import { baseName, whyItFollows } from './evidence.ts';
import { signalsOf } from './signals.ts';
import type { DraftTask, Study } from './study.ts';
import { askedText, followText, more, ROLES } from './task-text.ts';
import { testTasks } from './test-tasks.ts';

const PLACES = { small: 2, medium: 5, large: 8 } as const;

/** The tasks of the plan, unordered within their stages: what the places need, and what the playbooks add. */
export function draftTasks(study: Study): DraftTask[] {
  const places = study.located.code.slice(0, PLACES[study.tier]);
  const played = playbookTasks(study);
  const covered = new Set(
    played.filter(({ stage }) => stage === 'code').flatMap(({ paths }) => paths.map(({ path }) => path)),
  );
  const asked = assign(study.requirements, places, study);
  const worth = places.filter(
    (place, index) =>
      index === 0 ||
      (index === 1 && places[0]?.path === study.located.settings) ||
      (asked.get(place.path)?.length ?? 0) > 0 ||
      covered.has(place.path) ||
      whyItFollows(place, study.located) !== null ||
      isStrong(place, study),
  );
  const drafts = worth
    .filter(({ path }) => !covered.has(path))
    .map((place) => codeTask(place, asked.get(place.path) ?? [], study));
  const named = played.map((draft) => withAsked(draft, asked));
  const all = [...testTasks(worth, asked, study), ...drafts, ...named];
  return [...all, ...uncovered(all, study)];
}

/** A role that fits and a score near the best: enough to plan a file of a feature, though no requirement is nearest to it. */
function isStrong(place: CodePlace, study: Study): boolean {
  const top = study.located.code[0]?.ranked.score ?? 0;
  return (
    study.kind !== 'bug' &&
    place.ranked.score >= top * 0.75 &&
    ROLES.some(([pattern]) => pattern.test(place.path))
  );
}

/** A playbook's code task serves the requirements that were found to lie in its files. */
function withAsked(draft: DraftTask, asked: ReadonlyMap<string, readonly Requirement[]>): DraftTask {
  if (draft.stage !== 'code') return draft;
  const ids = draft.paths.flatMap(({ path }) => asked.get(path) ?? []).map(({ id }) => id);
  return ids.length === 0 ? draft : { ...draft, requirements: [...new Set(ids)] };
}

/**
 * Each requirement goes to the place whose names and text have most of its words; the first one, and whatever has no
 * better place, to the place that ranks first.
 */
function assign(
  requirements: readonly Requirement[],
  places: readonly CodePlace[],
  study: Study,
): Map<string, Requirement[]> {
  const found = new Map<string, Requirement[]>(places.map(({ path }) => [path, []]));
  const { rarity } = study.located.ranking;
  const words = places.map(({ path, symbol, ranked }) => ({
    names: new Set(
      splitName(`${path} ${symbol?.name ?? ''} ${ranked.defines.map(({ name }) => name).join(' ')}`).map(
        stem,
      ),
    ),
    text: new Set(stemsOf((study.facts.contents.get(path) ?? '').slice(0, 60_000))),
  }));
  requirements.forEach((requirement, order) => {
    const stems = [...new Set(stemsOf(plainText(requirement.text)))];
    const scores = words.map(({ names, text }) =>
      stems.reduce(
        (sum, word) => sum + ((names.has(word) ? 2 : 0) + (text.has(word) ? 1 : 0)) * (rarity.get(word) ?? 1),
        0,
      ),
    );
    let best = 0;
    scores.forEach((score, index) => {
      // What a bug report says are signs of one fault: they are checked together where it is corrected.
      if (order > 0 && study.kind !== 'bug' && score > (scores[best] ?? 0) * (best === 0 ? 1.3 : 1))
        best = index;
    });
    const said = plainText(requirement.text);
    const settings = places.find(({ path }) => path === study.located.settings);
    const place =
      settings !== undefined && order > 0 && asksForSetting(said)
        ? settings
        : places[/^No longer/.test(said) ? 0 : best];
    if (place !== undefined) found.get(place.path)?.push(requirement);
  });
  return found;
}

function codeTask(place: CodePlace, asked: readonly Requirement[], study: Study): DraftTask {
  const named = [code(place.symbol === null ? baseName(place.path) : place.symbol.name)];
  const first = asked[0];
  const fallback = study.requirements[0];
  return {
    stage: 'code',
    requirements: first !== undefined || fallback === undefined ? asked.map(({ id }) => id) : [fallback.id],
    text:
      first === undefined
        ? followText(named, place, study)
        : prose`${askedText(named, first, study)}${more(asked)}`,
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
  const served = new Set(tasks.flatMap(({ requirements }) => requirements));
  const lost = study.requirements.filter(({ id }) => !served.has(id));
  if (lost.length === 0) return [];
  const main = tasks.find(({ stage }) => stage === 'code');
  return lost.map((requirement) => ({
    stage: 'code',
    requirements: [requirement.id],
    text: phrase(capitalised(shortened(plainText(requirement.text), 160))),
    paths: main?.paths ?? [],
    reason: null,
    about: main?.about ?? [],
    follows: false,
    chain: null,
  }));
}
