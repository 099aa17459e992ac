import type { Prose } from '../../plan/plan.ts';
import { join, link, prose } from '../../plan/prose.ts';
import type { Dependency, Reference } from '../extract/find-dependencies.ts';
import { shortened } from '../extract/sentences.ts';
import { phrase } from '../playbooks/fill-line.ts';
import type { Study } from './study.ts';

/** What has to be done elsewhere before the first phase starts, each with the sentence that says so. */
export function awaitedIssues(study: Study): Prose[] {
  return bySentence(study, 'before').map(({ sentence, all }) => {
    const done = all.some(({ isMerge }) => isMerge) ? 'merged' : 'closed';
    const verb = all.length === 1 ? 'is' : 'are';
    return prose`${named(all, study)} ${verb} ${done}${quoted(sentence)}`;
  });
}

/** The issues about this one: what it is a part of, what waits for it, what has an issue of its own. */
export function relatedIssues(study: Study): Prose[] {
  const tracked = study.extraction.dependencies.filter(({ relation }) => relation === 'tracked');
  return [
    ...(study.tier === 'small' ? awaitedIssues(study).map((text) => prose`Before this: ${text}`) : []),
    ...bySentence(study, 'part-of').map(
      ({ sentence, all }) => prose`Part of ${named(all, study)}${quoted(sentence)}`,
    ),
    ...bySentence(study, 'blocks').map(
      ({ sentence, all }) => prose`Waiting for this: ${named(all, study)}${quoted(sentence)}`,
    ),
    ...(tracked.length === 0 ? [] : [prose`Tracked apart: ${named(tracked, study)}`]),
  ];
}

/** `#12`, or `owner/name#3` in another repository. */
export function referenceName({ repository, number }: Reference): string {
  return `${repository ?? ''}#${number}`;
}

function bySentence(
  { extraction }: Study,
  relation: Dependency['relation'],
): { readonly sentence: string; readonly all: readonly Dependency[] }[] {
  const chosen = extraction.dependencies.filter((one) => one.relation === relation);
  const sentences = [...new Set(chosen.map(({ sentence }) => sentence))];
  return sentences.map((sentence) => ({ sentence, all: chosen.filter((one) => one.sentence === sentence) }));
}

function named(all: readonly Dependency[], { home }: Study): Prose {
  return join(
    all.map(({ to }) => {
      const url = addressOf(to, home.repositoryUrl);
      return url === null ? prose`${referenceName(to)}` : [link(url, referenceName(to))];
    }),
  );
}

/**
 * In a file GitHub links neither `#12` nor `owner/name#3`. An address on another server is text: a link named after a
 * repository has to lead to it.
 */
function addressOf({ repository, number, url }: Reference, home: string | null): string | null {
  const server = home?.replace(/[^/]+\/[^/]+$/, '');
  if (home === null || server === undefined || (url !== null && !url.startsWith(server))) return null;
  return `${repository === null ? home : `${server}${repository}`}/issues/${number}`;
}

/** The sentence, unless it is no more than the relation itself: "Part of #5". */
function quoted(sentence: string): Prose {
  return /(?:\p{L}{2,}\P{L}+){3}/u.test(sentence) ? prose`: “${phrase(shortened(sentence, 160))}”` : [];
}
