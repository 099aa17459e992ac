import type { Prose } from '../../plan/plan.ts';

export interface PathSlot {
  readonly path: string;
  readonly status: 'modify' | 'new';
}

export interface Bound {
  readonly slots: ReadonlyMap<string, Prose>;
  readonly paths: ReadonlyMap<string, readonly PathSlot[]>;
}

/** Collects slots; a fact that is not there binds nothing. */
export interface Binder {
  text(name: string, value: Prose | null | undefined): void;
  files(name: string, paths: readonly PathSlot[]): void;
}
