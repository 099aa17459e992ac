import type { Playbook } from './playbook.ts';

/** A new option, flag or configuration value. */
export const newSetting: Playbook = {
  id: 'new-setting',
  when: {
    kinds: ['feature'],
    title:
      '\\bconfigur|\\bcustomi[sz]|\\bsettings?\\b|\\boption\\b|\\bflag\\b|--[a-z]|\\brules?\\b|opt[- ]?(?:in|out)',
    text: '\\bconfigur|\\bcustomi[sz]|\\bsettings?\\b|\\boptions?\\b|--[a-z]|environment variable|\\bhardcoded\\b|opt[- ]?(?:in|out)',
    bound: ['settings'],
  },
  tasks: [
    {
      text: 'Declare the setting beside {settingSiblings}, with an environment variable as {settingVariable} is one',
      stage: 'code',
      paths: 'settings',
    },
    {
      text: 'Declare {settingNames} beside {settingSiblings}, of the same form',
      stage: 'code',
      paths: 'settings',
    },
    {
      text: 'Declare the setting beside {settingSiblings}, of the same form',
      stage: 'code',
      paths: 'settings',
    },
    { text: 'Offer {flag} on the command line', stage: 'code', paths: 'commandLine' },
    { text: 'Complete {flag} in the shells that have completions', stage: 'after', paths: 'completions' },
  ],
  decisions: [
    {
      text: 'A setting for {topic} in {settings}, beside {settingSiblings}.',
      why: 'all {settingCount} settings are declared there.',
      insteadOf: ['a constant in {settingUser}'],
    },
  ],
  questions: [
    {
      text: 'What holds for {topic} where nothing is set?',
      options: [
        'What {settingUser} does today',
        '{topic} as the issue wants it, a breaking change of {package} {packageVersion}',
        '{topic} as the issue wants it',
      ],
      changes: 'the default in {settings}',
    },
  ],
  rollout: [{ text: 'To roll back {topic}, unset it in {settings}, or revert the merge.' }],
};

/** A new option of the command line alone. */
export const commandLineOption: Playbook = {
  id: 'command-line-option',
  when: { kinds: ['feature'], bound: ['flag', 'completions'] },
  tasks: [
    { text: 'Complete {flag} in the shells that have completions', stage: 'after', paths: 'completions' },
  ],
  risks: [
    {
      text: '{flag} works and no shell completes it: the completions are kept by hand ({completions})',
      likelihood: 'medium',
      impact: 'low',
      trigger: 'the option is merged without a change of those files',
      mitigation: 'one task changes all of them together',
    },
  ],
};
