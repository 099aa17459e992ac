import type { Clues } from '../locate/rank-files.ts';
import type { Dependency } from './find-dependencies.ts';

/** What a section of an issue is about, as its heading says. */
export type SectionRole =
  | 'expected'
  | 'actual'
  | 'solution'
  | 'acceptance'
  | 'problem'
  | 'steps'
  | 'alternatives'
  | 'non-goals'
  | 'constraints'
  | 'scope'
  | 'preferences'
  | 'environment'
  | 'logs'
  | 'context'
  | 'noise'
  | 'other';

/** One paragraph, list item, block of code or quote; inline code keeps its backticks. */
export interface Block {
  readonly kind: 'paragraph' | 'item' | 'code' | 'quote';
  readonly text: string;
  /** For a task-list item: whether it is ticked; null for everything else. */
  readonly checked: boolean | null;
  readonly isOrdered: boolean;
}

export interface Section {
  readonly heading: string;
  readonly role: SectionRole;
  readonly blocks: readonly Block[];
}

export interface FoundRequirement {
  /** A short statement that a test could check; inline code in backticks. */
  readonly text: string;
  /** The sentence as the issue has it. */
  readonly source: string;
  readonly from: SectionRole | 'title';
  /** Whether it is an item of a list: a thing of its own, beside what stands over the list. */
  readonly isListed?: boolean;
  /** Other sentences of the issue that ask for the same. */
  readonly also?: readonly { readonly source: string; readonly from: SectionRole | 'title' }[];
}

/** What the planner read out of the issue; all of it is foreign text. */
export interface Extraction {
  /** The title without its kind ("[Bug]", "Feature request:"). */
  readonly title: string;
  readonly requirements: readonly FoundRequirement[];
  /** How many more there were beyond the bound. */
  readonly leftOut: number;
  /** The sentence that says best what is wrong or missing; null where the issue is only its title. */
  readonly problem: string | null;
  readonly expected: readonly string[];
  readonly actual: readonly string[];
  readonly steps: readonly string[];
  /** Command lines of the reproduction, without prompts. */
  readonly commands: readonly string[];
  readonly constraints: readonly string[];
  /** Under headings of their own, sentence by sentence: what holds, where the work ends, how it is best done. */
  readonly stated: {
    readonly constraints: readonly string[];
    readonly scope: readonly string[];
    readonly preferences: readonly string[];
  };
  readonly nonGoals: readonly string[];
  readonly alternatives: readonly string[];
  readonly versions: readonly string[];
  /** The version that was still right, where the issue says one. */
  readonly goodVersion: string | null;
  /** Frames of a stack trace, as they stand. */
  readonly trace: readonly string[];
  /** Other issues that this one depends on, is a part of, or consists of. */
  readonly dependencies: readonly Dependency[];
  readonly clues: Clues;
  /** Why the structure was not read, where it was not. */
  readonly notRead: readonly string[];
}
