import { accountOf } from '../state/find.ts';
import { nodeId } from '../state/node-id.ts';
import type { Reaction, ReactionContent, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { accountShape } from './account.ts';
import type { Schema } from './schema.ts';

export function reactionShape(world: World, reaction: Reaction): Schema<'reaction'> {
  return {
    id: reaction.id,
    node_id: nodeId('Reaction', reaction.id),
    user: accountShape(world, accountOf(world, reaction.accountId)),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}

/** How often each reaction was left on a subject. */
export function reactionRollup(
  repository: Repository,
  subjectId: number,
  url: string,
): Schema<'reaction-rollup'> {
  const all = repository.reactions.filter((reaction) => reaction.subjectId === subjectId);
  const count = (content: ReactionContent): number =>
    all.filter((reaction) => reaction.content === content).length;
  return {
    url,
    total_count: all.length,
    '+1': count('+1'),
    '-1': count('-1'),
    laugh: count('laugh'),
    confused: count('confused'),
    heart: count('heart'),
    hooray: count('hooray'),
    eyes: count('eyes'),
    rocket: count('rocket'),
  };
}
