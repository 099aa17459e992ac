import type { RootContent } from 'mdast';
import type { NodePath } from './walk.ts';

/** What an edit means to do to the tree. `apply` parses the result and refuses when it is anything else. */
export type Intent =
  | { readonly kind: 'check'; readonly path: NodePath; readonly checked: boolean }
  /** The other mark that stands between brackets where a checkbox would, `[~]`, gives way to a box or to `x`. */
  | { readonly kind: 'mark'; readonly path: NodePath; readonly mark: string; readonly checked: boolean }
  /** The text of a leaf: front matter, a comment. */
  | { readonly kind: 'value'; readonly path: NodePath; readonly value: string }
  /** `remove` children of the node at `path` from `index` on give way to `insert`. */
  | {
      readonly kind: 'children';
      readonly path: NodePath;
      readonly index: number;
      readonly remove: number;
      readonly insert: readonly RootContent[];
    };

/** One splice of the source: the text from `start` to `end` becomes `text`. Plain data. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly intent: Intent;
}
