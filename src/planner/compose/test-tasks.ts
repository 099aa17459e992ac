import type { Prose, Requirement } from '../../plan/plan.ts';
import { code, join, plainText, prose } from '../../plan/prose.ts';
import { briefly } from '../extract/briefly.ts';
import { isRestored } from '../extract/last-good-version.ts';
import { lowered } from '../extract/requirement-text.ts';
import type { CodePlace } from '../locate/located.ts';
import { pathKind } from '../locate/path-kind.ts';
import { phrase } from '../playbooks/fill-line.ts';
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
    for (const cases of chunks(requirements))
      found.push({
        stage: 'test',
        requirements: cases.map(({ id }) => id),
        text: testText(cases, test, study),
        paths: [{ path: test.path, status: test.status }],
        reason: null,
        about: group.map(({ path }) => path),
        follows: false,
        chain: null,
      });
  }
  return found;
}

/** Three cases to a task, and three tasks to a file; what is beyond goes with the last. */
function chunks(requirements: readonly Requirement[]): (readonly Requirement[])[] {
  const found: (readonly Requirement[])[] = [];
  for (let at = 0; at < requirements.length; at += CASES)
    found.push(requirements.slice(at, found.length === 2 ? undefined : at + CASES));
  return found.slice(0, 3);
}

const CASES = 3;
/** What a person reads of a task at one glance. */
const LINE = 155;

/** One case for each requirement, named shortly. */
function testText(
  requirements: readonly Requirement[],
  test: NonNullable<CodePlace['test']>,
  study: Study,
): Prose {
  const where = test.inside ? prose`, in this file's tests` : [];
  const pattern = test.pattern === null ? [] : prose`, beside ${code(briefly(test.pattern.name, 50))}`;
  const shown = requirements.slice(0, CASES);
  const red = study.kind === 'bug' ? 'Test that is red today' : 'Test';
  const opening = prose`${red}${where}${pattern}`;
  // Room for the names, without the ids and signs about them.
  const room = LINE - plainText(opening).length - shown.length * 8;
  const length = Math.max(24, Math.min(100, Math.floor(room / shown.length)));
  const cases = shown.map(({ id, text }) => {
    const name = phrase(briefly(lowered(plainText(text)), length));
    return shown.length === 1 ? name : prose`${name} (${id})`;
  });
  const rest = requirements.slice(CASES).map(({ id }) => prose`${id}`);
  return prose`${opening}: ${join(cases, '; ', '; ')}${rest.length === 0 ? [] : prose`; a case each for ${join(rest)}`}`;
}
