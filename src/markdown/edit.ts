import type { RootContent } from 'mdast';
import type { Place } from './place.ts';

/**
 * What an edit means to do to the tree, at a place. `apply` parses the result and refuses when it is anything else.
 */
export type Intent = Place &
  (
    | { readonly kind: 'check'; readonly checked: boolean }
    /** The other mark that stands between brackets where a checkbox would, `[~]`, gives way to a box or to `x`. */
    | { readonly kind: 'mark'; readonly mark: string; readonly checked: boolean }
    /** The text of a leaf: front matter, a comment. */
    | { readonly kind: 'value'; readonly value: string }
    /**
     * `remove` children of the node from `index` on give way to `insert`. Where the path is empty they are blocks of
     * the top level, counted from the first one of the window.
     */
    | {
        readonly kind: 'children';
        readonly index: number;
        readonly remove: number;
        readonly insert: readonly RootContent[];
      }
  );

/** One splice of the source: the text from `start` to `end` becomes `text`. Plain data. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly intent: Intent;
}
