import type { Plan } from '../plan.ts';
import { RULES } from './registry.ts';
import type { Finding, Rule, RuleContext, RuleLevels } from './rule.ts';

/**
 * Holds a plan against the planning standard: every finding of the rules of its tier, in the order of the rules, at
 * the levels that the repository gives them. Throws nothing, whatever the plan says.
 */
export function judgePlan(plan: Plan, context: RuleContext, levels: RuleLevels = {}): Finding[] {
  return RULES.filter((rule) => rule.tiers.includes(plan.tier)).flatMap((rule) => {
    const level = levelOf(rule, levels);
    return level === null
      ? []
      : rule.check(plan, context).map((fault) => ({ rule: rule.id, level, ...fault }));
  });
}

function levelOf(rule: Rule, levels: RuleLevels): Finding['level'] | null {
  const set = Object.hasOwn(levels, rule.id) ? levels[rule.id] : undefined;
  if (set === 'off') return null;
  if (set === undefined) return rule.level;
  return set === 'warn' ? 'warning' : 'error';
}
