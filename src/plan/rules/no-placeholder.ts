import { ownTexts } from './own-texts.ts';
import { ALL_TIERS, type Rule } from './rule.ts';

const PLACEHOLDER =
  /\b(?:TBD|TBA|FIXME|TODO:|to be (?:determined|decided|defined|announced)|lorem ipsum|fill (?:this|me) in|your (?:text|title) here)|\[(?:insert|describe|placeholder)[^\]]*\]|<(?:insert|placeholder)[^>]*>/i;

export const noPlaceholder: Rule = {
  name: 'no-placeholder',
  level: 'error',
  tiers: ALL_TIERS,
  // Quotations mark what is the issue's own words.
  check: (plan) =>
    ownTexts(plan).flatMap(({ where, text }) => {
      const found = PLACEHOLDER.exec(text.replace(/“[^”]*”|"[^"]*"/g, ''))?.[0];
      return found === undefined
        ? []
        : [{ where, message: `"${found}" stands where a statement was expected.` }];
    }),
};
