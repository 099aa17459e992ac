import type { RestAnswer } from './octokit-like.ts';

/** The most that GitHub gives. */
const PAGE_SIZE = 100;
/** 20,000 things: what does not end by then is not followed for ever. */
const MOST_PAGES = 200;

/**
 * One page after the other, while `Link` names a next one; nothing where the first is null. `key` is where a page
 * holds its list, null where it is the list.
 * https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export async function followPages<T>(
  read: (page: { readonly per_page: number; readonly page: number }) => Promise<RestAnswer | null>,
  key: string | null,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await read({ per_page: PAGE_SIZE, page });
    if (answer === null) return all;
    const list = key === null ? answer.data : (answer.data as Record<string, unknown>)[key];
    all.push(...(list as T[]));
    if (!String(answer.headers.link ?? '').includes('rel="next"')) return all;
  }
  return all;
}
