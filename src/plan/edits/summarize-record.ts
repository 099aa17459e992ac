import type { ListItem } from 'mdast';
import { UserError } from '../../errors.ts';
import type { Edit } from '../../markdown/edit.ts';
import { EditRefused } from '../../markdown/edit-refused.ts';
import { insertAfter } from '../../markdown/insert-after.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { replaceNode } from '../../markdown/replace-node.ts';
import type { PlanDocument, ShippedRecord } from '../reading/plan-document.ts';
import { readPlan } from '../reading/read.ts';
import type { Actor } from '../records/merged-pull.ts';
import { list } from '../sections/blocks.ts';
import { byHand } from './by-hand.ts';
import { type EditedPlan, editPlan } from './edit-plan.ts';
import { foreignItem } from './foreign-item.ts';

/** How the facts of a record begin; what stands beside them are its sentences. */
const PEOPLE = /^By (?:@|a deleted account)/;
const FACT =
  /^(?:By (?:@|a deleted account)|Tests: |Migrations: |Dependencies: |Public surface: |Symbols: |Against the plan: |Checks on |It names |.{1,200}: (?:\d+ files?, |(?:new|removed|renamed), |\+\d))/;

/**
 * Puts a person's words in the place of the sentences of a merged pull request's record; its facts stay. Throws a
 * UserError that names the records where there is none of that number.
 */
export function summarizeRecord(source: string, number: number, text: string, actor: Actor): EditedPlan {
  const plan = readPlan(source);
  const record = findRecord(plan, number);
  return editPlan(plan, sentenceEdits(plan, record.item, foreignItem([], text, byHand(actor, ''))));
}

function sentenceEdits(plan: PlanDocument, record: ListItem, item: ListItem): Edit[] {
  const inner = record.children.findLast((child) => child.type === 'list');
  const first = record.children[0];
  if (first === undefined) throw new EditRefused('no-position', 'The record has no text.');
  if (inner?.type !== 'list') return insertAfter(plan, first, [list([item])]);
  const people = inner.children.findIndex((child) => PEOPLE.test(nodeText(child)));
  const before = inner.children[people === -1 ? inner.children.length - 1 : people - 1];
  if (before !== undefined && !FACT.test(nodeText(before))) return replaceItem(plan, before, item);
  const last = before ?? inner.children[people];
  return last === undefined ? insertAfter(plan, first, [list([item])]) : insertAfter(plan, last, [item]);
}

/** The sentences are one item; where people wrote blocks below it, those stay in it. */
function replaceItem(plan: PlanDocument, old: ListItem, item: ListItem): Edit[] {
  const [first] = old.children;
  if (first === undefined) throw new EditRefused('no-position', 'The record has an empty line.');
  return replaceNode(plan, first, item.children);
}

function findRecord(plan: PlanDocument, number: number): ShippedRecord {
  const records = plan.phases.flatMap((phase) => phase.records);
  const found = records.find((record) => record.number === number);
  if (found !== undefined) return found;
  const known = records.flatMap(({ number: pull }) => (pull === null ? [] : [`#${pull}`])).join(', ');
  throw new UserError(
    `Pull request ${number} is not recorded in this plan; ${known === '' ? 'none is yet' : `expected one of ${known}`}.`,
  );
}
