import { ApiError } from '../http/api-error.ts';

export interface PageArgs {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

export interface Connection<Node> {
  readonly totalCount: number;
  readonly nodes: readonly Node[];
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/**
 * A page of a list as a connection. `first` or `last` must be there and at most 100:
 * https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit
 */
export function connection<Item, Node>(
  items: readonly Item[],
  args: PageArgs,
  show: (item: Item) => Node,
): Connection<Node> {
  const size = args.first ?? args.last;
  if (size === undefined || size === null) {
    throw new ApiError(
      422,
      'You must provide a `first` or `last` value to properly paginate the connection.',
      {
        type: 'MISSING_PAGINATION_BOUNDARIES',
      },
    );
  }
  if (size < 0 || size > 100) {
    throw new ApiError(
      422,
      `Requesting ${size} records on the connection exceeds the \`first\` limit of 100 records.`,
      {
        type: 'EXCESSIVE_PAGINATION',
      },
    );
  }
  let start = indexOf(args.after) ?? 0;
  let end = Math.min(items.length, (indexOf(args.before) ?? items.length + 1) - 1);
  if (args.first !== undefined && args.first !== null) end = Math.min(end, start + args.first);
  else start = Math.max(start, end - size);
  const edges = items.slice(start, end).map((item, index) => ({
    cursor: cursorOf(start + index + 1),
    node: show(item),
  }));
  return {
    totalCount: items.length,
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function cursorOf(position: number): string {
  return Buffer.from(`cursor:v2:${position}`).toString('base64');
}

function indexOf(cursor: string | null | undefined): number | null {
  if (cursor === null || cursor === undefined) return null;
  const match = /^cursor:v2:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString());
  if (match === null) {
    throw new ApiError(422, `\`${cursor}\` does not appear to be a valid cursor.`, {
      type: 'INVALID_CURSOR_ARGUMENTS',
    });
  }
  return Number(match[1]);
}
