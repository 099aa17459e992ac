import type { List, ListItem, PhrasingContent } from 'mdast';
import type { PlanHome } from '../issue.ts';
import type { PathStatus, Prose, Task } from '../plan.ts';
import type { TaskLine } from '../plan-document.ts';
import { code, join, link, plain, prose, strong } from '../prose.ts';
import { relativeLink } from '../relative-link.ts';
import { taskItem } from './blocks.ts';
import { readLineParts } from './plan-line.ts';

/** The tasks of a phase: `- [ ] **T07** (R2) Lock the store — modify [`src/store.ts`](…) · after T05 · @owner`. */
export function renderTasks(tasks: readonly Task[], home: PlanHome): List {
  const items = tasks.map((task) => taskItem(taskLine(task, home)));
  return { type: 'list', ordered: false, spread: false, children: items };
}

function taskLine(task: Task, home: PlanHome): Prose {
  const requirements = task.requirements.length > 0 ? ` (${task.requirements.join(', ')})` : '';
  const reason = task.reason === null ? [] : prose` (${task.reason})`;
  const paths = task.paths.length > 0 ? prose` — ${renderPaths(task.paths, home)}` : [];
  const after = task.after.length > 0 ? ` · after ${task.after.join(', ')}` : '';
  const owners = task.owners.map((owner) => ` · @${owner}`).join('');
  return prose`${strong({ type: 'text', value: task.id })}${requirements} ${task.text}${reason}${paths}${after}${owners}`;
}

/** "modify A, B, new C": what will be modified is linked, what is not there yet is code. */
function renderPaths(paths: Task['paths'], home: PlanHome): Prose {
  const parts: Prose[] = [];
  let status: PathStatus | null = null;
  for (const entry of [...paths].sort((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status))) {
    const word = entry.status === status ? '' : `${entry.status} `;
    status = entry.status;
    const name: PhrasingContent =
      entry.status === 'modify'
        ? link(relativeLink(home.planPath, entry.path), code(entry.path))
        : code(entry.path);
    parts.push([...plain(word), name]);
  }
  return join(parts, ', ', ', ');
}

const STATUSES: readonly PathStatus[] = ['modify', 'new', 'unverified'];
const TASK_ID = /^(T\d+)\b/;
const PATHS = /^(?:modify|new|unverified|no file)\b/;

/** Reads a task's line as people left it; null where it is none. */
export function readTask(item: ListItem, checked: boolean, phase: number | null): TaskLine | null {
  const parts = readLineParts(item, TASK_ID, PATHS);
  if (parts === null) return null;
  const requirements = /^\((R\d+(?:\s*,\s*R\d+)*)\)\s*/.exec(parts.body);
  const after = parts.suffixes.filter((suffix) => /^after\s+T\d/.test(suffix));
  return {
    id: parts.id,
    checked,
    struck: parts.struck,
    text: parts.body.slice(requirements?.[0].length ?? 0).trim(),
    requirements: requirements?.[1]?.match(/R\d+/g) ?? [],
    after: after.flatMap((suffix) => suffix.match(/\bT\d+\b/g) ?? []),
    owners: parts.suffixes.flatMap((suffix) => /^@([\w-]+(?:\/[\w.-]+)?)$/.exec(suffix)?.[1] ?? []),
    paths: readPaths(parts.tail),
    item,
    line: item.position?.start.line ?? 0,
    phase,
  };
}

function readPaths(tail: string): { readonly path: string; readonly status: PathStatus }[] {
  const paths: { path: string; status: PathStatus }[] = [];
  let status: PathStatus = 'modify';
  for (const [token, path] of tail.matchAll(/\b(?:modify|new|unverified)\b(?=\s+`)|`([^`]+)`/g)) {
    // Code without a slash or a dot is a name in the sentence, not a path.
    if (path !== undefined && /[/.]/.test(path)) paths.push({ path, status });
    else if (token === 'modify' || token === 'new' || token === 'unverified') status = token;
  }
  return paths;
}
