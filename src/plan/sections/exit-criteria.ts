import type { List, ListItem, Paragraph } from 'mdast';
import type { ExitCriterion, Phase, Proof, Prose } from '../plan.ts';
import { code, join, prose, strong } from '../prose.ts';
import type { CriterionLine, CriterionProof, PlanLine } from '../reading/plan-document.ts';
import { list, taskItem } from './blocks.ts';
import { readLineParts } from './plan-line.ts';
import { cleanProse, dropCharacters, oneLine } from './read-prose.ts';

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

const CRITERION_ID = /^(E\d+(?:\.\d+)?)\b[:.]?/;
const CHECKPOINT = /^(Checkpoint(?:\s+\d+)?)\b:?/i;
const PROOF = /^(?:checks?|run|by hand|workflow)\b/;

/** Reads an exit criterion as people left it; null where the item is none. */
export function readCriterion(item: ListItem, checked: boolean, phase: number | null): CriterionLine | null {
  const parts = readLineParts(item, CRITERION_ID, PROOF);
  if (parts === null) return null;
  const { id, struck, body, tail } = parts;
  const line = item.position?.start.line ?? 0;
  return { id, checked, struck, text: oneLine(body), proof: proofLine(tail), item, line, phase };
}

/** Reads an exit criterion with its proof, by hand where it says none; null where the item is none. */
export function readPlannedCriterion(item: ListItem): (ExitCriterion & { readonly struck: boolean }) | null {
  const parts = readLineParts(item, CRITERION_ID, PROOF);
  if (parts === null) return null;
  const proof = readProof(parts.tail) ?? { kind: 'by-hand', how: [] };
  return { id: parts.id, struck: parts.struck, text: parts.body, proof };
}

/** Reads the checkpoint of a phase; null where the item is none. */
export function readCheckpoint(item: ListItem, checked: boolean, phase: number | null): PlanLine | null {
  const parts = readLineParts(item, CHECKPOINT, PROOF);
  if (parts === null) return null;
  const line = item.position?.start.line ?? 0;
  return { id: parts.id, checked, struck: parts.struck, text: oneLine(parts.body), item, line, phase };
}

/** What a checkpoint asks: of its box, or of a paragraph that begins with the word in bold. */
export function readCheckpointText(node: ListItem | Paragraph): Prose | null {
  if (node.type === 'listItem') return readLineParts(node, CHECKPOINT, /(?!)/)?.body ?? null;
  if (node.children[0]?.type !== 'strong') return null;
  const text = cleanProse(node.children);
  const name = CHECKPOINT.exec(oneLine(text));
  return name === null ? null : dropCharacters(text, name[0].length);
}

function proofLine(tail: Prose): CriterionProof | null {
  const proof = readProof(tail);
  return proof?.kind === 'by-hand' ? { kind: 'by-hand', how: oneLine(proof.how) } : proof;
}

function readProof(tail: Prose): Proof | null {
  const said = oneLine(tail);
  const named = tail.flatMap((node) => (node.type === 'inlineCode' ? [node.value] : []));
  if (/^checks?\b/.test(said) && named.length > 0) return { kind: 'check', names: named };
  const [command] = named;
  if (/^run\b/.test(said) && command !== undefined) return { kind: 'run', command };
  const byHand = /^by hand[,:]?/.exec(said);
  return byHand === null ? null : { kind: 'by-hand', how: dropCharacters(tail, byHand[0].length) };
}
