import { PLAN_CHECK } from '../plan/records/check-verdict.ts';
import type { CheckAnnotation, CheckOutput } from '../workflows/ports/repository.ts';
import type { Client } from './client.ts';
import * as documents from './queries/mutations.ts';

/** GitHub takes at most so many in one request, and adds those of the next to them. */
const MOST_ANNOTATIONS = 50;

interface Run {
  readonly repositoryId: string;
  readonly headOid: string;
  readonly externalId: string;
  readonly output: CheckOutput;
}

/**
 * A new check run of our name takes the place of the one before. It is complete from the first request on, and named
 * by the last, so that one whose annotations did not all arrive is made anew.
 * https://docs.github.com/rest/checks/runs#update-a-check-run
 */
export async function writeCheck(client: Client, run: Run): Promise<void> {
  const { repositoryId, headOid, externalId, output } = run;
  const [first = [], ...more] = batches(output.annotations ?? []);
  const answer = await client.mutate<{ createCheckRun: { checkRun: { id: string } | null } | null }>(
    documents.CREATE_CHECK_RUN,
    {
      check: {
        ...checkInput({ repositoryId, headOid, output }, first),
        ...(more.length === 0 ? { externalId } : {}),
      },
    },
  );
  const checkRunId = answer.createCheckRun?.checkRun?.id;
  if (checkRunId === undefined) return;
  for (const [index, annotations] of more.entries()) {
    await client.mutate(documents.UPDATE_CHECK_RUN, {
      check: {
        repositoryId,
        checkRunId,
        output: outputOf(output, annotations),
        ...(index === more.length - 1 ? { externalId } : {}),
      },
    });
  }
}

/** What `createCheckRun` is given for a check run that is complete. */
export function checkInput(
  { repositoryId, headOid, output }: Omit<Run, 'externalId'>,
  annotations: readonly CheckAnnotation[] = [],
): Record<string, unknown> {
  return {
    repositoryId,
    headSha: headOid,
    name: PLAN_CHECK,
    status: 'COMPLETED',
    conclusion: output.conclusion.toUpperCase(),
    output: outputOf(output, annotations),
  };
}

function outputOf(
  { title, summary }: CheckOutput,
  annotations: readonly CheckAnnotation[],
): Record<string, unknown> {
  if (annotations.length === 0) return { title, summary };
  return {
    title,
    summary,
    annotations: annotations.map((one) => ({
      path: one.path,
      location: { startLine: one.line, endLine: one.line },
      annotationLevel: one.level.toUpperCase(),
      title: one.title,
      message: one.message,
    })),
  };
}

function batches(all: readonly CheckAnnotation[]): CheckAnnotation[][] {
  const found: CheckAnnotation[][] = [];
  for (let start = 0; start < all.length; start += MOST_ANNOTATIONS) {
    found.push(all.slice(start, start + MOST_ANNOTATIONS));
  }
  return found;
}
