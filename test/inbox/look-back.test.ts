import { lookBack } from '../../src/inbox/look-back.ts';
import { olderJobs } from '../../src/inbox/sweep.ts';
import type { Job } from '../../src/workflows/job.ts';
import type { RepositorySurvey } from '../../src/workflows/ports/survey.ts';

const repository = { installationId: 1, repositoryId: 2, owner: 'o', name: 'r' };
type Page = Pick<RepositorySurvey, 'merges' | 'olderMerges'>;

const page = (numbers: readonly number[], olderMerges: string | null, body = 'Plan: #42'): Page => ({
  merges: numbers.map((number) => ({
    ...{ number, title: '', body, headRef: `work-${number}`, isFromHere: true, messages: [] },
  })),
  olderMerges,
});
const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index);

/** Runs jobs as the inbox does; `isMissing` says which pull requests are not recorded yet. Gives what was recorded. */
async function play(pages: Readonly<Record<string, Page>>, isMissing: (pull: number) => boolean) {
  const first = pages.first ?? page([], null);
  const queue: Job[] = olderJobs(repository, first, 20);
  const recorded: number[] = [];
  let asked = 0;
  for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
    if (job.kind !== 'record-merges') continue;
    const { older, pulls } = job;
    if (older !== undefined && pulls.some(isMissing)) {
      const olderMerges = async (_: unknown, from: string): Promise<Page> => {
        asked++;
        return pages[from] ?? page([], null);
      };
      await lookBack({ olderMerges }, (next) => queue.push(next), job, older);
      continue;
    }
    recorded.push(...pulls.toReversed());
    if (older !== undefined) queue.push(...older.behind);
  }
  return { recorded, asked };
}

const PAGES = {
  first: page(down(90, 61), 'second'),
  second: page(down(60, 31), 'third'),
  third: page(down(30, 1), null),
};

test('nothing is asked further where all is recorded', async () => {
  const { recorded, asked } = await play(PAGES, () => false);
  expect(asked).toBe(0);
  expect(recorded).toEqual(down(90, 61).reverse());
});

test('as far back as merges are missing, and the oldest first', async () => {
  expect(await play(PAGES, () => true)).toEqual({ recorded: down(90, 1).reverse(), asked: 2 });
  expect(await play(PAGES, (pull) => pull > 45)).toEqual({ recorded: down(90, 31).reverse(), asked: 1 });
});

test('a page that names no plan is passed over', async () => {
  const pages = { ...PAGES, second: page(down(60, 31), 'third', 'No plan') };
  const { recorded, asked } = await play(pages, () => true);
  expect(asked).toBe(2);
  expect(recorded).toEqual([...down(30, 1).reverse(), ...down(90, 61).reverse()]);
});

test('it ends, though there are always older ones', async () => {
  const endless = { first: page(down(30, 1), 'first') };
  expect((await play(endless, () => true)).asked).toBe(20);
});
