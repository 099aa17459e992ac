import type { Html } from 'mdast';
import type { Edit } from '../../markdown/edit.ts';
import { replaceNode } from '../../markdown/replace-node.ts';
import type { PlanDocument } from '../reading/plan-document.ts';
import { ledgerEdits } from './ledger.ts';

/**
 * What people said by hand about a pull request and tasks. The plan's ledger holds it: `link/57/T03`, or
 * `unlink/57/T03`, never both.
 */
export interface PullLinks {
  readonly linked: readonly string[];
  readonly unlinked: readonly string[];
}

const ENTRY = /^(link|unlink)\/(\d{1,9})\/(T\d{1,5})$/;

/** The links of one pull request among the entries of a ledger. */
export function pullLinks(entries: readonly string[], pull: number): PullLinks {
  const of = (kind: string): string[] =>
    entries.flatMap((entry) => {
      const [, found, number, task] = ENTRY.exec(entry) ?? [];
      return found === kind && Number(number) === pull && task !== undefined ? [task] : [];
    });
  return { linked: of('link'), unlinked: of('unlink') };
}

/** What evidence names, united with what people linked by hand, less what they unlinked. */
export function withLinks(
  plan: PlanDocument,
  pull: number,
  tasks: readonly string[] | 'all' | null,
): readonly string[] | 'all' | null {
  const { linked, unlinked } = pullLinks(plan.ledger.entries, pull);
  if (linked.length + unlinked.length === 0) return tasks;
  if (tasks === null) return linked.length > 0 ? linked : null;
  const open = plan.tasks.filter((task) => !task.checked && !task.struck).map((task) => task.id);
  const named = tasks === 'all' ? open : tasks;
  return [...new Set([...named, ...linked])].filter((id) => !unlinked.includes(id));
}

/** Notes links in the ledger, and takes what said the opposite away. */
export function pullLinkEdits(
  plan: PlanDocument,
  pull: number,
  tasks: readonly string[],
  kind: 'link' | 'unlink',
): Edit[] {
  const opposite = kind === 'link' ? 'unlink' : 'link';
  const added = tasks.map((task) => `${kind}/${pull}/${task}`);
  const gone = new Set(tasks.map((task) => `${opposite}/${pull}/${task}`));
  const nodes = plan.tree.children.filter((node): node is Html => node.type === 'html' && holds(node, gone));
  const own = plan.ledger.node;
  // The node that takes the new entries is written once.
  const others = nodes.filter((node) => node !== own);
  const cut = others.flatMap((node) => replaceNode(plan, node, [without(node, gone)]));
  if (own === null || !nodes.includes(own)) return [...cut, ...ledgerEdits(plan, plan.ledger, added)];
  const fresh = added.filter((entry) => !plan.ledger.entries.includes(entry));
  return [...cut, ...replaceNode(plan, own, [without(own, gone, fresh)])];
}

function holds({ value }: Html, entries: ReadonlySet<string>): boolean {
  return value.startsWith('<!-- planwright:did ') && value.split(/\s+/).some((word) => entries.has(word));
}

function without(node: Html, gone: ReadonlySet<string>, added: readonly string[] = []): Html {
  const words = node.value
    .trim()
    .split(/\s+/)
    .filter((word) => !gone.has(word));
  return { type: 'html', value: [...words.slice(0, -1), ...added, '-->'].join(' ') };
}
