/**
 * A markdown editor that keeps every byte it was not asked to change: edits are splices at offsets of the tree, and
 * each is proven by parsing again. docs/markdown.md shows it.
 */
export { appendToItem } from './append-to-item.ts';
export { appendToSection } from './append-to-section.ts';
export { apply } from './apply.ts';
export type { Inline } from './content.ts';
export type { MarkdownDocument } from './document.ts';
export type { Edit, Intent } from './edit.ts';
export { EditRefused, type RefusalReason } from './edit-refused.ts';
export { insertAfter } from './insert-after.ts';
export { nodeText } from './node-text.ts';
export { parse } from './parse.ts';
export { removeNode } from './remove-node.ts';
export { replaceBlock } from './replace-block.ts';
export { replaceNode } from './replace-node.ts';
export { type Section, section } from './section.ts';
export { setCell } from './set-cell.ts';
export { setChecked } from './set-checked.ts';
export { type FrontMatterValue, setFrontMatter } from './set-front-matter.ts';
export { type TaskItem, taskItems } from './task-items.ts';
