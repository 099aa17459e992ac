import type { ListItem } from 'mdast';
import type { Level, Prose } from '../plan.ts';
import { prose, strong } from '../prose.ts';
import { readPlan } from '../reading/read.ts';
import type { Actor } from '../records/merged-pull.ts';
import { addToSection, DECISIONS, RISKS, type SectionPlace, SURPRISES } from './add-to-section.ts';
import { byHand } from './by-hand.ts';
import { type EditedPlan, editPlan } from './edit-plan.ts';
import { foreignItem, foreignProse } from './foreign-item.ts';
import { idEntry, nextId } from './next-id.ts';

export interface WrittenLine extends EditedPlan {
  /** Its id; null for a note, which has none. */
  readonly id: string | null;
}

export interface NewDecision {
  readonly text: string;
  readonly why: string | null;
  readonly insteadOf: string | null;
}

/** A line that a person adds to a plan: the section it belongs to, and what it says behind its id. */
export interface PersonsLine {
  readonly place: SectionPlace;
  /** Null where lines of its kind have no ids. */
  readonly letter: 'D' | 'K' | null;
  readonly item: (head: Prose) => ListItem;
}

/** A decision that a person made, with its author and date. */
export function decisionLine({ text, why, insteadOf }: NewDecision, actor: Actor): PersonsLine {
  const tail = prose`${labelled('Why', why)}${labelled('Instead of', insteadOf)}${byHand(actor, '')}`;
  const said = why === null && insteadOf === null ? text : asSentence(text);
  return { place: DECISIONS, letter: 'D', item: (head) => foreignItem(head, said, tail) };
}

export interface NewRisk {
  readonly text: string;
  readonly likelihood: Level | null;
  readonly impact: Level | null;
  readonly trigger: string | null;
  readonly mitigation: string | null;
}

/** A risk that a person sees; what they did not say is left out, for the standard to ask for. */
export function riskLine(risk: NewRisk, actor: Actor): PersonsLine {
  const levels = [
    ...(risk.likelihood === null ? [] : [`likelihood ${risk.likelihood}`]),
    ...(risk.impact === null ? [] : [`impact ${risk.impact}`]),
  ].join(', ');
  const said = levels === '' ? '' : ` ${levels.charAt(0).toUpperCase()}${levels.slice(1)}.`;
  const tail = prose`${said}${labelled('Trigger', risk.trigger)}${labelled('Mitigation', risk.mitigation)}${byHand(actor, '')}`;
  const isAlone = said === '' && risk.trigger === null && risk.mitigation === null;
  const text = isAlone ? risk.text : asSentence(risk.text);
  return { place: RISKS, letter: 'K', item: (head) => foreignItem(head, text, tail) };
}

/** What was found out on the way, with who and when. */
export function noteLine(text: string, actor: Actor): PersonsLine {
  return { place: SURPRISES, letter: null, item: (head) => foreignItem(head, text, byHand(actor, '')) };
}

/** Writes the line, with the next id of its kind. */
export function writeLine(source: string, { place, letter, item }: PersonsLine): WrittenLine {
  const plan = readPlan(source);
  const id = letter === null ? null : nextId(plan, letter);
  const edits = addToSection(plan, place, item(headOf(id)), letter);
  return { ...editPlan(plan, edits, id === null ? [] : [idEntry(id)]), id };
}

/** What stands before a line's text. */
export function headOf(id: string | null): Prose {
  return id === null ? [] : prose`${strong({ type: 'text', value: id })} `;
}

function labelled(label: string, text: string | null): Prose {
  if (text === null) return [];
  return prose` ${{ type: 'emphasis', children: [{ type: 'text', value: `${label}:` }] }} ${foreignProse(asSentence(text))}`;
}

/** What something of ours follows ends in a full stop, on the first of its lines. */
function asSentence(text: string): string {
  const [first = '', ...below] = text.trim().split(/(?=\r\n|\n|\r)/);
  return `${/[.!?…:;`]\s*$/.test(first) ? first : `${first.trimEnd()}.`}${below.join('')}`;
}
