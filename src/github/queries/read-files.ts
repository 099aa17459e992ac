import type { ReadRequest } from '../../workflows/ports/repository.ts';
import type { PlanHints } from './plan-hints.ts';

const TEXT = '... on Blob { text isTruncated }';

/** The files that are asked for as they are, and as each merge left them. Paths are variables. */
export function fileParts(
  { files = [], pulls }: ReadRequest,
  { booksBranch }: PlanHints,
  variables: Record<string, string>,
): readonly string[] {
  const now = files.map((path, index) => {
    variables[`file_${index}`] = `HEAD:${path}`;
    variables[`path_${index}`] = path;
    return `file_${index}: object(expression: $file_${index}) { ${TEXT} }`;
  });
  if (files.length === 0) return now;
  const books = booksBranch === null ? [] : bookParts(files, booksBranch, variables);
  const atMerge = files.map((_, index) => `file_${index}: file(path: $path_${index}) { object { ${TEXT} } }`);
  return [
    ...now,
    ...books,
    ...pulls.map(
      (pull) => `merge_${pull}: pullRequest(number: ${pull}) { mergeCommit { ${atMerge.join(' ')} } }`,
    ),
  ];
}

/** The files and their commits as the standing pull request has them, where it was seen last. */
function bookParts(
  files: readonly string[],
  booksBranch: string,
  variables: Record<string, string>,
): readonly string[] {
  variables.booksRef = booksBranch;
  const texts = files.map((path, index) => {
    variables[`bookFile_${index}`] = `${booksBranch}:${path}`;
    return `bookFile_${index}: object(expression: $bookFile_${index}) { ${TEXT} }`;
  });
  return [
    ...texts,
    `bookFiles: object(expression: $booksRef) { ... on Commit { ${fileHistories({ files }).join(' ')} } }`,
  ];
}

/** The newest commits to each file, for the default branch's commit. */
export function fileHistories({ files = [] }: Pick<ReadRequest, 'files'>): readonly string[] {
  return files.map(
    (_, index) =>
      `history_${index}: history(first: 50, path: $path_${index}) { nodes { message author { name user { login } } } }`,
  );
}
