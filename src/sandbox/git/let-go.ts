import type { ChildProcessWithoutNullStreams } from 'node:child_process';

/** Lets this process end though a long-lived child of it still waits for questions. */
export function letGo(child: ChildProcessWithoutNullStreams): void {
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    (stream as unknown as { unref?: () => void }).unref?.();
  }
}
