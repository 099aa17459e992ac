import { bugFix, crash, regression, secretInLog } from './bug-fix.ts';
import { apiEndpoint, databaseMigration, performance, userInterface } from './data-and-api.ts';
import { fanOut, integration } from './integration.ts';
import { commandLineOption, newSetting } from './new-setting.ts';
import type { Condition, Playbook } from './playbook.ts';
import { backgroundJob, caching, permissions, pipeline, removal } from './running-code.ts';
import { dependencyUpgrade, documentation, paperwork, refactoring } from './upkeep.ts';
import { fileUpload, formValidation, importExport, search } from './what-people-give.ts';
import { accessibility, internationalization, observability, securityFix } from './who-it-reaches.ts';

/** Every playbook, the most particular first: of two lines that say the same, the first one stands. */
export const PLAYBOOKS: readonly Playbook[] = [
  secretInLog,
  securityFix,
  integration,
  fanOut,
  newSetting,
  commandLineOption,
  databaseMigration,
  apiEndpoint,
  userInterface,
  formValidation,
  fileUpload,
  search,
  importExport,
  accessibility,
  internationalization,
  permissions,
  caching,
  backgroundJob,
  observability,
  removal,
  pipeline,
  performance,
  crash,
  regression,
  bugFix,
  refactoring,
  dependencyUpgrade,
  documentation,
  paperwork,
];

/** What a condition is held against. */
export interface Signals {
  readonly kind: string;
  readonly tier: string;
  readonly title: string;
  readonly text: string;
  readonly bound: ReadonlySet<string>;
}

/** The repository's own come before those that are everybody's. */
export function choosePlaybooks(signals: Signals, own: readonly Playbook[] = []): Playbook[] {
  return [...own, ...PLAYBOOKS].filter(({ when }) => holds(when, signals));
}

/** Whether everything that the condition gives is so. */
export function holds(condition: Condition | undefined, signals: Signals): boolean {
  if (condition === undefined) return true;
  const { kinds, title, text, bound, tiers } = condition;
  if (kinds !== undefined && !kinds.some((kind) => kind === signals.kind)) return false;
  if (tiers !== undefined && !tiers.some((tier) => tier === signals.tier)) return false;
  if (title !== undefined && !new RegExp(title, 'iu').test(signals.title)) return false;
  if (text !== undefined && !new RegExp(text, 'iu').test(signals.text)) return false;
  return bound === undefined || bound.every((name) => signals.bound.has(name));
}
