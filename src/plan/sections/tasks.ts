import type { List, ListItem, PhrasingContent } from 'mdast';
import type { PlanHome } from '../issue.ts';
import type { PathStatus, Prose, Task } from '../plan.ts';
import { code, join, link, plain, prose, strong } from '../prose.ts';
import type { TaskLine } from '../reading/plan-document.ts';
import { relativeLink } from '../relative-link.ts';
import { taskItem } from './blocks.ts';
import { type LineParts, readLineParts } from './plan-line.ts';
import { dropCharacters, dropLast, lastText, oneLine, trimProse } from './read-prose.ts';

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
const TASK_ID = /^(T\d+)\b[:.]?/;
const PATHS = /^(?:modify|new|unverified|no file)\b/;
const REQUIREMENTS = /^\((R\d+(?:\s*,\s*R\d+)*)\)\s*/;

/** Reads a task's line as people left it; null where it is none. */
export function readTask(item: ListItem, checked: boolean, phase: number | null): TaskLine | null {
  const parts = readLineParts(item, TASK_ID, PATHS);
  if (parts === null) return null;
  const { requirements, text } = readBody(parts);
  return {
    ...readSuffixes(parts),
    id: parts.id,
    checked,
    struck: parts.struck,
    text: oneLine(text),
    requirements,
    paths: readPaths(parts.tail),
    item,
    line: item.position?.start.line ?? 0,
    phase,
  };
}

/** Reads a task; null where the item is none. What stands in brackets behind a task without requirement is its reason. */
export function readPlannedTask(item: ListItem): (Task & { readonly struck: boolean }) | null {
  const parts = readLineParts(item, TASK_ID, PATHS);
  if (parts === null) return null;
  const { requirements, text } = readBody(parts);
  const { body, reason } = requirements.length > 0 ? { body: text, reason: null } : cutReason(text);
  return {
    ...readSuffixes(parts),
    id: parts.id,
    struck: parts.struck,
    requirements,
    text: body,
    paths: readPaths(parts.tail),
    reason,
  };
}

function readBody({ body }: LineParts): { readonly requirements: readonly string[]; readonly text: Prose } {
  const found = REQUIREMENTS.exec(oneLine(body));
  if (found === null) return { requirements: [], text: body };
  return {
    requirements: found[1]?.match(/R\d+/g) ?? [],
    text: dropCharacters(body, found[0].trimEnd().length),
  };
}

function readSuffixes({ suffixes }: LineParts): Pick<Task, 'after' | 'owners'> {
  const after = suffixes.filter((suffix) => /^after\s+T\d/.test(suffix));
  return {
    after: after.flatMap((suffix) => suffix.match(/\bT\d+\b/g) ?? []),
    owners: suffixes.flatMap((suffix) => /^@([\w-]+(?:\/[\w.-]+)?)$/.exec(suffix)?.[1] ?? []),
  };
}

/** What stands in the brackets that end the text. */
function cutReason(text: Prose): { readonly body: Prose; readonly reason: Prose | null } {
  const opening = openingBracket(text);
  const node = text[opening?.node ?? -1];
  if (opening === null || node?.type !== 'text') return { body: text, reason: null };
  const inside = [{ ...node, value: node.value.slice(opening.at + 1) }, ...text.slice(opening.node + 1)];
  return {
    body: trimProse([...text.slice(0, opening.node), { ...node, value: node.value.slice(0, opening.at) }]),
    reason: trimProse(dropLast(inside, 1)),
  };
}

/** The bracket that belongs to the one at the end; code and links hold none. */
function openingBracket(text: Prose): { readonly node: number; readonly at: number } | null {
  if (!lastText(text).endsWith(')')) return null;
  let depth = 0;
  for (const [index, node] of [...text.entries()].reverse()) {
    if (node.type !== 'text') continue;
    for (let at = node.value.length - 1; at >= 0; at -= 1) {
      if (node.value[at] === ')') depth += 1;
      if (node.value[at] === '(') depth -= 1;
      if (depth === 0 && node.value[at] === '(') return { node: index, at };
    }
  }
  return null;
}

/** Code behind a word of status, a comma or in a link is a path; other code without a slash or a dot is a name. */
function readPaths(tail: Prose): { readonly path: string; readonly status: PathStatus }[] {
  const paths: { path: string; status: PathStatus }[] = [];
  let status: PathStatus = 'modify';
  let before = '';
  for (const node of tail) {
    const path = pathIn(node);
    if (path === null) {
      before = oneLine([node]);
      continue;
    }
    const words = before.match(/\b(?:modify|new|unverified)\b/g);
    const word = STATUSES.find((one) => one === words?.at(-1));
    if (word !== undefined) status = word;
    const isListed = node.type === 'link' || /(?:^|,)\s*(?:modify|new|unverified)?$/.test(before);
    if (isListed || /[/.]/.test(path)) paths.push({ path, status });
    before = '';
  }
  return paths;
}

function pathIn(node: PhrasingContent): string | null {
  if (node.type === 'inlineCode') return node.value;
  const [only] = node.type === 'link' && node.children.length === 1 ? node.children : [];
  return only?.type === 'inlineCode' ? only.value : null;
}
