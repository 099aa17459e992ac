import { plainText } from '../../plan/prose.ts';
import { briefly } from '../extract/briefly.ts';
import { capitalised } from '../extract/requirement-text.ts';
import { phrase } from '../playbooks/fill-line.ts';
import { documentOf, nearestDocument } from './document-of.ts';
import type { DraftTask, Study } from './study.ts';

/** The tasks of work on text for people: each requirement on its page, the README where there is none. */
export function docsDrafts(study: Study): DraftTask[] {
  const readme = { path: 'README.md', status: 'new' as const };
  return study.requirements.map((requirement) => {
    const said = plainText(requirement.text);
    const path = documentOf(said, study) ?? nearestDocument(study);
    const file = path === null ? readme : { path, status: 'modify' as const };
    return {
      stage: 'code',
      requirements: [requirement.id],
      text: phrase(briefly(capitalised(said), 150)),
      paths: [file],
      reason: null,
      about: [file.path],
      follows: false,
      chain: null,
    };
  });
}
