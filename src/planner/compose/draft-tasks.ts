import type { Prose, Requirement } from '../../plan/plan.ts';
import { code, join, plainText, prose } from '../../plan/prose.ts';
import { capitalised, lowered } from '../extract/requirement-text.ts';
import { shortened } from '../extract/sentences.ts';
import type { CodePlace } from '../locate/located.ts';
import { pathKind } from '../locate/path-kind.ts';
import { asksForSetting } from '../locate/settings-file.ts';
import { splitName, stem, stemsOf } from '../locate/terms.ts';
import { fillLine, phrase } from '../playbooks/fill-line.ts';
import { holds } from '../playbooks/registry.ts';
import { baseName, whyItFollows } from './evidence.ts';
import { signalsOf } from './signals.ts';
import type { Study, TaskPath } from './study.ts';

/** A task before it has its id and its place in a phase. */
export interface DraftTask {
  readonly stage: 'test' | 'code' | 'after';
  readonly requirements: readonly string[];
  readonly text: Prose;
  readonly paths: readonly TaskPath[];
  readonly reason: Prose | null;
  /** Paths of code whose tasks it precedes (a test) or is (a code task). */
  readonly about: readonly string[];
  /** Whether it only follows from another task. */
  readonly follows: boolean;
  /** The playbook whose code tasks build on each other; null for a task of its own. */
  readonly chain: string | null;
}

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

/** What else is asked of the same place, in short. */
function more(asked: readonly Requirement[]): Prose {
  const rest = asked
    .slice(1, 3)
    .map(({ id, text }) => prose`${phrase(lowered(shortened(bare(plainText(text)), 70)))} (${id})`);
  const others = asked.slice(3).map(({ id }) => prose`${id}`);
  return rest.length === 0 ? [] : prose`; also ${join([...rest, ...others], '; ', '; ')}`;
}

function bare(text: string): string {
  return text.replace(/^(?:Fixed|No longer): /, 'no longer: ');
}

const VERB =
  /^(?:add|allow|support|let|make|provide|introduce|implement|create|remove|drop|replace|rename|move|show|display|list|include|exclude|expose|use|return|keep|stop|avoid|prevent|ensure|handle|accept|enable|disable|offer|extend|change|update|find|document|respond|answer|send|set|store|write|read|extract|split|merge|upgrade|convert|specify|generate|validate|limit|give|have|tell|say|compute)\b/i;

function askedText(named: Prose, requirement: Requirement, study: Study): Prose {
  const said = plainText(requirement.text);
  const fault = /^(?:Fixed|No longer): (.+)$/.exec(said)?.[1];
  const expected = study.slots.get('expected');
  if (fault !== undefined && expected !== undefined) return prose`Correct ${named}: ${expected}`;
  if (fault !== undefined)
    return prose`Find in ${named} what brings “${phrase(shortened(fault, 110))}” about, and correct it there`;
  if (VERB.test(said)) return prose`In ${named}, ${phrase(lowered(shortened(said, 140)))}`;
  return prose`Change ${named} so that this holds: ${phrase(lowered(shortened(said, 130)))}`;
}

/** A place no requirement names: why it has to follow, by the evidence there is, else what such a file does. */
function followText(named: Prose, place: CodePlace, study: Study): Prose {
  const isFirstUser =
    study.located.code[0]?.path === study.located.settings && study.located.code[1]?.path === place.path;
  if (isFirstUser && study.kind === 'feature')
    return prose`Let ${named} go by the new setting, and by what it does today where that is unset`;
  const why = whyItFollows(place, study.located);
  if (why !== null) return prose`Follow in ${named}, as ${why}`;
  const role = ROLES.find(([pattern]) => pattern.test(place.path));
  const topic = topicOf(study);
  return role === undefined
    ? prose`Carry ${topic} through ${named}`
    : prose`${role[1]} ${topic} ${role[2]} ${named}`;
}

/** What the issue is about in a word or two: what it quotes, names like code, or its first requirement. */
function topicOf(study: Study): Prose {
  const { title, clues } = study.extraction;
  const span = /`([^`]{2,40})`/.exec(title)?.[1];
  if (span !== undefined) return [code(span)];
  const quoted = /["“]([^"”]{2,40})["”]/.exec(title)?.[1];
  if (quoted !== undefined) return prose`“${quoted}”`;
  const name = clues.identifiers.find(
    (identifier) => title.includes(identifier) && /[a-z][A-Z]|_/.test(identifier),
  );
  if (name !== undefined) return [code(name)];
  return prose`${study.requirements[0]?.id ?? 'it'}`;
}

/** What a file of this sort does for a requirement. */
const ROLES: readonly (readonly [RegExp, string, string])[] = [
  [/\.(css|scss|less)$/, 'Give', 'its style in'],
  [/\.(html|hbs|ejs|jinja2?|tera|tsx|jsx|vue|svelte)$/, 'Show', 'in'],
  [/(^|\/)forms?\b/i, 'Accept', 'in'],
  [/(^|\/)(urls|routes?|api|views|controllers|handlers?)\b/i, 'Serve', 'from'],
  [/(^|\/)(models?\.(py|rb|ts|js|php)$|entities\/|schema\.\w+$)/i, 'Hold', 'in'],
  [/(^|\/)(config|settings|constants|options|args)\b/i, 'Declare', 'in'],
  [/(^|\/)(quer(y|ies)|sql)\b/i, 'Query', 'in'],
  [/(^|\/)types?\b|\.d\.ts$/i, 'Type', 'in'],
];

/** One test task for each test file, before the code that it checks. */
function testTasks(
  places: readonly CodePlace[],
  asked: ReadonlyMap<string, readonly Requirement[]>,
  study: Study,
): DraftTask[] {
  const byTest = new Map<string, CodePlace[]>();
  for (const place of places) {
    const { test } = place;
    if (test === null || pathKind(place.path) !== 'code') continue;
    const worth = test.status === 'modify' || byTest.size === 0;
    if (!worth && !byTest.has(test.path)) continue;
    byTest.set(test.path, [...(byTest.get(test.path) ?? []), place]);
  }
  const found: DraftTask[] = [];
  for (const group of [...byTest.values()].slice(0, study.tier === 'small' ? 1 : 4)) {
    const test = group[0]?.test;
    if (test === undefined || test === null) continue;
    const wanted = group.flatMap(({ path }) => asked.get(path) ?? []);
    const requirements =
      wanted.length > 0 ? wanted : found.length === 0 ? study.requirements.slice(0, 1) : [];
    if (requirements.length === 0) continue;
    found.push({
      stage: 'test',
      requirements: requirements.map(({ id }) => id),
      text: testText(requirements, test, study),
      paths: [{ path: test.path, status: test.status }],
      reason: null,
      about: group.map(({ path }) => path),
      follows: false,
      chain: null,
    });
  }
  return found;
}

function testText(
  requirements: readonly Requirement[],
  test: NonNullable<CodePlace['test']>,
  study: Study,
): Prose {
  const where = test.inside ? prose`, in this file's tests` : [];
  const pattern = test.pattern === null ? [] : prose`, beside ${code(test.pattern.name)}`;
  const statements = requirements.slice(0, 2).map((requirement) => {
    const said = plainText(requirement.text);
    const fault = /^(?:Fixed|No longer): (.+)$/.exec(said)?.[1];
    return fault === undefined
      ? phrase(shortened(lowered(said), 120))
      : prose`the case “${phrase(shortened(fault, 110))}”`;
  });
  const rest =
    requirements.length > 2 ? prose`; also ${join(requirements.slice(2).map(({ id }) => prose`${id}`))}` : [];
  const red = study.kind === 'bug' ? 'Test that is red today' : 'Test';
  return prose`${red}${where}${pattern}: ${join(statements, '; ', '; ')}${rest}`;
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
