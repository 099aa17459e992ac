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
      text: 'The new setting is declared in {settings}, where {settingCount} others are ({settingSiblings} …).',
      why: 'one registry is read, documented and tested; a second place would be found by nobody.',
      insteadOf: ['a constant in {settingUser}, which is what the issue wants to get away from'],
    },
  ],
  questions: [
    {
      text: 'What holds while the new setting is not set?',
      options: [
        'What {settingUser} does today, so nothing changes for those who do not set it',
        'The new behaviour, with the setting to go back; this is a breaking change of {package} {packageVersion}',
        'The new behaviour, with the setting to go back',
      ],
      changes: 'the default in {settings} and the tests of it',
    },
  ],
  rollout: [{ text: 'Opt-in by the setting in {settings}: to roll back, unset it, or revert the merge.' }],
};

/** A new option of the command line alone. */
export const commandLineOption: Playbook = {
  id: 'command-line-option',
  when: { kinds: ['feature'], bound: ['flag', 'completions'] },
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
