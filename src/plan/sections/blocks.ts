import type { Heading, List, ListItem, Paragraph, RootContent } from 'mdast';
import type { Prose } from '../plan.ts';
import { prose, strong } from '../prose.ts';

/** The block nodes that sections are built of. */

export function paragraph(text: Prose): Paragraph {
  return { type: 'paragraph', children: [...text] };
}

export function heading(depth: Heading['depth'], text: Prose): Heading {
  return { type: 'heading', depth, children: [...text] };
}

/** A tight list of one-paragraph items. */
export function bullets(items: readonly Prose[]): List {
  return list(items.map((item) => bullet(item)));
}

export function list(items: readonly ListItem[]): List {
  return { type: 'list', ordered: false, spread: false, children: [...items] };
}

/** A list item, with items of its own below its text. */
export function bullet(text: Prose, inner: readonly Prose[] = []): ListItem {
  const below: ListItem['children'] = inner.length > 0 ? [bullets(inner)] : [];
  return { type: 'listItem', spread: false, children: [paragraph(text), ...below] };
}

/** A list item with an empty checkbox. */
export function taskItem(text: Prose, inner: readonly Prose[] = []): ListItem {
  return { ...bullet(text, inner), checked: false };
}

/** `**Label:** text`. */
export function labelled(label: string, text: Prose): Prose {
  return prose`${strong({ type: 'text', value: `${label}:` })} ${text}`;
}

/** One statement stands on the line of its label, several on lines of their own: so they read back as they were. */
export function labelledItem(label: string, statements: readonly Prose[]): ListItem {
  const [only] = statements;
  return only !== undefined && statements.length === 1
    ? bullet(labelled(label, only))
    : bullet([strong({ type: 'text', value: `${label}:` })], statements);
}

/** A section with one block a statement: a paragraph where there is one, else a list; nothing for nothing. */
export function section(depth: Heading['depth'], title: string, statements: readonly Prose[]): RootContent[] {
  const [only] = statements;
  if (only === undefined) return [];
  return [heading(depth, prose`${title}`), statements.length === 1 ? paragraph(only) : bullets(statements)];
}
