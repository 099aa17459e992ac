import type { ListItem, RootContent } from 'mdast';
import type { Question } from '../plan.ts';
import type { PlanLine } from '../plan-document.ts';
import { prose, strong } from '../prose.ts';
import { heading, list, taskItem } from './blocks.ts';
import { readLineParts } from './plan-line.ts';

/** Questions as checkboxes, each with its options, the default, and what the answers change. */
export function renderQuestions(questions: readonly Question[]): RootContent[] {
  if (questions.length === 0) return [];
  return [heading(2, prose`Open questions`), list(questions.map(questionItem))];
}

function questionItem({ id, text, options, changes }: Question): ListItem {
  const lines = options.map(
    (option) =>
      prose`${strong({ type: 'text', value: option.key })}${option.isDefault ? ' (default)' : ''} ${option.text}`,
  );
  if (changes.length > 0) lines.push(prose`${strong({ type: 'text', value: 'Changes:' })} ${changes}`);
  return taskItem(prose`${strong({ type: 'text', value: id })} ${text}`, lines);
}

/** Reads an open question as people left it; null where the item is none. */
export function readQuestion(item: ListItem, checked: boolean, phase: number | null): PlanLine | null {
  const parts = readLineParts(item, /^(Q\d+)\b/, /(?!)/);
  if (parts === null) return null;
  const line = item.position?.start.line ?? 0;
  return { id: parts.id, checked, struck: parts.struck, text: parts.body, item, line, phase };
}
