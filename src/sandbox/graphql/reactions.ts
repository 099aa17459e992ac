import { REACTIONS, type ReactionContent, type Repository } from '../state/records.ts';
import { connection, type PageArgs } from './connection.ts';
import type { Context, Fields } from './context.ts';
import { accountSource, reactionSource, type Source } from './sources.ts';

const NAMES: Readonly<Record<ReactionContent, string>> = {
  '+1': 'THUMBS_UP',
  '-1': 'THUMBS_DOWN',
  laugh: 'LAUGH',
  hooray: 'HOORAY',
  confused: 'CONFUSED',
  heart: 'HEART',
  rocket: 'ROCKET',
  eyes: 'EYES',
};

/** GraphQL's name of a reaction: `+1` is `THUMBS_UP`. */
export function reactionName(content: ReactionContent): string {
  return NAMES[content];
}

export function reactionContent(name: string): ReactionContent {
  return REACTIONS.find((content) => NAMES[content] === name) ?? 'eyes';
}

/** The reaction fields of whatever can be reacted to. */
export function reactionFields<One extends Source & { readonly repository: Repository }>(
  idOf: (source: One) => number,
): Fields<One> {
  const of = (source: One) =>
    source.repository.reactions.filter((reaction) => reaction.subjectId === idOf(source));
  return {
    reactions: (source, args: PageArgs & { content?: string | null }, { viewerId }) => {
      const wanted = of(source).filter((one) => !args.content || reactionName(one.content) === args.content);
      return {
        ...connection(wanted, args, (reaction) => reactionSource(source.repository, reaction)),
        viewerHasReacted: wanted.some((reaction) => reaction.accountId === viewerId),
      };
    },
    reactionGroups: (source, _args, context) =>
      REACTIONS.map((content) => reactionGroup(source, of(source), content, context)),
    viewerCanReact: (_source, _args, { viewerId }) => viewerId !== 0,
  };
}

function reactionGroup<One extends Source & { readonly repository: Repository }>(
  source: One,
  all: One['repository']['reactions'],
  content: ReactionContent,
  { world, viewerId }: Context,
) {
  const these = all.filter((reaction) => reaction.content === content);
  const reactors = (args: PageArgs) =>
    connection(these, args, (reaction) => accountSource(world, reaction.accountId));
  return {
    content: reactionName(content),
    createdAt: these[0]?.createdAt ?? null,
    viewerHasReacted: these.some((reaction) => reaction.accountId === viewerId),
    subject: source,
    reactors,
    users: reactors,
  };
}
