import type { Issue } from '../src/plan/issue.ts';

type Sample = Pick<Issue, 'title' | 'body' | 'labels'>;

/** Issues about this repository, of the sorts that people file: short and long, wish and complaint, and bad input. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  bug: {
    title: 'The memory inbox loses the order of jobs',
    body: '`createMemoryInbox` in `src/inbox/memory.ts` runs a job that waits for its retry after later ones of the same key.\n\n## Expected behavior\n\nJobs of one key run in the order they came.\n',
    labels: ['bug'],
  },
  crash: {
    title: 'Crash when CODEOWNERS is empty',
    body: 'Reading the facts crashes when the CODEOWNERS file is empty.\n\n```\nTypeError: Cannot read properties of undefined\n    at parseOwners (src/facts/owners/owners.ts:12:9)\n```\n',
    labels: ['bug'],
  },
  setting: {
    title: 'Make the number of open questions configurable',
    body: '### Solution\n\nA setting `questions` for how many open questions a plan has, at most five.\n\n### Alternatives\n\nEditing every plan by hand.\n',
    labels: ['enhancement'],
  },
  command: {
    title: 'Add a `/plan rename` command',
    body: 'It would be nice if one could rename a phase. The command should keep the ids of its tasks. Possibly also: rename a task.\n',
    labels: ['enhancement'],
  },
  epic: {
    title: 'Support GitLab beside GitHub',
    body: `## Tasks\n\n${['Read issues over the REST API', 'Open merge requests', 'Verify webhooks', 'Record merges', 'Post comments', 'Run a pipeline check', 'Read CODEOWNERS', 'Document the set-up', 'Sweep for lost events'].map((task) => `- [ ] ${task}`).join('\n')}\n\n## Out of scope\n\n- Bitbucket\n`,
    labels: [],
  },
  german: {
    title: 'Der Fortschritt soll auch die Risiken zeigen',
    body: '## Anforderungen\n\n- Die Tabelle zeigt die Zahl offener Risiken\n- Erledigte Risiken zählen nicht\n',
    labels: [],
  },
  longest: {
    title: 'The status reply is too long',
    body: 'The reply of `/plan status` should list at most ten tasks, and it should say how many are left. '
      .repeat(700)
      .slice(0, 65_536),
    labels: ['bug'],
  },
  log: {
    title: 'Requests fail in the sweep',
    body: Array.from({ length: 800 }, (_, line) => `12:00:${line % 60} ERROR sweep[${line}] failed`).join(
      '\n',
    ),
    labels: ['bug'],
  },
};

export function issueOf(number: number, sample: Sample): Issue {
  return { number, ...sample, author: 'reporter', assignees: [], milestone: null, comments: [] };
}
