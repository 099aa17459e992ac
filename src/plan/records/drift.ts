import type { ListItem, PhrasingContent } from 'mdast';
import { nodeText } from '../../markdown/node-text.ts';
import { walk } from '../../markdown/walk.ts';
import { foreignText, webLink } from '../foreign-text.ts';
import type { Prose } from '../plan.ts';
import { code, join, prose } from '../prose.ts';
import type { Drift, PhaseSection, PlanDocument, ShippedRecord } from '../reading/plan-document.ts';
import type { MergedPull } from './merged-pull.ts';
import { standingRecords } from './reverts.ts';

const NONE: Drift = { untouched: [], beyond: [] };
const MOST_NAMES = 10;
/** A task that this many pull requests completed has grown. */
const GROWN = 3;
/** GitHub lists no more files of a pull request at once: what it lists in part is not compared. */
const MOST_LISTED = 100;
/** They follow from what is changed beside them. */
const LOCK_FILE =
  /(?:^|\/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|[\w.-]*\.lock|go\.sum|gradle\.lockfile)$/;

/**
 * Where a pull request left the plan: files of its tasks that it did not touch, and files it touched that no task names.
 * Nothing where the plan names no files, or not all files of the pull request were read.
 */
export function pullDrift(
  { tasks }: PlanDocument,
  { files, changedFiles }: MergedPull,
  ids: readonly string[],
): Drift {
  const planned = new Set(tasks.flatMap((task) => task.paths.map(({ path }) => path)));
  if (planned.size === 0 || changedFiles > files.length) return NONE;
  const touched = new Set(files.map((file) => file.path));
  const own = tasks.filter((task) => ids.includes(task.id)).flatMap((task) => task.paths);
  return {
    untouched: [...new Set(own.map(({ path }) => path))].filter((path) => !touched.has(path)),
    beyond: [...touched].filter((path) => !planned.has(path) && !LOCK_FILE.test(path)),
  };
}

/** "Against the plan: untouched `a.ts`; beyond it `b.ts`."; nothing for none. */
export function renderDrift({ untouched, beyond }: Drift): Prose {
  const parts = [
    ...(untouched.length > 0 ? [prose`untouched ${names(untouched)}`] : []),
    ...(beyond.length > 0 ? [prose`beyond it ${names(beyond)}`] : []),
  ];
  return parts.length === 0 ? [] : prose`Against the plan: ${join(parts, '; ', '; ')}.`;
}

/** Reads it back from a record. */
export function readDrift(item: ListItem): Drift {
  let found = NONE;
  walk(item, (node) => {
    if (node.type !== 'paragraph' || !nodeText(node).startsWith('Against the plan: ')) return;
    const untouched: string[] = [];
    const beyond: string[] = [];
    let list = untouched;
    for (const child of node.children) {
      if (child.type === 'inlineCode') list.push(child.value);
      else if (/(?:^|[:;] )beyond it $/.test(nodeText(child))) list = beyond;
    }
    found = { untouched, beyond };
  });
  return found;
}

/** What a complete phase did otherwise than planned, in one line. */
export function phaseDrift(
  phase: PhaseSection,
  all: readonly Pick<ShippedRecord, 'number' | 'url' | 'effect' | 'tasks' | 'drift' | 'files'>[],
): Prose {
  const records = standingRecords(all);
  if (records.length === 0) return prose`nothing to compare, as no pull request is recorded for it.`;
  const planned = [...new Set(phase.tasks.filter((task) => !task.struck).flatMap(({ paths }) => paths))];
  const untouched = planned
    .map(({ path }) => path)
    .filter((path) => {
      const ids = phase.tasks
        .filter((task) => task.paths.some((one) => one.path === path))
        .map(({ id }) => id);
      const own = records.filter((record) => record.tasks.some((id) => ids.includes(id)));
      return own.length > 0 && own.every((record) => record.drift.untouched.includes(path));
    });
  const beyond = [...new Set(records.flatMap((record) => record.drift.beyond))];
  const grown = phase.tasks.flatMap(({ id }) => {
    const count = records.filter((record) => record.tasks.includes(id)).length;
    return count >= GROWN ? [`${id} took ${count} pull requests`] : [];
  });
  const large = records.flatMap(({ files, number, url }): Prose[] =>
    files > MOST_LISTED ? [[webLink(url, `#${number}`)]] : [],
  );
  const parts: Prose[] = [
    ...(untouched.length > 0
      ? [prose`planned and untouched by the pull requests of its tasks ${names([...new Set(untouched)])}`]
      : []),
    ...(beyond.length > 0 ? [prose`touched and unplanned ${names(beyond)}`] : []),
    ...grown.map((text) => prose`${text}`),
    ...(large.length > 0 ? [prose`not compared ${join(large)}, for the number of files`] : []),
  ];
  return parts.length === 0 ? prose`as planned.` : prose`${join(parts, '; ', '; ')}.`;
}

function names(paths: readonly string[]): Prose {
  const shown: Prose[] = paths
    .slice(0, MOST_NAMES)
    .map((path): PhrasingContent[] => [code(foreignText(path, 160) || '?')]);
  const rest = paths.length - shown.length;
  return join(rest > 0 ? [...shown, prose`${rest} more`] : shown);
}
