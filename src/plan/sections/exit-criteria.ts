import type { List, ListItem } from 'mdast';
import type { ExitCriterion, Phase, Proof, Prose } from '../plan.ts';
import type { CriterionLine, CriterionProof, PlanLine } from '../plan-document.ts';
import { code, join, prose, strong } from '../prose.ts';
import { list, taskItem } from './blocks.ts';
import { readLineParts } from './plan-line.ts';

/** Exit criteria, each with its proof, and the phase's checkpoint as the last box. */
export function renderCriteria(phase: Phase): List {
  const items = phase.exit.map((criterion) => taskItem(criterionLine(criterion)));
  if (phase.checkpoint !== null) {
    const name = strong({ type: 'text', value: `Checkpoint ${phase.number}` });
    items.push(taskItem(prose`${name} ${phase.checkpoint}`));
  }
  return list(items);
}

function criterionLine({ id, text, proof }: ExitCriterion): Prose {
  return prose`${strong({ type: 'text', value: id })} ${text} — ${proofText(proof)}`;
}

function proofText(proof: Proof): Prose {
  if (proof.kind === 'run') return prose`run ${code(proof.command)}`;
  if (proof.kind === 'by-hand') return proof.how.length > 0 ? prose`by hand, ${proof.how}` : prose`by hand`;
  const names = proof.names.map((name) => [code(name)]);
  return prose`${names.length === 1 ? 'check' : 'checks'} ${join(names, ', ', ', ')}`;
}

const CRITERION_ID = /^(E\d+(?:\.\d+)?)\b/;
const CHECKPOINT = /^(Checkpoint(?:\s+\d+)?)\b:?/i;
const PROOF = /^(?:checks?|run|by hand|workflow)\b/;

/** Reads an exit criterion as people left it; null where the item is none. */
export function readCriterion(item: ListItem, checked: boolean, phase: number | null): CriterionLine | null {
  const parts = readLineParts(item, CRITERION_ID, PROOF);
  if (parts === null) return null;
  const { id, struck, body, tail } = parts;
  const line = item.position?.start.line ?? 0;
  return { id, checked, struck, text: body, proof: readProof(tail), item, line, phase };
}

/** Reads the checkpoint of a phase; null where the item is none. */
export function readCheckpoint(item: ListItem, checked: boolean, phase: number | null): PlanLine | null {
  const parts = readLineParts(item, CHECKPOINT, PROOF);
  if (parts === null) return null;
  const line = item.position?.start.line ?? 0;
  return { id: parts.id, checked, struck: parts.struck, text: parts.body, item, line, phase };
}

function readProof(tail: string): CriterionProof | null {
  const named = [...tail.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
  if (/^checks?\b/.test(tail) && named.length > 0) return { kind: 'check', names: named };
  const [command] = named;
  if (/^run\b/.test(tail) && command !== undefined) return { kind: 'run', command };
  const how = /^by hand[,:]?\s*(.*)$/.exec(tail)?.[1];
  return how === undefined ? null : { kind: 'by-hand', how };
}
