import { streamGit } from '../git/git.ts';
import { GitError } from '../git/git-error.ts';

const NEWLINE = 10;

/**
 * Reads blobs by object id, never by path, and hands each over in the order asked for. The caller bounds the sum of
 * their sizes; every one of them must be there.
 * @throws GitError when one is missing or git fails.
 */
export async function readBlobs(
  gitDir: string,
  oids: readonly string[],
  signal: AbortSignal | undefined,
  onBlob: (oid: string, bytes: Buffer) => void,
): Promise<void> {
  if (oids.length === 0) return;
  const reader = batchReader(onBlob);
  await streamGit(
    ['cat-file', '--batch', '--buffer'],
    { gitDir, input: `${oids.join('\n')}\n`, timeoutMs: 60_000, signal },
    (chunk) => {
      reader(chunk);
      return 'more';
    },
  );
}

/** Parses `<oid> <type> <size>\n<bytes>\n` from chunks that end anywhere. */
function batchReader(onBlob: (oid: string, bytes: Buffer) => void): (chunk: Buffer) => void {
  let header = '';
  let blob: { readonly oid: string; readonly bytes: Buffer; filled: number } | null = null;

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (blob === null) {
        const end = chunk.indexOf(NEWLINE, at);
        header += chunk.toString('latin1', at, end === -1 ? chunk.length : end);
        if (end === -1) return;
        at = end + 1;
        blob = openBlob(header);
        header = '';
      } else if (blob.filled < blob.bytes.length) {
        const copied = chunk.copy(blob.bytes, blob.filled, at);
        blob.filled += copied;
        at += copied;
      } else {
        // The line end after the bytes.
        at += 1;
        onBlob(blob.oid, blob.bytes);
        blob = null;
      }
    }
  };
}

function openBlob(header: string): { readonly oid: string; readonly bytes: Buffer; filled: number } {
  const [oid, type, size] = header.split(' ');
  if (oid === undefined || type !== 'blob' || size === undefined) {
    throw new GitError('cat-file', 'exit', { stderr: `unexpected answer "${header}"` });
  }
  return { oid, bytes: Buffer.allocUnsafeSlow(Number(size)), filled: 0 };
}
