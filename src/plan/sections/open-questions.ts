import type { ListItem } from 'mdast';
import type { Prose, Question } from '../plan.ts';
import { join, prose, strong } from '../prose.ts';
import type { PlanLine } from '../reading/plan-document.ts';
import { heading, list, taskItem } from './blocks.ts';
import { readLineParts } from './plan-line.ts';
import { statementsOf } from './read-blocks.ts';
import { dropCharacters, oneLine, readLabel } from './read-prose.ts';
import type { Section } from './section.ts';

/** Questions as checkboxes, each with its options, the default, and what the answers change. */
export const questionsSection: Section = {
  title: 'Open questions',
  alias: /\bquestions?\b/i,
  render: ({ questions }) =>
    questions.length === 0
      ? []
      : [heading(2, prose`${questionsSection.title}`), list(questions.map(questionItem))],
  read: () => ({}),
};

function questionItem({ id, text, options, changes }: Question): ListItem {
  const lines = options.map(
    (option) =>
      prose`${strong({ type: 'text', value: option.key })}${option.isDefault ? ' (default)' : ''} ${option.text}`,
  );
  if (changes.length > 0) lines.push(prose`${strong({ type: 'text', value: 'Changes:' })} ${changes}`);
  return taskItem(prose`${strong({ type: 'text', value: id })} ${text}`, lines);
}

const QUESTION_ID = /^(Q\d+)\b[:.]?/;

/** Reads an open question as people left it; null where the item is none. */
export function readQuestion(item: ListItem, checked: boolean, phase: number | null): PlanLine | null {
  const parts = readLineParts(item, QUESTION_ID, /(?!)/);
  if (parts === null) return null;
  const line = item.position?.start.line ?? 0;
  return { id: parts.id, checked, struck: parts.struck, text: oneLine(parts.body), item, line, phase };
}

/** Reads a question with its options; null where the item is none. */
export function readPlannedQuestion(item: ListItem): (Question & { readonly struck: boolean }) | null {
  const parts = readLineParts(item, QUESTION_ID, /(?!)/);
  if (parts === null) return null;
  const below = statementsOf(item.children.slice(1));
  const changes = below.flatMap((line) => {
    const label = readLabel(line);
    return label !== null && /^changes$/i.test(label.label) ? [label.rest] : [];
  });
  return {
    id: parts.id,
    struck: parts.struck,
    text: parts.body,
    options: below.flatMap((line) => readOption(line) ?? []),
    changes: join(changes, '; ', '; '),
  };
}

/** `**a** (default) text`, `a) text`, `**a) text (default).** more`. */
function readOption(line: Prose): Question['options'][number] | null {
  const text = oneLine(line);
  const key = /^([a-z]|[A-Z]|\d)(?:\b|[).:])/.exec(text);
  if (key === null || (line[0]?.type !== 'strong' && !/^\w[).:]/.test(text))) return null;
  const rest = dropCharacters(line, /^\w[).:]?\s*(?:\(default\)\s*)?/.exec(text)?.[0].trimEnd().length ?? 1);
  return {
    key: key[1] ?? '',
    text: rest,
    isDefault: /^\w[).:]?\s*\(default\)/.test(text) || /\(default[);]/.test(text),
  };
}
