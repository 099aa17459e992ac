import type { Playbook } from './playbook.ts';

/** Text for people alone: what is asked for is itself what is written, so it needs no task beside. */
export const documentation: Playbook = { id: 'documentation', when: { kinds: ['docs'] } };

/** The same behaviour in a better form. */
export const refactoring: Playbook = {
  id: 'refactoring',
  when: { kinds: ['refactoring'] },
  risks: [
    {
      text: '{mainName} behaves otherwise afterwards; {callerCount} files use it',
      likelihood: 'medium',
      impact: 'high',
      trigger: 'a test that was green before the move is changed by it',
      mitigation: 'moves and changes of behaviour in commits of their own',
    },
  ],
};

/** Another version of what the project builds on. */
export const dependencyUpgrade: Playbook = {
  id: 'dependency-upgrade',
  when: { kinds: ['dependency'] },
  tasks: [
    {
      text: 'Raise {dependency} to {dependencyVersion}, and the lock file with it, in a commit of their own',
      stage: 'code',
      paths: 'manifests',
    },
    {
      text: 'Follow what {dependency} {dependencyVersion} changed where it is imported',
      stage: 'code',
      paths: 'dependencyUsers',
    },
  ],
  risks: [
    {
      text: '{dependency} {dependencyVersion} changes what {dependencyUsers} rely on',
      likelihood: 'medium',
      impact: 'medium',
      trigger: 'a test of them turns red after {manifests} and the lock file have changed and nothing else',
      mitigation: 'the lock file in a commit of its own, so that it alone can be reverted',
    },
  ],
};

/** What every change of published or documented code owes its readers. */
export const paperwork: Playbook = {
  id: 'paperwork',
  when: {},
  observability: [
    {
      text: 'What is refused or skipped is logged by {logCall}, as in {logPlace}.',
      when: {
        text: '\\bskip|\\bignor|\\brefus|\\breject|\\binvalid|\\bfail|\\bretr(?:y|ies)|\\btimeout|\\bmissing',
      },
    },
  ],
  debt: [
    { text: 'A note in the code is about the same: {todo}. The pull request says whether it still holds.' },
  ],
  tasks: [
    {
      text: 'Say for the changelog, in one sentence: {headline}',
      stage: 'after',
      paths: 'fragment',
    },
    {
      text: 'Describe it under {docsHeading}, beside what stands there on {docsWords}',
      stage: 'after',
      paths: 'docs',
      when: { kinds: ['feature'] },
    },
    { text: 'Describe it under {docsHeading}', stage: 'after', paths: 'docs', when: { kinds: ['feature'] } },
  ],
};
