import { stemsOf } from '../locate/terms.ts';
import type { Section, SectionRole } from './extraction.ts';
import { isOpinion } from './fault-text.ts';
import { complains, type IssueKind } from './issue-kind.ts';
import { isDemand, isLinked, isTalk, isTold, withoutTag } from './mood.ts';
import { withoutHedges } from './requirement-text.ts';
import { shortened } from './sentences.ts';
import { statements } from './statements.ts';

/** The sentence that states the problem: of the sections that are about it, the one nearest to the title. */
export function findProblem(title: string, all: readonly Section[], kind: IssueKind): string | null {
  // A step of the reproduction is no problem yet.
  const sections = all.map((section) => ({
    ...section,
    blocks: section.blocks.filter(
      ({ kind: sort, isOrdered }) => section.role !== 'steps' || sort !== 'item' || !isOrdered,
    ),
  }));
  const order: readonly (readonly SectionRole[])[] =
    kind === 'bug'
      ? [['actual', 'problem', 'other'], ['steps', 'context', 'solution'], ['expected']]
      : [['problem', 'other', 'actual'], ['solution'], ['expected', 'context']];
  const named = new Set(stemsOf(title));
  const nearest = (roles: readonly SectionRole[], isTalkToo: boolean): string | null => {
    const scored = statements(sections, roles)
      .map(withoutTag)
      .filter((text) => states(text, isTalkToo))
      .slice(0, 30)
      .map((text, index) => ({ text, score: scoreOf(text, named) - index * 0.3 }));
    const best = scored.sort((a, b) => b.score - a.score)[0];
    return best === undefined ? null : quotable(best.text);
  };
  for (const roles of order) {
    const found = nearest(roles, false);
    if (found !== null) return found;
  }
  // Where everything is told in the first person, that is where the problem stands.
  return nearest(order[0] ?? [], true);
}

function states(text: string, isTalkToo: boolean): boolean {
  if (stemsOf(text.replace(/https?:\/\/\S+/g, '')).length < 3 || IDLE.test(text) || /\?\s*$/.test(text))
    return false;
  // What leads over to a sample says something by itself where it complains.
  if (/:\s*$/.test(text) && !complains(text)) return false;
  return isTalkToo ? !isTalk(text) || / but /i.test(text) : !isTold(text);
}

/** What is wanted stands among the requirements, and what is thought of it says less than what is so. */
function scoreOf(text: string, named: ReadonlySet<string>): number {
  const shared = new Set(stemsOf(text).filter((stem) => named.has(stem))).size;
  const idle = /https?:|already/.test(text) ? 2 : 0;
  return (
    shared +
    (complains(text) ? 2 : 0) -
    (isDemand(text) || isLinked(text) ? 2 : 0) -
    (isOpinion(text) ? 3 : 0) -
    idle
  );
}

/** The sentence for quoting: without its address, and without what only leads over to it. */
function quotable(text: string): string {
  const bare = text
    .replace(/,? see:? https?:\S+|https?:\S+/g, '')
    .replace(/\s*:\s*$/, '')
    .trim();
  return shortened(withoutHedges(bare), 320);
}

/** Greetings and pointers elsewhere. */
const IDLE = /^(?:thank|hi\b|hello|hey\b|dear\b|some (?:context|background)|let me (?:begin|start)|see )/i;
