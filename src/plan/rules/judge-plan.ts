import type { Plan } from '../plan.ts';
import { RULES } from './registry.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/**
 * Holds a plan against the planning standard: every finding of the rules of its tier, in the order of the rules.
 * Throws nothing, whatever the plan says.
 */
export function judgePlan(plan: Plan, context: RuleContext, rules: readonly Rule[] = RULES): Finding[] {
  return rules
    .filter((rule) => rule.tiers.includes(plan.tier))
    .flatMap((rule) =>
      rule.check(plan, context).map((fault) => ({ rule: rule.id, level: rule.level, ...fault })),
    );
}
