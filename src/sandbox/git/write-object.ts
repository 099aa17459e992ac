import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';

/**
 * Writes a loose object and gives its id, as `git hash-object -w` would and without a process for it:
 * https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage
 */
export function writeObject(directory: string, type: 'blob' | 'tree' | 'commit', content: Buffer): string {
  const whole = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
  const oid = createHash('sha1').update(whole).digest('hex');
  const path = join(directory, 'objects', oid.slice(0, 2), oid.slice(2));
  if (existsSync(path)) return oid;
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = join(directory, 'objects', `tmp_obj_${randomBytes(6).toString('hex')}`);
  writeFileSync(unfinished, deflateSync(whole), { mode: 0o444 });
  renameSync(unfinished, path);
  return oid;
}
