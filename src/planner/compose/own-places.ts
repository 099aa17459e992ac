import type { Requirement } from '../../plan/plan.ts';
import { plainText } from '../../plan/prose.ts';
import { briefly } from '../extract/briefly.ts';
import { capitalised } from '../extract/requirement-text.ts';
import { pathKind } from '../locate/path-kind.ts';
import { findWish } from '../locate/wishes/find-wish.ts';
import { phrase } from '../playbooks/fill-line.ts';
import type { DraftTask, Study } from './study.ts';

/** A name that more files have is part of the language here, and shows no place. */
const FEW = 6;
/** So many files of a pipeline or of a version are changed for one sentence. */
const MOST = 4;

/** A requirement that is met where the work as a whole is not, and the task that does it. */
export interface OwnPlace {
  readonly id: string;
  readonly draft: DraftTask;
}

/**
 * Requirements beside the first that show their own place: a version, a workflow, or a name that a few files have and
 * none defines. The place that fits the issue as a whole says nothing of them.
 */
export function ownPlaces(study: Study): OwnPlace[] {
  // Where the title itself wants a version or a pipeline, its own files are the place of all that is asked.
  const { wish } = study.located.ranking;
  if (study.kind === 'bug' || (wish !== null && wish.kind !== 'rename')) return [];
  return study.requirements.slice(1).flatMap((requirement) => {
    const paths = pathsOf(plainText(requirement.text), study);
    return paths.length === 0 ? [] : [{ id: requirement.id, draft: draftOf(requirement, paths) }];
  });
}

function pathsOf(said: string, { located, facts }: Study): string[] {
  const names = [...said.matchAll(/`([A-Za-z_]\w{5,})`/g)].map(([, name = '']) => name);
  const foreign = names.filter((name) => !located.ranking.definitions.has(name) && /_|[a-z][A-Z]/.test(name));
  for (const name of foreign) {
    const users = [...facts.contents]
      .filter(([path, text]) => pathKind(path) === 'code' && hasName(text, name))
      .map(([path]) => path)
      .sort();
    if (users.length > 0 && users.length <= FEW) return users;
  }
  // `ruby2_keywords` names no version of Ruby.
  const wish = findWish(said.replace(/`\w*_\w*`/g, ' '), located.ranking.definitions, facts);
  return wish === null || wish.kind === 'rename' ? [] : wish.files.slice(0, MOST).map(({ path }) => path);
}

function hasName(text: string, name: string): boolean {
  return text.includes(name) && new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text);
}

function draftOf(requirement: Requirement, paths: readonly string[]): DraftTask {
  return {
    stage: paths.every((path) => pathKind(path) === 'code') ? 'code' : 'after',
    requirements: [requirement.id],
    text: phrase(briefly(capitalised(plainText(requirement.text)), 150)),
    paths: paths.map((path) => ({ path, status: 'modify' })),
    reason: null,
    about: paths,
    follows: false,
    chain: null,
  };
}
