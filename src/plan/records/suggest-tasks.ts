import type { PlanDocument, TaskLine } from '../reading/plan-document.ts';
import type { MergedPull } from './merged-pull.ts';

/** A task that a pull request may complete without saying so. A guess: it is shown and never ticks anything. */
export interface Suggestion {
  readonly task: string;
  /** Paths of the task that the pull request changes. */
  readonly paths: readonly string[];
  /** Words of the task that its title, its branch or its commits say. */
  readonly words: readonly string[];
}

export type SuggestionSource = Pick<MergedPull, 'title' | 'headRef' | 'commits' | 'files'>;

const MOST = 5;
const FEWEST_WORDS = 2;
/** Words that agree in so many letters are taken for one: query, querying; tree, trees. */
const STEM = 5;
const LONGEST_TEXT = 5_000;
/** Words that tasks and commits of any kind share. */
const COMMON =
  /^(?:about|after|also|always|before|being|change|changes|comes|does|each|every|file|files|from|have|into|make|makes|more|must|never|only|other|over|same|should|tests?|than|that|their|them|then|there|these|they|this|update|used|uses|using|when|where|which|with|without|works?)$/;

/**
 * Open tasks that two signals point at: the pull request changes a path that the task names, and its title, branch or
 * commit subjects say at least two of the task's words. At most five, in the plan's order, less those it names itself.
 */
export function suggestTasks(
  plan: PlanDocument,
  pull: SuggestionSource,
  named: ReadonlySet<string>,
): Suggestion[] {
  const changed = new Set(pull.files.map((file) => file.path));
  const subjects = pull.commits.map((commit) => commit.message.split('\n', 1)[0] ?? '');
  const said = new Set(wordsOf([pull.title, pull.headRef, ...subjects].join(' ')).map(stem));
  return plan.tasks
    .filter((task) => !task.checked && !task.struck && !named.has(task.id))
    .map((task) => ({ task: task.id, paths: pathsIn(task, changed), words: wordsIn(task, said) }))
    .filter(({ paths, words }) => paths.length > 0 && words.length >= FEWEST_WORDS)
    .slice(0, MOST);
}

function pathsIn(task: TaskLine, changed: ReadonlySet<string>): string[] {
  return [...new Set(task.paths.map(({ path }) => path))].filter((path) => changed.has(path));
}

function wordsIn(task: TaskLine, said: ReadonlySet<string>): string[] {
  const byStem = new Map(wordsOf(task.text).map((word) => [stem(word), word]));
  return [...byStem].filter(([key]) => said.has(key)).map(([, word]) => word);
}

function wordsOf(text: string): string[] {
  const words =
    text
      .slice(0, LONGEST_TEXT)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return words.filter((word) => !COMMON.test(word) && /\p{L}/u.test(word));
}

function stem(word: string): string {
  return word.replace(/s$/, '').slice(0, STEM);
}
