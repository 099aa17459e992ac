import type { ListItem, Nodes, Root, RootContent } from 'mdast';
import type { Intent } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { nodeAt } from './walk.ts';

/** The tree that `tree` should be after `intents`, which stand in document order. `tree` itself is not changed. */
export function expectedTree(tree: Root, intents: readonly Intent[]): Root {
  const expected = structuredClone(tree);
  // All paths are of the tree as it was: find the nodes before anything moves.
  const targets = intents.map((intent) => ({ intent, node: nodeAt(expected, intent.path) }));
  // From the back, so that indexes before a change stay true.
  for (const { intent, node } of targets.reverse()) change(node, intent);
  return expected;
}

function change(node: Nodes, intent: Intent): void {
  if (intent.kind === 'check' && node.type === 'listItem') {
    if (node.checked !== !intent.checked) throw foreign(`The list item in line ${node.position?.start.line}`);
    node.checked = intent.checked;
  } else if (intent.kind === 'mark' && node.type === 'listItem') markItem(node, intent);
  else if (intent.kind === 'value' && 'value' in node) node.value = intent.value;
  else if (intent.kind === 'children' && 'children' in node) {
    const children = node.children as RootContent[];
    if (intent.index + intent.remove > children.length) throw foreign(`A ${node.type}`);
    children.splice(intent.index, intent.remove, ...structuredClone(intent.insert));
  } else throw new EditRefused('not-in-document', `A ${node.type} cannot be changed by "${intent.kind}".`);
}

/** No edit of this document would change what it means to. */
function foreign(what: string): EditRefused {
  return new EditRefused(
    'not-in-document',
    `${what} is not as the edit takes it to be: it was made for another document.`,
  );
}

/** `[~] text` becomes a task with this text; `[ ]* text` is no checkbox to GitHub, and stays text. */
function markItem(item: ListItem, { mark, checked }: Extract<Intent, { readonly kind: 'mark' }>): void {
  const [paragraph] = item.children;
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  const before = `[${mark}]`;
  if (text?.type !== 'text' || !text.value.startsWith(before)) {
    throw new EditRefused('no-box', `The list item in line ${item.position?.start.line} has no mark to set.`);
  }
  const rest = text.value.slice(before.length);
  if (/^\s/.test(rest)) {
    item.checked = checked;
    text.value = rest.slice(1);
  } else text.value = `[${checked ? 'x' : ' '}]${rest}`;
}
