import { listTree, resolve } from '../git/read-objects.ts';
import { accountOf, gitDirectory, isPull, labelsOf } from '../state/find.ts';
import type { Issue } from '../state/records.ts';
import { type Html, html, titleHtml } from './html.ts';
import type { Page } from './layout.ts';
import { labelBadge, moment, type RepositoryWebRequest, stateBadge } from './request.ts';

/** The repository's home: its plans, its issues and its pull requests. */
export async function repositoryPage(request: RepositoryWebRequest): Promise<Page> {
  const { base, repository } = request;
  const plans = await planPaths(request);
  const open = repository.issues.filter((issue) => issue.state === 'open');
  return {
    title: base,
    repository: base,
    body: html`<h1>${base}</h1>
<p class="soft">Clone it: <code>git clone ${request.services.world.urls.web}/${base}.git</code></p>
<h2>Plans on ${repository.defaultBranch}</h2>
${plans.length === 0 ? html`<p class="empty">None yet. Label an issue <code>needs-plan</code>.</p>` : html`<ul>${plans.map((path) => html`<li><a href="/${base}/blob/${repository.defaultBranch}/${path}">${path}</a></li>`)}</ul>`}
<h2>Open issues</h2>${issueTable(
      request,
      open.filter((issue) => !isPull(issue)),
    )}
<h2>Open pull requests</h2>${issueTable(request, open.filter(isPull))}
<h2>New issue</h2>${newIssueForm(base)}`,
  };
}

/** All issues, or all pull requests, the newest first. */
export function issuesPage(request: RepositoryWebRequest, wantsPulls: boolean): Page {
  const title = wantsPulls ? 'Pull requests' : 'Issues';
  const issues = request.repository.issues.filter((issue) => isPull(issue) === wantsPulls);
  return {
    title: `${title} · ${request.base}`,
    repository: request.base,
    body: html`<h1>${title}</h1>${issueTable(request, issues)}`,
  };
}

/** PLAN.md files on the default branch. */
async function planPaths({ repository, services }: RepositoryWebRequest): Promise<string[]> {
  const directory = gitDirectory(services.world, repository);
  const tree = await resolve(directory, `refs/heads/${repository.defaultBranch}`, 'tree');
  if (tree === null) return [];
  const entries = await listTree(directory, tree, true);
  return entries.map((entry) => entry.path).filter((path) => /(^|\/)PLAN\.md$/.test(path));
}

function issueTable({ base, repository, services }: RepositoryWebRequest, issues: readonly Issue[]): Html {
  if (issues.length === 0) return html`<p class="empty">None.</p>`;
  const rows = [...issues].reverse().map(
    (issue) => html`<tr><td class="number">#${issue.number}</td>
<td><a href="/${base}/${isPull(issue) ? 'pull' : 'issues'}/${issue.number}">${titleHtml(issue.title)}</a>
${labelsOf(repository, issue).map((label) => labelBadge(label.name))}</td>
<td>${stateBadge(issue)}</td><td class="soft">${accountOf(services.world, issue.authorId).login}</td>
<td class="soft">${moment(issue.createdAt)}</td></tr>`,
  );
  return html`<table><tbody>${rows}</tbody></table>`;
}

function newIssueForm(base: string): Html {
  return html`<form method="post" action="/${base}/issues">
<input type="text" name="title" aria-label="Title" placeholder="Title" required maxlength="256">
<textarea name="body" aria-label="Body" placeholder="What should be done, and why"></textarea>
<button class="main">Open issue</button></form>`;
}
