import type { Books, FileReading, ReadRequest } from '../workflows/ports/repository.ts';
import { withoutBot } from './bot-login.ts';
import { type BlobShape, present, type RepositoryShape } from './shapes.ts';

/** The files that were asked for and are there; one that GitHub cut is left out. */
export function readFiles(
  data: RepositoryShape,
  { files = [], pulls }: ReadRequest,
  ourLogin: string,
  { standing }: Books,
): ReadonlyMap<string, FileReading> {
  const found = files.flatMap((path, index): FileReading[] => {
    const onMain = textOf(data[`file_${index}`] as BlobShape | null | undefined);
    // What the standing pull request says counts, unless it cannot be merged: then the next begins anew.
    const isBook = standing !== null && standing.pull?.isConflicting !== true;
    const inBook = isBook ? textOf(data[`bookFile_${index}`] as BlobShape | null | undefined) : null;
    const source = inBook ?? onMain;
    if (source === null) return [];
    const commits = [data.defaultBranchRef?.target, ...(isBook ? [data.bookFiles] : [])];
    const ourMessages = commits.flatMap((commit) => messagesOf(commit, index, ourLogin));
    const atMerge = pulls.flatMap((pull): [number, string][] => {
      const text = mergedText(data[`merge_${pull}`] as MergeShape | null | undefined, index);
      return text === null ? [] : [[pull, text]];
    });
    return [{ path, source, atMerge: new Map(atMerge), ourMessages }];
  });
  return new Map(found.map((file) => [file.path, file]));
}

interface MergeShape {
  readonly mergeCommit: Readonly<Record<string, { readonly object: BlobShape | null } | null>> | null;
}

interface HistoryShape {
  readonly nodes:
    | readonly ({
        readonly message: string;
        readonly author: {
          readonly name: string | null;
          readonly user: { readonly login: string } | null;
        } | null;
      } | null)[]
    | null;
}

function mergedText(merge: MergeShape | null | undefined, index: number): string | null {
  return textOf(merge?.mergeCommit?.[`file_${index}`]?.object);
}

function textOf(blob: BlobShape | null | undefined): string | null {
  return typeof blob?.text !== 'string' || blob.isTruncated ? null : blob.text;
}

/** A message of somebody else says nothing of what we did. */
function messagesOf(commit: unknown, index: number, ourLogin: string): string[] {
  const fields = commit as Readonly<Record<string, unknown>> | null | undefined;
  const history = (fields?.[`history_${index}`] ?? null) as HistoryShape | null;
  return present(history)
    .filter(({ author }) => withoutBot(author?.user?.login ?? author?.name ?? '') === withoutBot(ourLogin))
    .map(({ message }) => message);
}
