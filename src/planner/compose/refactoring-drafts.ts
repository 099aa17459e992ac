import { code, plainText, prose } from '../../plan/prose.ts';
import { baseName } from './evidence.ts';
import { listed } from './shown-tasks.ts';
import type { DraftTask, Study } from './study.ts';

/** What is taken out of its place, or put in the place of several: its users change over to it. */
const MOVES =
  /\b(?:split|extract\w*|deduplicat\w*|consolidat\w*|unif\w*|shared?|sharing|common|one (?:helper|function|place)|move[ds]?|moving|rename\w*|replace\w*)\b/i;
/** A constraint by which the users stay as they are. */
const USERS = /\b(?:callers?|call(?:s|ed)|users? of|imports?|signature|public (?:api|interface))\b/i;
const MOST = 4;

/** The last steps of a refactoring: the users change over to what was moved, then what nothing uses goes. */
export function refactoringDrafts(study: Study): DraftTask[] {
  const main = study.located.code[0];
  const moves = study.requirements.filter(({ text }) => MOVES.test(plainText(text)));
  // A new name is followed wherever the old one is used, in a task of its own, and leaves nothing behind.
  const isRename = study.located.ranking.wish?.kind === 'rename';
  if (main === undefined || moves.length === 0 || isRename) return [];
  const name = code(main.symbol?.name ?? baseName(main.path));
  const users = [...new Set(main.callers.map(({ path }) => path))]
    .filter((path) => path !== main.path)
    .slice(0, MOST);
  const staying = study.extraction.stated.constraints.some((one) => USERS.test(one));
  const requirements = moves.slice(0, 1).map(({ id }) => id);
  const step = (text: DraftTask['text'], paths: readonly string[]): DraftTask => ({
    stage: 'code',
    requirements,
    text,
    paths: paths.map((path) => ({ path, status: 'modify' })),
    reason: null,
    about: paths,
    follows: true,
    chain: 'refactoring',
  });
  const named = listed(users);
  return [
    ...(users.length === 0 || staying
      ? []
      : [step(prose`Let ${named} use what ${[name]} became, one commit for each`, users)]),
    step(prose`Remove from ${[name]} what nothing uses any more`, [main.path]),
  ];
}

/** The steps that are safe: tests that hold what there is, the move under them, the users, the removal. */
export function refactoringSteps(drafts: readonly DraftTask[], study: Study): DraftTask[][] {
  const tests = drafts.filter(({ stage }) => stage === 'test');
  const moves = drafts.filter(({ stage, follows }) => stage === 'code' && !follows);
  const later = drafts.filter((draft) => !tests.includes(draft) && !moves.includes(draft));
  const steps = study.tier === 'large' ? [tests, moves, later] : [[...tests, ...moves], later];
  return steps.filter((step) => step.length > 0);
}
