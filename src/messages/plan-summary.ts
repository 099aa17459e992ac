import type { Plan, Tier } from '../plan/plan.ts';
import { plainText } from '../plan/prose.ts';

/** What the posts about a plan say of it. Plain data; its texts are foreign still. */
export interface PlanSummary {
  readonly issue: number;
  readonly title: string;
  readonly tier: Tier;
  readonly tierReasons: readonly string[];
  readonly base: string | null;
  readonly requirements: number;
  readonly phases: number;
  readonly tasks: number;
  /** Those that the tasks name. */
  readonly files: number;
  readonly questions: readonly QuestionSummary[];
  readonly notRead: readonly string[];
}

export interface QuestionSummary {
  readonly id: string;
  readonly text: string;
  readonly options: readonly { readonly key: string; readonly text: string; readonly isDefault: boolean }[];
}

export function summarizePlan(plan: Plan): PlanSummary {
  return {
    issue: plan.issue.number,
    title: plan.title,
    tier: plan.tier,
    tierReasons: plan.tierReasons.map(plainText),
    base: plan.base,
    requirements: plan.requirements.length,
    phases: plan.phases.length,
    tasks: plan.phases.reduce((sum, phase) => sum + phase.tasks.length, 0),
    files: new Set(
      plan.phases.flatMap(({ tasks }) => tasks.flatMap(({ paths }) => paths.map(({ path }) => path))),
    ).size,
    questions: plan.questions.map((question) => ({
      id: question.id,
      text: plainText(question.text),
      options: question.options.map(({ key, text, isDefault }) => ({
        key,
        text: plainText(text),
        isDefault,
      })),
    })),
    notRead: plan.notRead.map(plainText),
  };
}
