import type { Issue } from '../../plan/issue.ts';
import { stemsOf } from '../locate/terms.ts';
import type { Extraction } from './extraction.ts';

/** A title that tells no more than this many things is no task by itself. */
const TELLING = 3;
/** So many telling words of running text are a description, whatever the title. */
const ENOUGH = 5;
const VAGUE =
  /^(?:help|question|bug|issue|problem|error|broken|not working|doesn'?t work|does not work|please fix|feature|request|improvements?|update|title|test|todo|wip|something|it|this)\b.{0,20}$/i;

/** What any report may say, whatever it is about: so many of them tell nothing. */
const IDLE: ReadonlySet<string> = new Set(
  stemsOf(
    `hello hi dear asap urgent urgently immediately quick quickly soon fix fixed fixes fixing solve help machine computer laptop pc doesn didn isn wasn won couldn
    everything anything something nothing sometimes bug broken break breaks breaking error errors wrong bad stupid annoying tried tries trying
    happens happening idea know weird strange doesnt cant best regards cheers`,
  ),
);

/** "Improve the checkout": a direction, and no state that could be reached. */
const DIRECTION =
  /^(?:please |pls )?(?:improve|enhance|polish|rework|revamp|redesign|modernis?z?e|beautify|optimi[sz]e|clean up|better)\b|^make .{2,60} (?:better|nicer|easier|faster|prettier|cleaner|simpler|great|good)(?: again)?$/i;

const ASKING: ReadonlySet<string> = new Set(['acceptance', 'solution', 'expected']);

/** What was looked for in the issue and not found; empty where there is enough to plan from. */
export function missingForPlan(issue: Issue, extraction: Extraction): string[] {
  if (isDirection(extraction))
    return [
      `what is to be otherwise: "${shortTitle(issue.title)}" gives a direction, and no sentence says what a person will see or do differently`,
      'at least one sentence that says what should hold when the work is done',
    ];
  const said = stemsOf(`${extraction.clues.prose}\n${extraction.clues.code}`);
  const spoken = stemsOf(extraction.clues.prose).filter((word) => !IDLE.has(word));
  const named = stemsOf(extraction.title);
  // "Update `x` to 2.0" says what, however short it is.
  const names = /`[^`]{2,}`|\bv?\d+\.\d/.test(extraction.title);
  const letters = /\p{L}{2}/u.test(extraction.title) && (names || !VAGUE.test(extraction.title));
  const foreign = /[^\x00-\u024f]/.test(extraction.title) && /\p{L}{4}/u.test(extraction.title);
  const concrete =
    letters &&
    (named.length >= TELLING || (foreign && named.length > 0) || extraction.clues.identifiers.length > 0);
  const proseWords = spoken.length;
  if (concrete && (named.length >= TELLING || said.length > 0)) return [];
  if (proseWords >= ENOUGH || (letters && proseWords + named.length >= 5)) return [];
  // Under such a heading one statement is an answer; elsewhere one that names several things is.
  const isAsked = extraction.requirements.some(({ from, text }) => {
    const words = new Set(stemsOf(text).filter((word) => !IDLE.has(word)));
    return from !== 'title' && words.size >= (ASKING.has(from) ? TELLING : TELLING + 1);
  });
  if (isAsked) return [];
  return lacks(issue, extraction, concrete);
}

/** Whether the title gives a direction alone and nothing below it says where to: no name, no demand, no case. */
function isDirection({ title, requirements, clues, expected, steps }: Extraction): boolean {
  if (!DIRECTION.test(title) || clues.identifiers.length > 0 || expected.length > 0 || steps.length > 0)
    return false;
  return requirements.every(({ text, from }) => from === 'title' || DIRECTION.test(text));
}

/** What is not there, in words. */
function lacks(issue: Issue, extraction: Extraction, concrete: boolean): string[] {
  const said = stemsOf(`${extraction.clues.prose}\n${extraction.clues.code}`);
  const missing: string[] = [];
  if (issue.body.trim() === '') missing.push('a description: the body of the issue is empty');
  else if (said.length === 0)
    missing.push('a description: the body holds template text, signs or comments alone');
  else if (stemsOf(extraction.clues.prose).length === 0)
    missing.push('a description in sentences: the body holds code or a log alone');
  else
    missing.push(
      'a description in sentences: the body has few words that name what is used and what happens',
    );
  if (!concrete)
    missing.push(
      `a title that names what is to change: "${shortTitle(issue.title)}" could be about anything`,
    );
  missing.push('at least one sentence that says what should hold when the work is done');
  return missing;
}

function shortTitle(title: string): string {
  const bare = title.replace(/\s+/g, ' ').trim();
  return bare.length > 80 ? `${bare.slice(0, 79)}…` : bare;
}
