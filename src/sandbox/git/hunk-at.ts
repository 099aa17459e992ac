export interface DiffPlace {
  /** Lines below the first `@@` of the file's patch; GitHub's older way to name a place. */
  readonly position: number;
  /** The hunk down to the line. */
  readonly hunk: string;
}

/**
 * Where a line of the new file stands in a patch; null where the patch does not show it, and GitHub refuses a comment
 * on it. https://docs.github.com/rest/pulls/comments#create-a-review-comment-for-a-pull-request
 */
export function hunkAt(patch: string, line: number): DiffPlace | null {
  const lines = patch.split('\n');
  let number = 0;
  let start = 0;
  for (const [position, text] of lines.entries()) {
    const header = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(text);
    if (header !== null) {
      number = Number(header[1]) - 1;
      start = position;
    } else if (!text.startsWith('-') && !text.startsWith('\\')) {
      number += 1;
      if (number === line) return { position, hunk: lines.slice(start, position + 1).join('\n') };
    }
  }
  return null;
}
