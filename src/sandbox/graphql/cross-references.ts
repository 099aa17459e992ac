import { closedNumbers } from '../actions/closing-keywords.ts';
import { issuePage } from '../shapes/issue.ts';
import { isPull } from '../state/find.ts';
import { nodeId } from '../state/node-id.ts';
import type { Context } from './context.ts';
import { accountSource, type IssueSource, issueSource } from './sources.ts';

/**
 * The first time that each other issue or pull request named this one, `#57`, in its description or a comment. What
 * stands in code names nothing.
 * https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 */
export function crossReferences({ repository, issue }: IssueSource, { world }: Context) {
  const pattern = new RegExp(`(?<![\\w/&#])#${issue.number}\\b`);
  const target = issueSource(repository, issue);
  return repository.issues.flatMap((other) => {
    const comments = repository.comments.filter((comment) => comment.issueId === other.id);
    const texts = [{ ...other, body: other.body ?? '' }, ...comments];
    const first = texts.find(({ body }) => pattern.test(withoutCode(body)));
    if (other === issue || first === undefined) return [];
    const url = `${issuePage(world, repository, other)}`;
    const node = {
      __typename: 'CrossReferencedEvent',
      id: nodeId('IssueEvent', `${other.id}:${issue.id}`),
      createdAt: first.createdAt,
      referencedAt: first.createdAt,
      actor: accountSource(world, first.authorId),
      isCrossRepository: false,
      source: issueSource(repository, other),
      target,
      url,
      resourcePath: new URL(url).pathname,
      willCloseTarget:
        isPull(other) && closedNumbers(world, repository, other.body ?? '').includes(issue.number),
    };
    return [{ type: 'CROSS_REFERENCED_EVENT', at: first.createdAt, node }];
  });
}

function withoutCode(text: string): string {
  return text.replace(/^(`{3,}|~{3,})[\s\S]*?(?:^\1|$(?![\s\S]))/gm, '').replace(/(`+)[\s\S]*?\1/g, '');
}
