import type { Html } from 'mdast';
import { apply } from '../../markdown/apply.ts';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Edit } from '../../markdown/edit.ts';
import { EditRefused } from '../../markdown/edit-refused.ts';
import { insertAfter } from '../../markdown/insert-after.ts';
import { parse } from '../../markdown/parse.ts';
import { replaceNode } from '../../markdown/replace-node.ts';
import type { LandedChange } from './merged-pull.ts';

/** What was applied to the plan already, whatever people changed afterwards. */
export interface Ledger {
  readonly entries: readonly string[];
  /** The comment that holds it; null where the plan has none yet or somebody deleted it. */
  readonly node: Html | null;
}

const LEDGER = /^<!-- planwright:did((?: [^\s>]+)*) -->\s*$/;

/** The ledger entry of a merged pull request. */
export function pullEntry(number: number): string {
  return `pr/${number}`;
}

/** The ledger entry of a commit that was pushed without a pull request. */
export function pushEntry(oid: string): string {
  return `push/${oid}`;
}

/** The ledger entry of what landed on the default branch. */
export function landedEntry({ number, mergeCommit }: Pick<LandedChange, 'number' | 'mergeCommit'>): string {
  return number === null ? pushEntry(mergeCommit?.oid ?? '') : pullEntry(number);
}

/** The ledger entry of a check that ended. */
export function checkEntry(sha: string, name: string): string {
  return `check/${encode(sha)}/${encode(name)}`;
}

/** The entries of a plan's ledger, in order: `pr/57`, `comment/991#a1b2c3`, `check/<sha>/<name>`. */
export function readLedger(source: string): readonly string[] {
  return ledgerOf(parse(source)).entries;
}

/** The plan with entries added to its ledger; they hold neither white space nor `>`. */
export function addToLedger(source: string, entries: readonly string[]): string {
  const document = parse(source);
  return apply(document, ledgerEdits(document, ledgerOf(document), entries)).source;
}

/** Reads the ledger of a document: `<!-- planwright:did pr/57 … -->` at the top level, several read as one. */
export function ledgerOf({ tree }: MarkdownDocument): Ledger {
  const nodes = tree.children.filter((node) => node.type === 'html' && LEDGER.test(node.value));
  const entries = nodes.flatMap((node) =>
    node.type === 'html'
      ? (LEDGER.exec(node.value)?.[1] ?? '').split(' ').filter((entry) => entry !== '')
      : [],
  );
  const node = nodes.at(-1);
  return { entries: [...new Set(entries)], node: node?.type === 'html' ? node : null };
}

/** Whether an entry is in the ledger. */
export function ledgerHas(ledger: Ledger, entry: string): boolean {
  return ledger.entries.includes(entry);
}

/** Adds entries at the end of the ledger, which is made at the end of the document where there is none. */
export function ledgerEdits(document: MarkdownDocument, ledger: Ledger, added: readonly string[]): Edit[] {
  const fresh = [...new Set(added)].filter((entry) => !ledger.entries.includes(entry));
  if (fresh.length === 0) return [];
  if (ledger.node !== null) {
    const own = (LEDGER.exec(ledger.node.value)?.[1] ?? '').split(' ').filter((entry) => entry !== '');
    return replaceNode(document, ledger.node, [html([...own, ...fresh])]);
  }
  const last = document.tree.children.at(-1);
  if (last === undefined) throw new EditRefused('not-in-document', 'An empty document has no ledger.');
  return insertAfter(document, last, [html(fresh)]);
}

function html(entries: readonly string[]): Html {
  return { type: 'html', value: `<!-- planwright:did ${entries.join(' ')} -->` };
}

/** Only letters, digits, `.` and `_` stay: neither `--`, `>` nor a space can end the comment or the entry. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[-!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
