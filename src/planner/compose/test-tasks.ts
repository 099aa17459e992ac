import type { Prose, Requirement } from '../../plan/plan.ts';
import { code, join, plainText, prose } from '../../plan/prose.ts';
import { briefly } from '../extract/briefly.ts';
import { isRestored } from '../extract/last-good-version.ts';
import type { CodePlace } from '../locate/located.ts';
import { pathKind } from '../locate/path-kind.ts';
import { phrase } from '../playbooks/fill-line.ts';
import { baseName } from './evidence.ts';
import { midSentence } from './mid-sentence.ts';
import type { DraftTask, Study } from './study.ts';

/** One test task for each test file, before the code that it checks. */
export function testTasks(
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
    const wanted = group
      .flatMap(({ path }) => asked.get(path) ?? [])
      .filter(({ text }) => !isRestored(plainText(text)));
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

/** What the test of a draft says where it shows only these requirements; null where it is no test beside the code. */
export function showText({ paths }: DraftTask, ids: readonly string[], study: Study): Prose | null {
  const test = study.located.code.find((place) => place.test?.path === paths[0]?.path)?.test ?? null;
  const shown = study.requirements.filter(({ id }) => ids.includes(id));
  return test === null ? null : testText(shown, test, study);
}

/** What a person reads of a task at one glance. */
const LINE = 175;
/** A case that is cut shorter than this says nothing. */
const NAME = 60;

/** The first cases by name, as many as can be read at a glance; the ids of all of them stand before the text. */
function testText(
  requirements: readonly Requirement[],
  test: NonNullable<CodePlace['test']>,
  study: Study,
): Prose {
  const where = test.inside ? prose`, in this file's tests` : [];
  const pattern = test.pattern === null ? [] : prose`, beside ${code(briefly(test.pattern.name, 50))}`;
  const red =
    study.kind === 'bug'
      ? 'Test that is red today'
      : study.kind === 'refactoring'
        ? 'Test that is green before and after'
        : 'Test';
  const opening = prose`${red}${where}${pattern}`;
  if (study.kind === 'refactoring') return prose`${opening}: ${todayOf(test, study)}`;
  let room = LINE - plainText(opening).length;
  const names: Prose[] = [];
  for (const { text } of requirements) {
    const name = briefly(
      midSentence(plainText(text), study.extraction.clues.identifiers),
      names.length === 0 ? 120 : NAME,
    );
    if (names.length > 0 && (name.length > room || name.endsWith('…'))) break;
    room -= name.length + 2;
    names.push(phrase(name));
  }
  return prose`${opening}: ${join(names, '; ', '; ')}`;
}

/** What a refactoring leaves as it is: what its place does today, as its users see it. */
function todayOf(test: NonNullable<CodePlace['test']>, study: Study): Prose {
  const place = study.located.code.find((one) => one.test?.path === test.path) ?? study.located.code[0];
  if (place === undefined) return prose`what it does today`;
  const users = [...new Set(place.callers.map(({ path }) => path))].filter((path) => path !== place.path);
  const through = join(users.slice(0, 3).map((path) => [code(baseName(path))]));
  return prose`what ${code(place.symbol?.name ?? baseName(place.path))} does today${users.length === 0 ? [] : prose`, through ${through}`}`;
}
