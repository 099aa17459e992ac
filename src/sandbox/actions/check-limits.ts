import { ApiError } from '../http/api-error.ts';
import type { Annotation, CheckRun } from '../state/records.ts';

/** https://docs.github.com/rest/checks/runs#create-a-check-run, and of GraphQL's input types alike. */
const MOST_ANNOTATIONS = 50;
const MOST_CHARACTERS = 65_535;
const MOST_MESSAGE_BYTES = 64 * 1024;
const MOST_TITLE = 255;

/** Holds what a request would make of a check run to GitHub's limits, over REST and GraphQL. Throws 422. */
export function holdToLimits({
  annotations = [],
  output,
}: Partial<Pick<CheckRun, 'annotations' | 'output'>>): void {
  if (annotations.length > MOST_ANNOTATIONS) {
    throw refused(`No more than ${MOST_ANNOTATIONS} items are allowed; ${annotations.length} were supplied.`);
  }
  for (const text of [output?.summary, output?.text]) {
    const length = text?.length ?? 0;
    if (length > MOST_CHARACTERS) {
      throw refused(`Only ${MOST_CHARACTERS} characters are allowed; ${length} were supplied.`);
    }
  }
  for (const annotation of annotations) holdAnnotation(annotation);
}

function holdAnnotation(annotation: Annotation): void {
  const { startLine, endLine, startColumn = null, endColumn = null, message, title } = annotation;
  if (Buffer.byteLength(message) > MOST_MESSAGE_BYTES) throw refused('The message exceeds 64 KB.');
  if ((title?.length ?? 0) > MOST_TITLE)
    throw refused(`Only ${MOST_TITLE} characters are allowed in a title.`);
  if (endLine < startLine) throw refused('The end line must not be before the start line.');
  if (startLine !== endLine && (startColumn !== null || endColumn !== null)) {
    throw refused('Columns are only allowed where the start line and the end line are the same.');
  }
}

function refused(why: string): ApiError {
  return new ApiError(422, `Invalid request.\n\n${why}`, { type: 'UNPROCESSABLE' });
}
