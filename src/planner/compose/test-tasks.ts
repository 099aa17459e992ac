import type { Prose, Requirement } from '../../plan/plan.ts';
import { code, join, plainText, prose } from '../../plan/prose.ts';
import { lowered } from '../extract/requirement-text.ts';
import { shortened } from '../extract/sentences.ts';
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
