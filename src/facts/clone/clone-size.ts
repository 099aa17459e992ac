import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';

const WATCH_MS = 200;

/** Bytes of all files under a folder; what vanishes meanwhile counts nothing. */
export async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  let total = 0;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    total += entry.isDirectory()
      ? await folderBytes(path)
      : ((await lstat(path).catch(() => null))?.size ?? 0);
  }
  return total;
}

/**
 * Runs `work` and aborts its signal once the folder has grown past `maxBytes`; looks once more when it is done.
 * @throws UserError when the folder is larger.
 */
export async function withinSize(
  folder: string,
  maxBytes: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  const tooLarge = new UserError(
    `The repository takes more than ${Math.round(maxBytes / 1024 / 1024)} MB to clone, which is more than is read here.`,
  );
  const look = async () => {
    if ((await folderBytes(folder)) > maxBytes) controller.abort(tooLarge);
  };
  const timer = setInterval(() => void look(), WATCH_MS);
  try {
    await work(signal === undefined ? controller.signal : AbortSignal.any([signal, controller.signal]));
    await look();
    controller.signal.throwIfAborted();
  } finally {
    clearInterval(timer);
  }
}
