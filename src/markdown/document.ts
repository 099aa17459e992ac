import type { Root } from 'mdast';

/** A markdown text and its tree. Offsets in the tree count in `source`, a byte order mark included. Plain data. */
export interface MarkdownDocument {
  readonly source: string;
  readonly tree: Root;
}

declare module 'mdast' {
  interface ListItemData {
    /** Offset in the source of the character between the brackets of a task's checkbox. */
    box?: number;
  }
}
