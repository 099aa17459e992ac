import type { PlanHints } from './queries/plan-hints.ts';
import type { BlobShape, RepositoryShape } from './shapes.ts';

/** Paths asked about of one plan, and of one reading. */
const MOST_OF_PLAN = 50;
const MOST_ASKED = 150;
const LONGEST_PATH = 200;

/**
 * What an open task of a plan may plan to modify, as far as its lines show without parsing them: only a hint of what to
 * ask for, so it may hold too much. Linear.
 */
export function pathsInTasks(source: string): string[] {
  const paths = new Set<string>();
  for (const line of source.split('\n')) {
    if (!/^\s{0,12}[-*+] \[ \] \*\*T\d/.test(line)) continue;
    for (const [, code = ''] of line.slice(0, LONGEST_LINE).matchAll(/`([^`\s]+)`/g)) {
      const path = code.replace(/\/+$/, '');
      if (paths.size < MOST_OF_PLAN && isAskable(path)) paths.add(path);
    }
  }
  return [...paths];
}

const LONGEST_LINE = 5_000;

/** A path from the root and no pattern, nor a plain word; nothing that means another place or revision to git. */
function isAskable(path: string): boolean {
  if (path.length > LONGEST_PATH || !/[./]/.test(path)) return false;
  return !/^(?:[/@~-]|\.\/)|[*?\\{}\p{Cc}]|\.\.|\/\//u.test(path);
}

/** Asks whether the default branch has the paths that the plans were last seen to name. */
export function plannedParts(
  issues: readonly number[],
  { planned }: Pick<PlanHints, 'planned'>,
  variables: Record<string, string>,
): string[] {
  const asked = issues.flatMap((issue) =>
    (planned.get(issue) ?? []).map((path, index) => ({ name: `${PREFIX}${issue}_${index}`, path })),
  );
  return asked.slice(0, MOST_ASKED).map(({ name, path }) => {
    variables[name] = `${HEAD}${path}`;
    return `${name}: object(expression: $${name}) { oid }`;
  });
}

const PREFIX = 'planned_';
const HEAD = 'HEAD:';

/** The paths that were asked about and are not there. Another reading may have changed the hints meanwhile. */
export function missingPaths(
  data: RepositoryShape,
  variables: Readonly<Record<string, string>>,
): ReadonlySet<string> {
  const missing = Object.entries(variables).filter(
    ([name]) => name.startsWith(PREFIX) && data[name] === null,
  );
  return new Set(missing.map(([, expression]) => expression.slice(HEAD.length)));
}

/** Takes the paths that the plans name into the memory; false where some of them were not asked about. */
export function learnPlanned(
  data: RepositoryShape,
  issues: readonly number[],
  planned: Map<number, readonly string[]>,
  variables: Readonly<Record<string, string>>,
): boolean {
  const asked = Object.entries(variables).filter(([name]) => name.startsWith(PREFIX));
  const known = new Set(asked.map(([, expression]) => expression.slice(HEAD.length)));
  let isWhole = true;
  for (const issue of issues) {
    const paths = ['plan', 'bookPlan'].flatMap((alias) => textPaths(data[`${alias}_${issue}`]));
    if (paths.length === 0) continue;
    // A task that is opened again names paths that were known before: asked along, they cost no other reading.
    planned.set(issue, [...new Set([...paths, ...(planned.get(issue) ?? [])])].slice(0, MOST_OF_PLAN));
    if (paths.some((path) => !known.has(path))) isWhole = false;
  }
  return isWhole || asked.length >= MOST_ASKED;
}

function textPaths(blob: unknown): string[] {
  const text = (blob as BlobShape | null | undefined)?.text;
  return typeof text === 'string' ? pathsInTasks(text) : [];
}
