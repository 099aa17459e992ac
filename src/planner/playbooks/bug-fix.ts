import type { Playbook } from './playbook.ts';

/** A fault: what went wrong before in the same place, and who leans on the present behaviour. */
export const bugFix: Playbook = {
  id: 'bug-fix',
  when: { kinds: ['bug'] },
  exit: [
    { text: '{headline}', byHand: 'run {command} as the issue does' },
    { text: '{headline}', byHand: 'follow the {steps} steps of the issue' },
  ],
  risks: [
    {
      text: 'Code that leans on the present behaviour of {mainName} breaks: {callerCount} other files use it',
      likelihood: 'medium',
      impact: 'medium',
      trigger: 'a test of {callers} turns red, or its result differs',
      mitigation: 'read each use in {callers} before {mainName} changes, and keep its signature',
    },
    {
      text: 'An earlier repair of the same file, {earlierFix}, is undone',
      likelihood: 'low',
      impact: 'high',
      trigger: '{fixTest}, which came with it, turns red',
      mitigation: 'read {fixSubject} before {mainName} changes',
    },
    {
      text: 'An earlier repair of the same file, {earlierFix}, is undone',
      likelihood: 'low',
      impact: 'high',
      trigger: 'no test came with {fixSubject}, so none turns red',
      mitigation: 'T01 covers that case too',
    },
  ],
};

/** It worked before: the version that broke it is the shortest way to the cause. */
export const regression: Playbook = {
  id: 'regression',
  when: {
    kinds: ['bug'],
    text: '\\bregression\\b|worked (?:in|with|until)|since (?:v?\\d|the upgrade|upgrading)|after (?:the )?(?:upgrade|upgrading)|versions? before|from \\w+ \\d[\\d.]* on',
  },
  tasks: [
    {
      text: 'Find the commit that brought it: `git bisect` from {goodVersion} (good) to {version} (bad), with the test of T01, over {main}',
      stage: 'test',
      paths: null,
      reason: 'the issue says that it was right in {goodVersion}',
      when: { tiers: ['medium', 'large'] },
    },
  ],
  rollout: [{ text: 'Who is hit goes back to {rollbackVersion} until the fix is released.' }],
};

/** A secret that shows where it should not. */
export const secretInLog: Playbook = {
  id: 'secret-in-log',
  when: {
    text: '\\b(?:token|secret|password|credential|api.?key)s?\\b[^.]{0,80}\\b(?:log|print|sanitiz|leak|debug|mask|redact|expos)|\\b(?:log|print|sanitiz|leak|debug|mask|redact|expos)\\w*[^.]{0,80}\\b(?:token|secret|password|credential)',
  },
  tasks: [
    {
      text: 'Declare {secretField} with the type of {hiddenField} ({hiddenPlace}), {hiddenType}, which does not print its value',
      stage: 'code',
      paths: 'secretFile',
    },
    {
      text: 'Follow the new type where {secretField} is used; in one commit with the task before, whose type it needs',
      stage: 'code',
      paths: 'secretUserFiles',
      when: { bound: ['hiddenType'] },
    },
  ],
  exit: [
    {
      text: 'A made-up value does not show in the output',
      byHand: 'run {command} with a made-up secret and search the output for it',
    },
  ],
  state: [
    {
      text: 'In clear: {secretField} of type {secretType} ({secretPlace}). Hidden: {hiddenField} of type {hiddenType} ({hiddenPlace}).',
    },
    { text: 'Besides {secretFile}, {secretField} is used in {secretUsers} alone.' },
  ],
  security: [
    {
      text: 'only made-up values of {secretField} in tests, logs and the pull request; what the reporter pasted is to be revoked.',
    },
  ],
  outOfScope: [
    { text: 'the name and the help of the option behind {secretField}: how it is given stays as it is' },
  ],
};

/** It crashes: the frame that the trace names is where to start. */
export const crash: Playbook = {
  id: 'crash',
  when: { kinds: ['bug'], text: 'crash|panic|traceback|stack ?trace|exception|segfault|unhandled' },
  tasks: [],
  risks: [
    {
      text: 'The guard hides the cause: the frame {frame} is where it shows, not where it begins',
      likelihood: 'medium',
      impact: 'medium',
      trigger: 'the same error comes back from another caller of {mainName}',
      mitigation: 'let the test enter through {callers}, not through {mainName} itself',
    },
  ],
};
