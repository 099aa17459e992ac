import type { Playbook } from './playbook.ts';

/** Who may do it. */
export const permissions: Playbook = {
  id: 'permissions',
  when: {
    text: '\\badmin|\\bowner\\b|\\bpermission|\\brole\\b|\\blog ?in\\b|\\bauth(?:enticat|oriz|oris)|\\baccess (?:code|right|control)|\\bread-only\\b|\\bmembers?\\b',
    bound: ['guard'],
  },
  risks: [
    {
      text: 'Somebody without the right gets through: today {guard} is what stands before it ({guardPlace})',
      likelihood: 'medium',
      impact: 'high',
      trigger: 'a request of another role is answered with anything but a refusal',
      mitigation: 'one test for a role that passes {guard} and one for a role that does not',
    },
  ],
  security: [{ text: 'what is new asks {guard} as {guardPlace} does, before it reads or writes anything.' }],
};

/** A value that is kept. */
export const caching: Playbook = {
  id: 'caching',
  when: { text: '\\bcach(?:e|ed|ing)\\b|\\bstale\\b|\\binvalidat', bound: ['cacheCall'] },
  risks: [
    {
      text: 'A value from before the change is served by {cacheCall} ({cachePlace})',
      likelihood: 'medium',
      impact: 'medium',
      trigger: 'the first answer after a deployment has the old form',
      mitigation: 'the key of {cacheCall} changes with the form, or the cache is emptied when it is deployed',
    },
  ],
};

/** What runs without anybody waiting for it. */
export const backgroundJob: Playbook = {
  id: 'background-job',
  when: {
    kinds: ['feature', 'refactoring'],
    text: '\\bnotif|\\bjob\\b|\\bqueue|\\bcron\\b|\\bschedul|\\bworker|\\bbackground\\b|\\bretr(?:y|ies)\\b|\\bperiodic',
    bound: ['jobFile'],
  },
  risks: [
    {
      text: '{jobFile} is stopped halfway, or runs twice, and does its new work again',
      likelihood: 'medium',
      impact: 'medium',
      trigger: 'the same entry is worked on twice after a restart',
      mitigation: 'the test runs it twice and finds the same result',
    },
  ],
};

/** Something goes away. */
export const removal: Playbook = {
  id: 'removal',
  when: { title: '^(?:remove|drop|delete|deprecate|get rid of|stop supporting)\\b', bound: ['callerCount'] },
  tasks: [
    {
      text: 'Move {callers} off {mainName} first, so that its removal alone is one commit',
      stage: 'code',
      paths: 'callerFiles',
    },
  ],
  questions: [
    {
      text: 'Does {mainName} go at once?',
      options: [
        'It warns in the next version of {package} and goes in the one after',
        'At once: its {callerCount} uses are all in this repository',
      ],
      changes: 'whether this plan ends with a warning or with the removal',
    },
  ],
};

/** The machinery that builds and ships. */
export const pipeline: Playbook = {
  id: 'pipeline',
  when: {
    title:
      '\\bCI\\b|\\bworkflow|release (?:workflow|pipeline|process|job)|\\bpublish\\w* (?:to|from)|\\bpipeline|github actions',
    bound: ['releaseWorkflow'],
  },
  risks: [
    {
      text: 'What changes in {releaseWorkflow} shows first at the next release, when it is late to find out',
      likelihood: 'medium',
      impact: 'high',
      trigger: 'the workflow is merged without having run',
      mitigation: 'run {releaseWorkflow} once on a branch, without the step that publishes',
    },
  ],
};
