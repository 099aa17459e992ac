import type { Plan } from '../plan.ts';
import { RULES } from './registry.ts';
import type { Finding, RuleContext, RuleLevels } from './rule.ts';

/**
 * Holds a plan against the planning standard: every finding of the rules of its tier, in the order of the rules, at
 * the levels that the repository gives them. Throws nothing, whatever the plan says.
 */
export function judgePlan(plan: Plan, context: RuleContext, levels: RuleLevels = {}): Finding[] {
  return RULES.filter((rule) => rule.tiers.includes(plan.tier)).flatMap((rule) => {
    const set = Object.hasOwn(levels, rule.id) ? levels[rule.id] : undefined;
    if (set === 'off') return [];
    return rule.check(plan, context).map((fault) => ({
      ...fault,
      rule: rule.id,
      level: set === undefined ? (fault.level ?? rule.level) : LEVELS[set],
    }));
  });
}

const LEVELS = { warn: 'warning', error: 'error' } as const;
