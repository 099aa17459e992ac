import type { Prose, Requirement } from '../../plan/plan.ts';
import { code, join, plainText, prose } from '../../plan/prose.ts';
import { capitalised, lowered } from '../extract/requirement-text.ts';
import { shortened } from '../extract/sentences.ts';
import type { CodePlace } from '../locate/located.ts';
import { pathKind } from '../locate/path-kind.ts';
import { splitName, stem, stemsOf } from '../locate/terms.ts';
import { fillLine, phrase } from '../playbooks/fill-line.ts';
import { holds } from '../playbooks/registry.ts';
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
}

const PLACES = { small: 2, medium: 5, large: 8 } as const;

/** The tasks of the plan, unordered within their stages: what the places need, and what the playbooks add. */
export function draftTasks(study: Study): DraftTask[] {
  const played = playbookTasks(study);
  const covered = new Set(
    played.filter(({ stage }) => stage === 'code').flatMap(({ paths }) => paths.map(({ path }) => path)),
  );
  const places = study.located.code.slice(0, PLACES[study.tier]);
  const asked = assign(study.requirements, places, study);
  const open = places.filter(({ path }) => !covered.has(path));
  const code = open.map((place, index) =>
    codeTask(place, asked.get(place.path) ?? [], index === 0 && covered.size === 0, study),
  );
  const tests = testTasks(places, asked, study);
  const all = [...tests, ...code, ...played];
  return [...all, ...uncovered(all, study)];
}

/** Each requirement goes to the place whose names and text have most of its words; the first place takes the rest. */
function assign(
  requirements: readonly Requirement[],
  places: readonly CodePlace[],
  study: Study,
): Map<string, Requirement[]> {
  const found = new Map<string, Requirement[]>(places.map(({ path }) => [path, []]));
  const words = places.map(({ path, symbol }) => {
    const names = `${path} ${symbol?.name ?? ''} ${
      study.located.ranking.files
        .find((file) => file.path === path)
        ?.defines.map(({ name }) => name)
        .join(' ') ?? ''
    }`;
    return {
      names: new Set(splitName(names).map(stem)),
      text: new Set(stemsOf((study.facts.contents.get(path) ?? '').slice(0, 60_000))),
    };
  });
  for (const requirement of requirements) {
    const stems = [...new Set(stemsOf(plainText(requirement.text)))];
    let best = 0;
    let top = -1;
    words.forEach(({ names, text }, index) => {
      const score =
        stems.reduce((sum, word) => sum + (names.has(word) ? 2 : 0) + (text.has(word) ? 1 : 0), 0) -
        index * 0.5;
      if (score > top) [best, top] = [index, score];
    });
    const place = places[best];
    if (place !== undefined) found.get(place.path)?.push(requirement);
  }
  return found;
}

function codeTask(place: CodePlace, asked: readonly Requirement[], isMain: boolean, study: Study): DraftTask {
  const named =
    place.symbol === null ? code(place.path.slice(place.path.lastIndexOf('/') + 1)) : code(place.symbol.name);
  const first = asked[0];
  const ids = asked.map(({ id }) => id);
  const text =
    first !== undefined
      ? askedText(prose`${named}`, first, study)
      : followText(prose`${named}`, place, study);
  const fallback = study.requirements[0];
  return {
    stage: 'code',
    requirements: ids.length > 0 || fallback === undefined ? ids : [fallback.id],
    text: isMain || asked.length < 2 ? text : prose`${text}${more(asked)}`,
    paths: [{ path: place.path, status: 'modify' }],
    reason: null,
    about: [place.path],
  };
}

function more(asked: readonly Requirement[]): Prose {
  return asked.length < 2 ? [] : prose`; with it ${join(asked.slice(1).map(({ id }) => prose`${id}`))}`;
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

/** A place no requirement names: why it has to follow, by the evidence there is. */
function followText(named: Prose, place: CodePlace, study: Study): Prose {
  const main = study.located.code[0];
  const { neighbour } = place.ranked;
  const mainName =
    main === undefined ? null : code(main.symbol?.name ?? main.path.slice(main.path.lastIndexOf('/') + 1));
  const calls = main?.callers.find(({ path }) => path === place.path);
  if (calls !== undefined && mainName !== null)
    return prose`Follow in ${named}: it uses ${mainName} in line ${calls.line}`;
  if (neighbour !== null && neighbour.together > 1)
    return prose`Follow in ${named}: it changed with ${code(neighbour.path.slice(neighbour.path.lastIndexOf('/') + 1))} in ${neighbour.together} of ${neighbour.commits} commits`;
  const role = ROLES.find(([pattern]) => pattern.test(place.path));
  const topic = study.requirements[0]?.id ?? 'it';
  if (role !== undefined) return prose`${role[1]} ${topic} ${role[2]} ${named}`;
  return prose`Carry ${topic} through ${named}`;
}

/** What a file of this sort does for a requirement. */
const ROLES: readonly (readonly [RegExp, string, string])[] = [
  [/\.(css|scss|less)$/, 'Give', 'its style in'],
  [/\.(html|hbs|ejs|jinja2?|tera|tsx|jsx|vue|svelte)$/, 'Show', 'in'],
  [/(^|\/)forms?\b/i, 'Accept', 'in'],
  [/(^|\/)(urls|routes?|api|views|controllers|handlers?)\b/i, 'Serve', 'from'],
  [/(^|\/)(models?|entities|schema)\b/i, 'Hold', 'in'],
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
  }));
}
