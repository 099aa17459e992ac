import type { Facts } from '../../facts/facts.ts';
import type { Issue, PlanHome } from '../../plan/issue.ts';
import type { Prose, Requirement, Tier } from '../../plan/plan.ts';
import type { Extraction } from '../extract/extraction.ts';
import type { IssueKind } from '../extract/issue-kind.ts';
import type { Located } from '../locate/located.ts';
import type { Slots } from '../playbooks/fill-line.ts';
import type { OwnPlaybooks } from '../playbooks/own/read-own-playbooks.ts';
import type { Playbook } from '../playbooks/playbook.ts';
import type { TestCommands } from './test-commands.ts';

export type TaskPath = { readonly path: string; readonly status: 'modify' | 'new' | 'unverified' };

/** Everything the composing steps look at: the issue as read, the repository as read, and what was made of both. */
export interface Study {
  readonly issue: Issue;
  readonly kind: IssueKind;
  readonly extraction: Extraction;
  readonly facts: Facts;
  readonly home: PlanHome;
  readonly located: Located;
  readonly tier: Tier;
  readonly tierReasons: readonly Prose[];
  readonly requirements: readonly Requirement[];
  readonly commands: TestCommands;
  readonly slots: Slots;
  readonly paths: ReadonlyMap<string, readonly TaskPath[]>;
  /** The repository's own playbooks, chosen or not, and what is wrong with those that were left out. */
  readonly own: OwnPlaybooks;
  readonly playbooks: readonly Playbook[];
}

/** A task before it has its id and its place in a phase. */
export interface DraftTask {
  readonly stage: 'test' | 'code' | 'after';
  readonly requirements: readonly string[];
  readonly text: Prose;
  readonly paths: readonly TaskPath[];
  readonly reason: Prose | null;
  /** Paths of code whose tasks it precedes (a test) or is (a code task). */
  readonly about: readonly string[];
  /** Whether it only follows from another task. */
  readonly follows: boolean;
  /** The playbook whose code tasks build on each other; null for a task of its own. */
  readonly chain: string | null;
}
