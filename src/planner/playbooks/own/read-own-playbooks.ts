import { parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Facts } from '../../../facts/facts.ts';
import { matchesGlob } from '../../../facts/queries.ts';
import type { PathSlot } from '../binder.ts';
import type { Condition, Playbook, TextLine } from '../playbook.ts';
import { type OwnPlaybook, ownPlaybookSchema } from './own-schema.ts';

/** Where a repository keeps playbooks of its own. */
export const OWN_PLAYBOOKS = '.github/planwright/playbooks/';
const LONGEST = 20_000;
const MOST = 20;

export interface OwnPlaybooks {
  readonly playbooks: readonly Playbook[];
  /** Files that their tasks name, by the name that the task line has for them. */
  readonly paths: ReadonlyMap<string, readonly PathSlot[]>;
  /** What is wrong with the files that were left out, a sentence each. */
  readonly faults: readonly string[];
}

/**
 * Reads the repository's own playbooks, `.github/planwright/playbooks/*.yml`, in the order of their names. A file
 * with a fault is left out whole, and said. `planned` are the code files that the work is expected in.
 */
export function readOwnPlaybooks(facts: Facts, planned: readonly string[]): OwnPlaybooks {
  const files = [...facts.contents]
    .filter(([path]) => path.startsWith(OWN_PLAYBOOKS) && /\.ya?ml$/.test(path))
    .sort(byPath);
  const playbooks: Playbook[] = [];
  const paths = new Map<string, readonly PathSlot[]>();
  const faults: string[] = files
    .slice(MOST)
    .map(([path]) => `the playbook ${path}: at most ${MOST} are read`);
  const tree = new Set(facts.tree.map(({ path }) => path));
  for (const [path, text] of files.slice(0, MOST)) {
    const read = readOne(text);
    if (typeof read === 'string') {
      faults.push(`the playbook ${path}: ${read}`);
      continue;
    }
    if (!touches(read, planned)) continue;
    playbooks.push(playbookOf(path, read));
    read.tasks?.forEach(({ files: named = [] }, index) => {
      paths.set(
        listName(path, index),
        named.map((file) => ({ path: file, status: tree.has(file) ? 'modify' : 'new' })),
      );
    });
  }
  return { playbooks, paths, faults };
}

function byPath([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The playbook, or what is wrong with it. */
function readOne(text: string): OwnPlaybook | string {
  if (text.length > LONGEST) return `found ${text.length} characters, expected at most ${LONGEST}`;
  let value: unknown;
  try {
    const document = parseDocument(text, { strict: true, uniqueKeys: true, prettyErrors: false });
    const [error] = document.errors;
    if (error !== undefined) return `found no valid YAML: ${error.message.split('\n')[0] ?? ''}`;
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return 'found no YAML that can be read, expected `key: value` lines without aliases';
  }
  const result = ownPlaybookSchema.safeParse(value);
  return result.success ? result.data : result.error.issues.slice(0, 3).map(faultText).join('; ');
}

/** "`tasks[0].stage`: expected `test`, `code` or `after`". */
function faultText(issue: z.core.$ZodIssue): string {
  const where = issue.path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
  const said =
    issue.code === 'unrecognized_keys'
      ? `found the unknown key ${issue.keys.map((key) => `\`${key}\``).join(', ')}`
      : issue.message;
  return where === '' ? said : `\`${where}\`: ${said}`;
}

function touches({ when }: OwnPlaybook, planned: readonly string[]): boolean {
  return (
    when.touches === undefined ||
    planned.some((path) => when.touches?.some((glob) => matchesGlob(glob, path)))
  );
}

function listName(path: string, index: number): string {
  return `${path}#${index}`;
}

function playbookOf(path: string, own: OwnPlaybook): Playbook {
  const { when, tasks, state, outOfScope, deployment, performance, security } = own;
  const lines = (texts: readonly string[] | undefined): TextLine[] => (texts ?? []).map((text) => ({ text }));
  return {
    id: path.slice(OWN_PLAYBOOKS.length).replace(/\.ya?ml$/, ''),
    when: conditionOf(when),
    tasks: (tasks ?? []).map(({ files, text, stage, reason }, index) => ({
      text,
      stage,
      paths: files === undefined ? null : listName(path, index),
      ...(reason === undefined ? {} : { reason }),
    })),
    risks: own.risks ?? [],
    questions: own.questions ?? [],
    decisions: own.decisions ?? [],
    exit: own.exit ?? [],
    state: lines(state),
    outOfScope: lines(outOfScope),
    deployment: lines(deployment),
    performance: lines(performance),
    security: lines(security),
    testing: lines(own.testing),
    rollout: lines(own.rollout),
    observability: lines(own.observability),
    debt: lines(own.debt),
  };
}

function conditionOf({ kinds, tiers, words, titleWords }: OwnPlaybook['when']): Condition {
  return {
    ...(kinds === undefined ? {} : { kinds }),
    ...(tiers === undefined ? {} : { tiers }),
    ...(words === undefined ? {} : { text: anyOf(words) }),
    ...(titleWords === undefined ? {} : { title: anyOf(titleWords) }),
  };
}

/** Any of the words, as whole words; their own signs have no meaning in the expression. */
function anyOf(words: readonly string[]): string {
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return `(?:^|[^\\p{L}\\p{N}])(?:${escaped.join('|')})(?:$|[^\\p{L}\\p{N}])`;
}
