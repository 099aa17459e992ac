import type { Answer, ApiRequest } from './route.ts';

/**
 * One page of a list, by `per_page` (30, at most 100) and `page`, with the `Link` header:
 * https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
 * `show` is called for the page's items only. `wrap` makes the body where it is no bare list.
 */
export async function page<Item>(
  request: ApiRequest,
  items: readonly Item[],
  show: (item: Item) => unknown,
  wrap: (shown: unknown[], total: number) => unknown = (shown) => shown,
): Promise<Answer> {
  const perPage = clamp(request.query.get('per_page'), 30, 100);
  const number = clamp(request.query.get('page'), 1, Number.MAX_SAFE_INTEGER);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const shown = await Promise.all(items.slice((number - 1) * perPage, number * perPage).map(show));
  const links: [string, number][] = [];
  if (number > 1) links.push(['prev', number - 1]);
  if (number < last) links.push(['next', number + 1], ['last', last]);
  if (number > 1) links.push(['first', 1]);
  const link = links.map(([rel, to]) => `<${pageAddress(request, to)}>; rel="${rel}"`).join(', ');
  return { status: 200, body: wrap(shown, items.length), headers: link === '' ? {} : { link } };
}

function pageAddress(request: ApiRequest, number: number): string {
  const query = new URLSearchParams(request.query);
  query.set('page', String(number));
  return `${request.address}?${query}`;
}

function clamp(value: string | null, fallback: number, most: number): number {
  const number = Number(value ?? fallback);
  return Number.isInteger(number) && number >= 1 ? Math.min(number, most) : fallback;
}
