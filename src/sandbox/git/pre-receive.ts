import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A ref that a push asks to move; zeros where it is made or removed. */
export interface PushedRef {
  readonly before: string;
  readonly after: string;
  readonly name: string;
}

/** Says why a push is refused, line by line; empty to let it pass. `env` lets git see the new objects. */
export type JudgePush = (
  refs: readonly PushedRef[],
  env: Readonly<Record<string, string>>,
) => Promise<string>;

export interface PreReceive {
  /** Goes into the environment of the process that serves the push. */
  readonly env: Readonly<Record<string, string>>;
  readonly hooksPath: string;
  /** Ends the watch, whether the hook has run or not. */
  readonly end: () => Promise<void>;
}

/** Only the shell that git itself needs; the question and the answer are files. */
const HOOK = `#!/bin/sh
cat > "$SANDBOX_PUSH/refs"
printf '%s\\n%s\\n' "$GIT_OBJECT_DIRECTORY" "$GIT_ALTERNATE_OBJECT_DIRECTORIES" > "$SANDBOX_PUSH/objects"
mv "$SANDBOX_PUSH/refs" "$SANDBOX_PUSH/question"
while [ ! -e "$SANDBOX_PUSH/answer" ]; do
  [ -d "$SANDBOX_PUSH" ] || exit 1
  sleep 0.02
done
cat "$SANDBOX_PUSH/answer" >&2
[ ! -s "$SANDBOX_PUSH/answer" ]
`;

const PAUSE = 10;

/**
 * Lets `judge` decide on a push of the bare repository `directory` before a ref moves. The new objects are in
 * quarantine then: https://git-scm.com/docs/git-receive-pack#_quarantine_environment
 */
export async function openPreReceive(directory: string, judge: JudgePush): Promise<PreReceive> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-push-'));
  const hook = join(folder, 'pre-receive');
  await writeFile(hook, HOOK);
  await chmod(hook, 0o755);
  const ending = new AbortController();
  const watching = answerOnce(folder, directory, judge, ending.signal);
  return {
    env: { SANDBOX_PUSH: folder },
    hooksPath: folder,
    end: async () => {
      ending.abort();
      await watching;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answerOnce(
  folder: string,
  directory: string,
  judge: JudgePush,
  signal: AbortSignal,
): Promise<void> {
  const question = join(folder, 'question');
  while (!existsSync(question)) {
    if (signal.aborted) return;
    await wait(PAUSE);
  }
  const refs = parseRefs(await readFile(question, 'utf8'));
  const env = objectEnvironment(await readFile(join(folder, 'objects'), 'utf8'), directory);
  // A judge that fails refuses: the push must not pass because of a defect.
  const verdict = await judge(refs, env).catch((error: unknown) => `error: ${String(error)}\n`);
  await writeFile(join(folder, 'answer.part'), verdict);
  await rename(join(folder, 'answer.part'), join(folder, 'answer'));
}

function parseRefs(text: string): PushedRef[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [before = '', after = '', ...name] = line.split(' ');
    return { before, after, name: name.join(' ') };
  });
}

/** The hook runs in the repository, so that its paths may be relative to it. */
function objectEnvironment(text: string, directory: string): Record<string, string> {
  const [objects = '', alternates = ''] = text.split('\n');
  if (objects === '') return {};
  return {
    GIT_OBJECT_DIRECTORY: resolve(directory, objects),
    ...(alternates === '' ? {} : { GIT_ALTERNATE_OBJECT_DIRECTORIES: resolve(directory, alternates) }),
  };
}
