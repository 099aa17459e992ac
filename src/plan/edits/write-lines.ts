import type { Level, Prose } from '../plan.ts';
import { prose, strong } from '../prose.ts';
import { readPlan } from '../reading/read.ts';
import type { Actor } from '../records/merged-pull.ts';
import { addToSection, DECISIONS, RISKS, SURPRISES } from './add-to-section.ts';
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

/** Writes a decision that a person made, with its author and date. */
export function writeDecision(source: string, decision: NewDecision, actor: Actor): WrittenLine {
  const plan = readPlan(source);
  const id = nextId(plan, 'D');
  const tail = prose`${labelled('Why', decision.why)}${labelled('Instead of', decision.insteadOf)}${byHand(actor, '')}`;
  const isAlone = decision.why === null && decision.insteadOf === null;
  const text = isAlone ? decision.text : asSentence(decision.text);
  const item = foreignItem(prose`${strong({ type: 'text', value: id })} `, text, tail);
  return { ...editPlan(plan, addToSection(plan, DECISIONS, item, 'D'), [idEntry(id)]), id };
}

export interface NewRisk {
  readonly text: string;
  readonly likelihood: Level | null;
  readonly impact: Level | null;
  readonly trigger: string | null;
  readonly mitigation: string | null;
}

/** Writes a risk that a person sees; what they did not say is left out, for the standard to ask for. */
export function writeRisk(source: string, risk: NewRisk, actor: Actor): WrittenLine {
  const plan = readPlan(source);
  const id = nextId(plan, 'K');
  const levels = [
    ...(risk.likelihood === null ? [] : [`likelihood ${risk.likelihood}`]),
    ...(risk.impact === null ? [] : [`impact ${risk.impact}`]),
  ].join(', ');
  const said = levels === '' ? '' : ` ${levels.charAt(0).toUpperCase()}${levels.slice(1)}.`;
  const tail = prose`${said}${labelled('Trigger', risk.trigger)}${labelled('Mitigation', risk.mitigation)}${byHand(actor, '')}`;
  const isAlone = said === '' && risk.trigger === null && risk.mitigation === null;
  const text = isAlone ? risk.text : asSentence(risk.text);
  const item = foreignItem(prose`${strong({ type: 'text', value: id })} `, text, tail);
  return { ...editPlan(plan, addToSection(plan, RISKS, item, 'K'), [idEntry(id)]), id };
}

/** Writes what was found out on the way, with who and when. */
export function writeNote(source: string, text: string, actor: Actor): WrittenLine {
  const plan = readPlan(source);
  const item = foreignItem([], text, byHand(actor, ''));
  return { ...editPlan(plan, addToSection(plan, SURPRISES, item)), id: null };
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
