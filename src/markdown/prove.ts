import type { Root, RootContent } from 'mdast';
import type { Edit, Intent } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { expectedTree } from './expected-tree.ts';
import { treeDifference } from './same-tree.ts';
import { areSame, definitionsIn } from './windows/definitions.ts';
import { type Frame, framesOf } from './windows/frames.ts';
import {
  blocksOf,
  definitionsOf,
  isSeparable,
  openWindows,
  rootOf,
  type Windows,
} from './windows/windows.ts';

/**
 * The windows of the edited text, proven to hold the tree that the edits mean to make. Only windows that an edit
 * touches are parsed: the others hold the same text between the same cuts, and as much is defined as before. Where
 * that is not so, the whole is parsed and compared. Throws `EditRefused` (`not-as-intended`).
 */
export function prove(before: Windows, edits: readonly Edit[], source: string): Windows {
  const after = isSeparable(before) ? openWindows(source, definitionsOf(before)) : null;
  const frames = after === null ? null : framesOf(before, after, edits);
  if (after === null || frames === null || !frames.every((frame) => definesTheSame(before, after, frame))) {
    const whole = openWindows(source);
    const all = { edits, first: 0, last: before.list.length - 1 };
    compare(expected(before, all), rootOf(whole).children);
    return whole;
  }
  for (const frame of frames) compare(expected(before, frame), blocksAfter(after, frame));
  return after;
}

function definesTheSame(before: Windows, after: Windows, frame: Frame): boolean {
  return areSame(definitionsIn(blocksBefore(before, frame)), definitionsIn(blocksAfter(after, frame)));
}

function blocksBefore(windows: Windows, { first, last }: Pick<Frame, 'first' | 'last'>): RootContent[] {
  const blocks: RootContent[] = [];
  for (let index = first; index <= last; index += 1) blocks.push(...blocksOf(windows, index));
  return blocks;
}

function blocksAfter(windows: Windows, { firstAfter, lastAfter }: Frame): RootContent[] {
  return blocksBefore(windows, { first: firstAfter, last: lastAfter });
}

function expected(before: Windows, frame: Pick<Frame, 'first' | 'last' | 'edits'>): readonly RootContent[] {
  const bases = new Map<number, number>();
  const children: RootContent[] = [];
  for (let index = frame.first; index <= frame.last; index += 1) {
    bases.set(before.list[index]?.start ?? 0, children.length);
    children.push(...blocksOf(before, index));
  }
  const intents = frame.edits.map(({ intent }) => rebased(intent, bases.get(intent.window)));
  return expectedTree({ type: 'root', children }, intents).children;
}

/** The intent with its path counted from the frame's first block. */
function rebased(intent: Intent, base: number | undefined): Intent {
  if (base === undefined) {
    throw new EditRefused('not-in-document', 'The edit was made for another document.');
  }
  const [first, ...rest] = intent.path;
  if (first !== undefined) return { ...intent, path: [first + base, ...rest] };
  return intent.kind === 'children' ? { ...intent, index: intent.index + base } : intent;
}

function compare(wanted: readonly RootContent[], found: readonly RootContent[]): void {
  const root = (children: readonly RootContent[]): Root => ({ type: 'root', children: [...children] });
  const difference = treeDifference(root(wanted), root(found));
  if (difference === null) return;
  throw new EditRefused(
    'not-as-intended',
    `The edit would change more than it should, so nothing was changed: ${difference}.`,
  );
}
