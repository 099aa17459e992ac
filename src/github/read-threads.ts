import type { ActiveThread, SaidComment, ThreadReading } from '../workflows/ports/survey.ts';
import type { Client } from './client.ts';
import { type SaidShape, type ThreadShape, type ThreadsShape, threadsDocument } from './queries/threads.ts';
import { present } from './shapes.ts';

/** In one request: what is read of each has a bound, and so has a query's time. */
const THREADS_A_REQUEST = 40;

/** Threads of one installation with what was said there last; those that are gone are left out. */
export async function readThreads(
  client: Client,
  threads: readonly ActiveThread[],
): Promise<ThreadReading[]> {
  const found: ThreadReading[] = [];
  for (let start = 0; start < threads.length; start += THREADS_A_REQUEST) {
    const some = threads.slice(start, start + THREADS_A_REQUEST);
    const variables = some.flatMap(({ repository, number }, index) => [
      [`owner_${index}`, repository.owner],
      [`name_${index}`, repository.name],
      [`number_${index}`, number],
    ]);
    const document = threadsDocument(some.map(({ isPull }) => isPull));
    const answer = await client.query<ThreadsShape>(document, Object.fromEntries(variables));
    for (const [index, thread] of some.entries()) {
      const shape = answer[`thread_${index}`];
      const place = shape?.pull ?? shape?.issue;
      if (place) found.push(readThread(thread, place));
    }
  }
  return found;
}

function readThread({ repository, number, isPull }: ActiveThread, place: ThreadShape): ThreadReading {
  const reviews = present(place.reviews ?? null);
  return {
    ...{ repository, number, isPull },
    title: place.title,
    body: place.body,
    headRef: place.headRefName ?? null,
    author: place.author?.login ?? '',
    comments: [
      ...present(place.comments).map((comment) => readSaid(comment, 'comment')),
      ...reviews.flatMap((review) => [
        readSaid(review, 'review'),
        ...present(review.comments).map((comment) => readSaid(comment, 'review-comment')),
      ]),
    ],
  };
}

function readSaid(said: SaidShape, kind: SaidComment['kind']): SaidComment {
  const answers = (said.reactionGroups ?? []).filter(
    ({ content, viewerHasReacted }) => viewerHasReacted && (content === 'ROCKET' || content === 'CONFUSED'),
  );
  const { lastEditedAt } = said;
  return {
    id: said.id,
    databaseId: said.databaseId ?? 0,
    kind,
    body: said.body,
    author: said.author?.login ?? '',
    isBots: said.author?.__typename === 'Bot',
    association: said.authorAssociation,
    createdAt: said.createdAt,
    edited: lastEditedAt === null ? null : { at: lastEditedAt, by: said.editor?.login ?? '' },
    answeredAt:
      answers
        .map(({ createdAt }) => createdAt ?? said.createdAt)
        .toSorted()
        .at(-1) ?? null,
  };
}
