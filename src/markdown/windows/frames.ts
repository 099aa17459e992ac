import type { Edit } from '../edit.ts';
import { type Windows, windowAt, windowEnd } from './windows.ts';

/** Windows side by side that edits touch, before and after, and these edits in order. */
export interface Frame {
  readonly first: number;
  readonly last: number;
  readonly firstAfter: number;
  /** Below `firstAfter` where nothing is left of it. */
  readonly lastAfter: number;
  readonly edits: readonly Edit[];
}

interface Run {
  readonly first: number;
  readonly last: number;
}

/**
 * The smallest frames around the edits whose edges are cuts of the text before and of the text after; the windows
 * between them are handed on as they are. `edits` are in order. Null where the text is not cut so.
 */
export function framesOf(before: Windows, after: Windows, edits: readonly Edit[]): Frame[] | null {
  const cuts = new Map(after.list.map(({ start }, index) => [start, index]));
  let runs = joined(edits.map((edit) => reachOf(before, edit)));
  // A cut that the edits took away makes frames grow, ever faster.
  for (let step = 1; ; step *= 2) {
    const frames = tryFrames(before, after, cuts, runs, edits);
    if (frames.every((frame) => frame.isCutBefore && frame.isCutBehind)) {
      return handOn(before, after, cuts, frames) ? frames : null;
    }
    const most = before.list.length - 1;
    runs = joined(
      frames.map(({ first, last, isCutBefore, isCutBehind }) => ({
        first: isCutBefore ? first : Math.max(0, first - step),
        last: isCutBehind ? last : Math.min(most, last + step),
      })),
    );
  }
}

/** The windows that an edit touches. */
function reachOf(windows: Windows, { start, end, intent }: Edit): Run {
  const own = windowAt(windows, intent.window);
  return {
    first: Math.min(own, windowAt(windows, start)),
    last: Math.max(own, windowAt(windows, Math.max(start, end - 1))),
  };
}

/** Runs that overlap become one. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs.toSorted((a, b) => a.first - b.first)) {
    const previous = result.at(-1);
    if (previous === undefined || run.first > previous.last) result.push(run);
    else result[result.length - 1] = { first: previous.first, last: Math.max(previous.last, run.last) };
  }
  return result;
}

interface TriedFrame extends Frame {
  readonly isCutBefore: boolean;
  readonly isCutBehind: boolean;
}

function tryFrames(
  before: Windows,
  after: Windows,
  cuts: ReadonlyMap<number, number>,
  runs: readonly Run[],
  edits: readonly Edit[],
): TriedFrame[] {
  let shift = 0;
  let next = 0;
  return runs.map(({ first, last }) => {
    const own: Edit[] = [];
    const isLast = last === before.list.length - 1;
    const end = windowEnd(before, last);
    for (let edit = edits[next]; edit !== undefined && (isLast || edit.start < end); edit = edits[next]) {
      own.push(edit);
      next += 1;
    }
    const firstAfter = cuts.get((before.list[first]?.start ?? 0) + shift);
    shift += growth(own);
    const behind = isLast ? after.list.length : cuts.get(end + shift);
    return {
      first,
      last,
      edits: own,
      firstAfter: firstAfter ?? 0,
      lastAfter: (behind ?? 0) - 1,
      isCutBefore: firstAfter !== undefined,
      isCutBehind: behind !== undefined,
    };
  });
}

function growth(edits: readonly Edit[]): number {
  return edits.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
}

/** Gives the untouched windows of `before` to `after`; false where they are not the same ones. */
function handOn(
  before: Windows,
  after: Windows,
  cuts: ReadonlyMap<number, number>,
  frames: readonly Frame[],
): boolean {
  let shift = 0;
  let next = 0;
  for (const frame of [...frames, null]) {
    const until = frame?.first ?? before.list.length;
    for (let index = next; index < until; index += 1) {
      const start = before.list[index]?.start ?? 0;
      const at = cuts.get(start + shift);
      if (at === undefined || windowEnd(after, at) !== windowEnd(before, index) + shift) return false;
      const blocks = before.blocks[index];
      after.seeds[at] =
        blocks === undefined ? before.seeds[index] : { blocks, start, line: before.list[index]?.line ?? 1 };
    }
    if (frame === null) break;
    shift += growth(frame.edits);
    next = frame.last + 1;
  }
  return true;
}
