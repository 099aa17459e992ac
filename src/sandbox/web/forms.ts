import { addComment } from '../actions/comments.ts';
import { closeIssue, openIssue, reopenIssue } from '../actions/issues.ts';
import { addLabels, labelsByName, removeLabels } from '../actions/labels.ts';
import { mergePull } from '../actions/merge-pull.ts';
import { reopenPull } from '../actions/pulls.ts';
import { isPull, issueOf, pullOf } from '../state/find.ts';
import type { Issue, MergeMethod } from '../state/records.ts';
import type { RepositoryWebRequest } from './request.ts';

/** What a form does; gives the address to go to afterwards. */
export type FormAction = (request: RepositoryWebRequest, fields: URLSearchParams) => Promise<string>;

const METHODS: readonly string[] = ['merge', 'squash', 'rebase'];

function issueOfPath(request: RepositoryWebRequest): Issue {
  return issueOf(request.repository, Number(request.params.number));
}

function addressOf({ base }: RepositoryWebRequest, issue: Issue): string {
  return `/${base}/${isPull(issue) ? 'pull' : 'issues'}/${issue.number}`;
}

async function changeLabel(request: RepositoryWebRequest, change: typeof addLabels): Promise<string> {
  const { actor, repository, services } = request;
  const issue = issueOfPath(request);
  const labels = labelsByName(services.world, repository, actor, ['needs-plan']);
  await change(services.world, repository, actor, issue, labels);
  return addressOf(request, issue);
}

/** The forms of the page, by what follows the repository in their address. */
export const FORMS: readonly { readonly pattern: RegExp; readonly run: FormAction }[] = [
  {
    pattern: /^\/issues$/,
    run: async (request, fields) => {
      const { actor, repository, services } = request;
      const input = { title: fields.get('title') ?? '', body: fields.get('body') ?? '' };
      return addressOf(request, await openIssue(services.world, repository, actor, input, []));
    },
  },
  {
    pattern: /^\/issues\/(?<number>\d+)\/comments$/,
    run: async (request, fields) => {
      const { actor, repository, services } = request;
      const issue = issueOfPath(request);
      // Browsers send line ends as CRLF.
      addComment(
        services.world,
        repository,
        actor,
        issue,
        (fields.get('body') ?? '').replaceAll('\r\n', '\n'),
      );
      return addressOf(request, issue);
    },
  },
  { pattern: /^\/issues\/(?<number>\d+)\/label$/, run: (request) => changeLabel(request, addLabels) },
  { pattern: /^\/issues\/(?<number>\d+)\/unlabel$/, run: (request) => changeLabel(request, removeLabels) },
  {
    pattern: /^\/issues\/(?<number>\d+)\/close$/,
    run: async (request) => {
      const issue = issueOfPath(request);
      await closeIssue(request.services.world, request.repository, request.actor, issue);
      return addressOf(request, issue);
    },
  },
  {
    pattern: /^\/issues\/(?<number>\d+)\/reopen$/,
    run: async (request) => {
      const { actor, repository, services } = request;
      const issue = issueOfPath(request);
      if (isPull(issue)) await reopenPull(services.world, repository, actor, issue);
      else await reopenIssue(services.world, repository, actor, issue);
      return addressOf(request, issue);
    },
  },
  {
    pattern: /^\/pull\/(?<number>\d+)\/merge$/,
    run: async (request, fields) => {
      const { actor, repository, services } = request;
      const pull = pullOf(repository, Number(request.params.number));
      const wanted = fields.get('method') ?? 'merge';
      const method = (METHODS.includes(wanted) ? wanted : 'merge') as MergeMethod;
      await mergePull(services.world, repository, actor, pull, {
        method,
        sha: null,
        title: null,
        message: null,
      });
      return addressOf(request, pull);
    },
  },
];
