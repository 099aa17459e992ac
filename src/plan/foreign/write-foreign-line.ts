import { UserError } from '../../errors.ts';
import { apply } from '../../markdown/apply.ts';
import { addToSection, type SectionHost } from '../edits/add-to-section.ts';
import { headOf, type PersonsLine } from '../edits/write-lines.ts';
import type { ForeignPlan } from './foreign-plan.ts';
import { readForeignPlan } from './read-foreign.ts';

/**
 * Writes what a person asks for into a plan that another tool or a person wrote: into the section of that name, or a
 * new one. Nothing else of ours comes with it, so the next id is one above those that the text shows. Throws UserError,
 * and changes nothing, where its tasks would not read as before.
 */
export function writeForeignLine(
  source: string,
  { place, letter, item }: PersonsLine,
): { readonly source: string; readonly id: string | null } {
  const plan = read(source);
  const id = letter === null ? null : nextShown(source, letter);
  const edits = addToSection(hostOf(plan), place, item(headOf(id)), letter);
  const written = apply(plan.document, edits).source;
  if (tasksOf(read(written)) !== tasksOf(plan)) {
    throw new UserError('In this plan the line would read as a task. Write it by hand where it belongs.');
  }
  return { source: written, id };
}

function read(source: string): ForeignPlan {
  const reading = readForeignPlan(source);
  if (reading.kind === 'refused') throw new UserError(reading.message);
  return reading.plan;
}

function hostOf({ document, phases }: ForeignPlan): SectionHost {
  return {
    ...{ source: document.source, tree: document.tree },
    phases: phases.map(({ start, end }, index) => {
      const first = document.tree.children[start];
      return { number: index + 1, start, end, heading: first?.type === 'heading' ? first : null };
    }),
  };
}

function nextShown(source: string, letter: string): string {
  const shown = [...source.matchAll(new RegExp(`\\*\\*${letter}(\\d{1,5})\\b`, 'g'))].map((match) =>
    Number(match[1]),
  );
  return `${letter}${Math.max(0, ...shown) + 1}`;
}

function tasksOf({ tasks }: ForeignPlan): string {
  return JSON.stringify(tasks.map(({ id, state, kind, phase }) => [id, state, kind, phase]));
}
