import type { Prose } from '../../../plan/plan.ts';

/**
 * A wish that is met where words do not lead: in workflows, manifests and images, or wherever a name is used. The code
 * that has like words is then beside the point.
 */
export interface Wish {
  readonly kind: 'version' | 'pipeline' | 'rename';
  /** What is moved, built or renamed, as the issue writes it. */
  readonly subject: string;
  /** Likeliest first. */
  readonly files: readonly WishFile[];
}

export interface WishFile {
  readonly path: string;
  /** Added to the file's score: more than words alone can give. */
  readonly weight: number;
  /** Why, with the line or job that shows it. */
  readonly reason: Prose;
}

/** A file shown by what stands in it comes before all that words alone find. */
export const SHOWN = 3;

/** The best ones, each path once. */
export function strongest(files: readonly WishFile[], most: number): WishFile[] {
  const sorted = [...files].sort((a, b) => b.weight - a.weight || (a.path < b.path ? -1 : 1));
  const seen = new Set<string>();
  return sorted.filter(({ path }) => !seen.has(path) && seen.add(path)).slice(0, most);
}
