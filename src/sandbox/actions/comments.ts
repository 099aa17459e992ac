import { invalid } from '../http/api-error.ts';
import type { Account, Comment, Issue, Reaction, ReactionContent, Repository } from '../state/records.ts';
import { newId, timestamp, type World } from '../state/world.ts';
import { recordEvent } from './record-event.ts';
import { tellComment, touch } from './tell.ts';

function checkBody(body: string): void {
  if (body.trim() === '') throw invalid('IssueComment', 'body', 'missing_field');
  if (body.length > 65_536) {
    throw invalid('IssueComment', 'body', 'custom', 'body is too long (maximum is 65536 characters)');
  }
}

export function addComment(
  world: World,
  repository: Repository,
  author: Account,
  issue: Issue,
  body: string,
): Comment {
  checkBody(body);
  const now = timestamp(world);
  const comment: Comment = {
    id: newId(world),
    issueId: issue.id,
    authorId: author.id,
    body,
    createdAt: now,
    updatedAt: now,
    minimizedReason: null,
  };
  repository.comments.push(comment);
  touch(world, issue);
  tellComment(world, repository, author, 'created', issue, comment);
  return comment;
}

export function editComment(
  world: World,
  repository: Repository,
  sender: Account,
  issue: Issue,
  comment: Comment,
  body: string,
): void {
  checkBody(body);
  if (comment.body === body) return;
  const changes = { body: { from: comment.body } };
  comment.body = body;
  comment.edit = { at: timestamp(world), editorId: sender.id };
  touch(world, comment);
  tellComment(world, repository, sender, 'edited', issue, comment, { changes });
}

export function deleteComment(
  world: World,
  repository: Repository,
  sender: Account,
  issue: Issue,
  comment: Comment,
): void {
  repository.comments = repository.comments.filter((one) => one !== comment);
  repository.reactions = repository.reactions.filter((reaction) => reaction.subjectId !== comment.id);
  recordEvent(world, repository, sender, issue, 'comment_deleted', { commentAuthorId: comment.authorId });
  touch(world, issue);
  tellComment(world, repository, sender, 'deleted', issue, comment);
}

/** Leaves a reaction; a second one of the same kind by the same account is the first. GitHub tells no webhook. */
export function addReaction(
  world: World,
  repository: Repository,
  account: Account,
  subjectId: number,
  content: ReactionContent,
): { reaction: Reaction; isNew: boolean } {
  const there = findReaction(repository, account, subjectId, content);
  if (there !== undefined) return { reaction: there, isNew: false };
  const reaction = {
    id: newId(world),
    subjectId,
    accountId: account.id,
    content,
    createdAt: timestamp(world),
  };
  repository.reactions.push(reaction);
  world.changed();
  return { reaction, isNew: true };
}

export function findReaction(
  repository: Repository,
  account: Account,
  subjectId: number,
  content: ReactionContent,
): Reaction | undefined {
  return repository.reactions.find(
    (one) => one.subjectId === subjectId && one.accountId === account.id && one.content === content,
  );
}

export function removeReaction(world: World, repository: Repository, reaction: Reaction): void {
  repository.reactions = repository.reactions.filter((one) => one !== reaction);
  world.changed();
}
