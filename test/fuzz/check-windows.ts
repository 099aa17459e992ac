import { parseTree } from '../../src/markdown/parse-tree.ts';
import { blocksOf, openWindows, rootOf } from '../../src/markdown/windows/windows.ts';
import { isSame } from './is-same.ts';

/** Throws where the windows of a text, parsed one by one and put together, are not the tree of the whole text. */
export function checkWindows(source: string): void {
  const whole = parseTree(source);
  const windows = openWindows(source);
  for (const index of windows.list.keys()) blocksOf(windows, index);
  const together = rootOf(windows);
  // The parser may call the root itself checked (docs/upstream.md), which means nothing.
  const isOne = isSame([together.children, together.position], [whole.children, whole.position]);
  if (isOne) return;
  const cuts = windows.list.map((window) => window.start).join(', ');
  throw new Error(
    `Cut at ${cuts}, ${JSON.stringify(source)} is another document:\n${JSON.stringify(together)}\n${JSON.stringify(whole)}`,
  );
}
