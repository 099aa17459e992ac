import type { Definition } from '../../plan/definitions.ts';
import type { DocPage, Siblings } from './attach-files.ts';
import type { Sample } from './find-samples.ts';
import type { NextMigration } from './next-migration.ts';
import type { RankedFile, Ranking } from './rank-files.ts';
import type { TestPlace } from './test-files.ts';

/** A code file that the work will change, with what a person who opens it looks for. */
export interface CodePlace {
  readonly path: string;
  readonly ranked: RankedFile;
  /** The definition the work most likely starts at; null where none fits. */
  readonly symbol: Definition | null;
  /** Last line of that definition, as far as its indentation tells. */
  readonly end: number;
  /** What the code itself says of the definition; null where it says nothing. */
  readonly says: string | null;
  readonly callers: readonly { readonly path: string; readonly line: number }[];
  readonly test: TestPlace | null;
}

/** Where the work is: the chosen code, what goes with it, and the ranking it was chosen from. */
export interface Located {
  readonly code: readonly CodePlace[];
  readonly docs: readonly DocPage[];
  readonly siblings: Siblings | null;
  /** The registry of settings, where the issue asks for one; it is among the code then. */
  readonly settings: string | null;
  /** Configurations that show people the settings, where the title asks for another one. */
  readonly samples: readonly Sample[];
  /** The migration that has to come with it; null where the issue asks for none. */
  readonly migration: NextMigration | null;
  readonly ranking: Ranking;
  /** Rare stems of the issue, the most telling first. */
  readonly words: readonly string[];
}
