import type { Phase, PlannedFile, Task } from '../../plan/plan.ts';
import { code, join, plainText, prose } from '../../plan/prose.ts';
import { briefly } from '../extract/briefly.ts';
import { pathKind } from '../locate/path-kind.ts';
import { phrase } from '../playbooks/fill-line.ts';
import { explainFile } from './explain-file.ts';
import { midSentence } from './mid-sentence.ts';
import type { Study } from './study.ts';

const MOST = 20;

/** Every file the work is expected to touch, likeliest first, then what the tasks add to it; each with its reason. */
export function listFiles(study: Study, phases: readonly Phase[]): PlannedFile[] {
  const planned = new Set(
    phases.flatMap(({ tasks }) => tasks.flatMap(({ paths }) => paths.map(({ path }) => path))),
  );
  const ranked = study.located.ranking.files;
  const first = ranked.filter(
    ({ path, shown }) => planned.has(path) && (pathKind(path) === 'code' || shown !== null),
  );
  const ordered = [...first, ...ranked.filter((file) => !first.includes(file))];
  const files: PlannedFile[] = ordered.slice(0, MOST).map((file) => ({
    path: file.path,
    status: 'modify',
    reason: explainFile(file, study.extraction.clues, study.located, study.facts),
  }));
  const known = new Set(files.map(({ path }) => path));
  for (const task of phases.flatMap(({ tasks }) => tasks)) {
    for (const { path, status } of task.paths) {
      if (known.has(path)) continue;
      known.add(path);
      files.push({ path, status, reason: attachedReason(path, task, study) });
    }
  }
  return files;
}

function attachedReason(path: string, { id, text }: Task, study: Study): PlannedFile['reason'] {
  const tested = study.located.code.filter(({ test }) => test?.path === path);
  if (tested.length > 0)
    return prose`tests ${join(tested.slice(0, 3).map((place) => [code(place.path)]))} (${id})`;
  const page = study.located.docs.find((docs) => docs.path === path);
  if (page !== undefined)
    return page.mentions.length > 0
      ? prose`mentions ${join(page.mentions.map((name) => [code(name)]))} (${id})`
      : prose`its path has the title's words (${id})`;
  const sibling = study.slots.get('sibling');
  if (
    sibling !== undefined &&
    ['siblingCode', 'siblingRest', 'siblingDocs', 'siblingTests'].some((name) =>
      study.paths.get(name)?.some((file) => file.path === path),
    )
  )
    return prose`names ${sibling}, the sibling (${id})`;
  return prose`${phrase(briefly(midSentence(plainText(text)), 70))} (${id})`;
}
