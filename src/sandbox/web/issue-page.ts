import { diffFiles } from '../git/diff.ts';
import { pullsOfCommit } from '../shapes/check.ts';
import { accountOf, gitDirectory, isPull, issueOf, labelsOf, type PullIssue } from '../state/find.ts';
import { pullDetails } from '../state/pull-details.ts';
import type { Issue } from '../state/records.ts';
import { diffBox } from './diff.ts';
import { type Html, html, titleHtml } from './html.ts';
import type { Page } from './layout.ts';
import { labelBadge, moment, type RepositoryWebRequest, stateBadge } from './request.ts';

/** An issue or a pull request: its texts, its comments, its diff, and what one can do. */
export async function issuePage(request: RepositoryWebRequest): Promise<Page> {
  const { base, repository } = request;
  const issue = issueOf(repository, Number(request.params.number));
  const comments = repository.comments.filter((comment) => comment.issueId === issue.id);
  const boxes = [await textBox(request, issue.authorId, issue.createdAt, issue.body ?? '', issue.id)];
  for (const comment of comments) {
    boxes.push(await textBox(request, comment.authorId, comment.createdAt, comment.body, comment.id));
  }
  const labels = labelsOf(repository, issue);
  return {
    title: `${issue.title} #${issue.number} · ${base}`,
    repository: base,
    body: html`<h1>${titleHtml(issue.title)} <span class="number">#${issue.number}</span></h1>
<p>${stateBadge(issue)} ${labels.map((label) => labelBadge(label.name))}</p>
${isPull(issue) ? await pullPart(request, issue) : null}
${boxes}${actions(request, issue)}`,
  };
}

async function textBox(
  { markdown, repository, services }: RepositoryWebRequest,
  authorId: number,
  date: string,
  text: string,
  subjectId: number,
): Promise<Html> {
  const reactions = repository.reactions.filter((reaction) => reaction.subjectId === subjectId);
  const said = reactions.map(
    (reaction) => `${EMOJI[reaction.content] ?? ''} ${accountOf(services.world, reaction.accountId).login}`,
  );
  const body = text === '' ? html`<p class="empty">No description.</p>` : await markdown.render(text);
  return html`<div class="box"><div class="title"><b>${accountOf(services.world, authorId).login}</b>
<span class="soft">${moment(date)}</span></div><div class="body markdown">${body}</div>
${said.length === 0 ? null : html`<div class="body soft">${said.join(' · ')}</div>`}</div>`;
}

const EMOJI: Readonly<Record<string, string>> = {
  '+1': '👍',
  '-1': '👎',
  laugh: '😄',
  confused: '😕',
  heart: '❤️',
  hooray: '🎉',
  rocket: '🚀',
  eyes: '👀',
};

async function pullPart(request: RepositoryWebRequest, issue: PullIssue): Promise<Html> {
  const { base, repository, services } = request;
  const { pull } = issue;
  const details = await pullDetails(services.world, repository, issue);
  const directory = gitDirectory(services.world, repository);
  const files = await diffFiles(directory, details.mergeBase, pull.headSha, true);
  const canMerge = issue.state === 'open' && details.isMergeable === true;
  const merge = html`<form method="post" action="/${base}/pull/${issue.number}/merge">
<select name="method" aria-label="Way of merging"><option value="merge">Merge commit</option><option value="squash">Squash</option><option value="rebase">Rebase</option></select>
<button class="main">Merge</button></form>`;
  const conflict = html`<span class="closed">This branch has conflicts with ${pull.baseRef}.</span>`;
  return html`<p class="soft">${pull.headRef} → ${pull.baseRef} · ${details.commits} commits ·
<span class="open">+${details.additions}</span> <span class="closed">−${details.deletions}</span></p>
${checks(request, issue)}
<div class="actions">${canMerge ? merge : issue.state === 'open' ? conflict : null}</div>
<details ${issue.state === 'open' ? 'open' : ''}><summary>${files.length} changed files</summary>${files.map((file) => diffBox(base, pull.headSha, file))}</details>`;
}

function checks({ repository }: RepositoryWebRequest, issue: PullIssue): Html | null {
  const runs = repository.checkRuns.filter((run) => run.headSha === issue.pull.headSha);
  if (runs.length === 0 && pullsOfCommit(repository, issue.pull.headSha).length === 0) return null;
  const latest = [...new Map(runs.map((run) => [run.name, run])).values()];
  return html`${latest.map(
    (run) =>
      html`<p><b>${run.name}</b> <span class="soft">${run.conclusion ?? run.status}</span> ${run.output.title}</p>`,
  )}`;
}

function actions({ base, repository }: RepositoryWebRequest, issue: Issue): Html {
  const path = `/${base}/issues/${issue.number}`;
  const label = repository.labels.find((one) => one.name === 'needs-plan');
  const hasLabel = label !== undefined && issue.labelIds.includes(label.id);
  const button = (name: string, text: string): Html =>
    html`<form method="post" action="${path}/${name}"><button>${text}</button></form>`;
  const isMerged = !!issue.pull?.mergedAt;
  return html`<h2>Comment</h2><form method="post" action="${path}/comments">
<textarea name="body" aria-label="Comment" placeholder="/plan status" required></textarea><button class="main">Comment</button></form>
<div class="actions">${isPull(issue) ? null : hasLabel ? button('unlabel', 'Remove label needs-plan') : button('label', 'Label needs-plan')}
${isMerged ? null : issue.state === 'open' ? button('close', 'Close') : button('reopen', 'Reopen')}</div>`;
}
