import { planSlug } from '../path.ts';
import type { Plan } from '../plan.ts';
import { ALL_TIERS, type Rule } from './rule.ts';

/** Words that could stand over any plan. */
const GENERAL = new Set(
  'plan plans planning doc docs document documents issue issues task tasks todo file new draft tmp temp readme main github'.split(
    ' ',
  ),
);

/**
 * ```md passes path=plans/42-lock-the-store-while-writing/PLAN.md
 * # Lock the store while writing
 * ```
 *
 * ```md fails path=docs/plan-42.md
 * # Lock the store while writing
 * ```
 */
export const descriptivePath: Rule = {
  id: 'descriptive-path',
  level: 'warning',
  tiers: ALL_TIERS,
  says: 'The file has a path that names the work.',
  check: (plan, { home }) => {
    if (home === undefined || namesWork(home.planPath, plan)) return [];
    return [
      {
        where: home.planPath,
        message: `The path \`${home.planPath}\` does not name the work; expected words of it, as in \`plans/${plan.issue.number === 0 ? '' : `${plan.issue.number}-`}${slugOf(plan.title)}/PLAN.md\`. Move the file: it is found by the issue's number.`,
      },
    ];
  },
};

/** A renamed issue keeps its plan, so any word that tells this work from other work will do. */
function namesWork(path: string, { title }: Plan): boolean {
  const ofTitle = new Set(wordsOf(title));
  const words = wordsOf(path.replace(/\.[^./]+$/, ''));
  // A title without a Latin letter gives a path no word; its number tells this work from other work.
  if (planSlug(title) === 'plan' && /\d/.test(path)) return true;
  return words.some((word) => ofTitle.has(word) || (word.length > 2 && !GENERAL.has(word)));
}

/** Digits alone are a number of an issue or a date, and name nothing. */
function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((word) => /\p{L}/u.test(word));
}

function slugOf(title: string): string {
  return wordsOf(title).slice(0, 5).join('-');
}
