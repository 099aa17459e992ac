import type { MarkdownDocument } from '../../markdown/document.ts';
import type { PlanDocument } from './plan-document.ts';
import type { PlanReading } from './read-content.ts';

/** A PLAN.md as rules judge it: its text, what it plans, and on demand how far it is. */
export interface PlanFile {
  readonly markdown: MarkdownDocument;
  /** Reads the lines with boxes; few rules need them. */
  readonly document: () => PlanDocument;
  readonly reading: PlanReading;
  /** Why its front matter cannot be read, with the line; null where it can. */
  readonly frontMatterFault: { readonly message: string; readonly line: number } | null;
}
