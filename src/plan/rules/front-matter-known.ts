import { EditRefused } from '../../markdown/edit-refused.ts';
import { frontMatterNode, frontMatterRange, readFrontMatter } from '../../markdown/front-matter.ts';
import { didYouMean } from '../did-you-mean.ts';
import { judgedPaths } from '../judged-paths.ts';
import type { Plan } from '../plan.ts';
import type { PlanFile } from '../reading/plan-file.ts';
import { lineOfKey } from '../reading/read-front-matter.ts';
import { ALL_TIERS, type Fault, lineName, type Rule } from './rule.ts';

/**
 * It judges documents alone. Values that a plan cannot be read without are the business of `well-formed`. Without its
 * base commit a plan can be read, but its paths are not judged: that is a warning. Keys of people's own may stand
 * there; those that look like a slip of the pen are a warning too.
 *
 * ```md passes
 * ---
 * planwright: 1
 * issue: 42
 * tier: small
 * base: 42e4d257c9d0b40e53d320966ba4632c7dc1b466
 * paused: true
 * ---
 *
 * # Lock the store while writing
 *
 * - [ ] **T01** (R1) Lock the store
 * ```
 *
 * ```md fails
 * ---
 * planwright: 1
 * issue: 42
 * tier: small
 * base: 42e4d257c9d0b40e53d320966ba4632c7dc1b466
 * paused: "maybe"
 * ---
 *
 * # Lock the store while writing
 *
 * - [ ] **T01** (R1) Lock the store
 * ```
 */
export const frontMatterKnown: Rule = {
  id: 'front-matter-known',
  level: 'error',
  tiers: ALL_TIERS,
  says: 'The front matter has the keys of the format, with values of their kind.',
  check: (plan, { file }) => {
    if (file === undefined) return [];
    const values = valuesOf(file);
    if (values === null) return [];
    return [...wrongValues(values, file), ...baseFault(values, file, plan), ...slips(values, file)];
  },
};

/** Null where there is nothing to read, which another rule says. */
function valuesOf({ markdown }: PlanFile): Readonly<Record<string, unknown>> | null {
  const node = frontMatterNode(markdown);
  if (node === null) return null;
  const { start, end } = frontMatterRange(markdown, node);
  try {
    return readFrontMatter(markdown.source.slice(start, end));
  } catch (error) {
    if (error instanceof EditRefused) return null;
    throw error;
  }
}

const isText = (value: unknown, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);

/** The keys that may be left out, what their values are, and that in words. */
const KINDS: readonly (readonly [key: string, isRight: (value: unknown) => boolean, expected: string])[] = [
  [
    'issue-sha256',
    (value) => isText(value, /^[0-9a-f]{64}$/),
    'the 64 hexadecimal digits of the hash of the issue',
  ],
  ['last-task', (value) => isText(value, /^T\d{2,5}$/), 'the id of a task, such as T08'],
  ['paused', (value) => typeof value === 'boolean', 'true or false'],
];

function wrongValues(values: Readonly<Record<string, unknown>>, { markdown }: PlanFile): Fault[] {
  return KINDS.filter(([key, isRight]) => Object.hasOwn(values, key) && !isRight(values[key])).map(
    ([key, , expected]) => ({
      where: lineName(lineOfKey(markdown, key)),
      message: `The front matter says ${said(values[key])} for "${key}"; expected ${expected}. Correct that line, or take it away.`,
    }),
  );
}

const BASE = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A plan that modifies nothing may have been drawn where no commit was yet. */
function baseFault(values: Readonly<Record<string, unknown>>, { markdown }: PlanFile, plan: Plan): Fault[] {
  const isGiven = Object.hasOwn(values, 'base');
  if (isText(values.base, BASE)) return [];
  if (!isGiven && !judgedPaths(plan).some(({ status }) => status === 'modify')) return [];
  const found = isGiven ? `says ${said(values.base)} for "base"` : 'has no "base"';
  return [
    {
      where: lineName(isGiven ? lineOfKey(markdown, 'base') : 1),
      level: 'warning',
      message: `The front matter ${found}, so no path of this plan was judged; expected the full SHA of the commit it was drawn at. Put it back from the file's history.`,
    },
  ];
}

const KEYS = ['planwright', 'issue', 'tier', 'base', ...KINDS.map(([key]) => key)];

function slips(values: Readonly<Record<string, unknown>>, { markdown }: PlanFile): Fault[] {
  return Object.keys(values).flatMap((key): Fault[] => {
    const meant = KEYS.includes(key) ? '' : didYouMean(key, KEYS);
    if (meant === '') return [];
    return [
      {
        where: lineName(lineOfKey(markdown, key)),
        level: 'warning',
        message: `The front matter has the key "${key.slice(0, 60)}", which the format does not know and nothing reads; expected one of ${KEYS.join(', ')}.${meant}`,
      },
    ];
  });
}

function said(value: unknown): string {
  return JSON.stringify(value ?? null).slice(0, 60);
}
