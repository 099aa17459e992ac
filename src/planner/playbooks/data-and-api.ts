import type { Playbook } from './playbook.ts';

/** The change needs something stored that is not stored today. */
export const databaseMigration: Playbook = {
  id: 'database-migration',
  when: {
    kinds: ['feature'],
    text: '\\bcolumns?\\b|\\bfields?\\b|\\bpersist|\\bstore[ds]?\\b|\\bdatabase\\b|\\bmigration|\\bmodel\\b|\\bremember|\\brecord(?:s|ed)?\\b|\\b(?:for each|per|every|own) [a-z]+\\b|\\bindividual|\\btypes? of\\b|\\bclassif',
    bound: ['migrations', 'model'],
  },
  questions: [
    {
      text: 'Does {model} have to store something new?',
      options: [
        'Yes: a migration after {latestMigration} in {migrations}',
        'No: it is worked out from what is stored already',
      ],
      changes: 'whether there is a migration, and whether the deployment has an order',
    },
  ],
  risks: [
    {
      text: 'The code runs before its migration, or the migration is taken back while the code still reads the column',
      likelihood: 'low',
      impact: 'high',
      trigger: 'a deployment where {migrations} and the code are not at one state',
      mitigation:
        'the migration only adds, with a default, and is merged no later than the code that reads it',
    },
  ],
  rollout: [
    {
      text: 'A migration in {migrations} comes after {latestMigration} and only adds, so that reverting the code alone is enough to roll back.',
    },
  ],
};

/** What others call over HTTP. */
export const apiEndpoint: Playbook = {
  id: 'api-endpoint',
  when: {
    kinds: ['feature'],
    text: '\\bAPI\\b|\\bendpoint|\\broutes?\\b|HTTP (?:status|method)|\\b40[0-9]\\b',
    bound: ['routeFiles'],
  },
  risks: [
    {
      text: 'A client of {routeFiles} meets an answer it does not know',
      likelihood: 'low',
      impact: 'medium',
      trigger: 'a field of an existing answer is renamed, or its status changes',
      mitigation: 'only add to what {routeFiles} answers today, and test the old form too',
    },
  ],
};

/** What people see. */
export const userInterface: Playbook = {
  id: 'user-interface',
  when: {
    kinds: ['feature'],
    text: '\\bpage\\b|\\bbutton|\\bdropdown|\\bmenu\\b|\\bpanel\\b|\\bform\\b|\\bdialog|\\bdashboard|\\bUI\\b|\\bchart\\b|\\bscreen\\b',
    bound: ['components'],
  },
  exit: [
    {
      text: 'The change can be seen and used in {components}',
      byHand: 'open it, with the keyboard alone too',
    },
  ],
  tasks: [{ text: 'Add the new labels to the texts of the interface', stage: 'after', paths: 'messages' }],
};

/** It is too slow, or uses too much. */
export const performance: Playbook = {
  id: 'performance',
  when: {
    text: '\\bslow(?:er|ly)?\\b|\\bperforman|\\blatency|\\btimeout|\\bmemory (?:leak|usage)|\\boptimi[sz]|\\bout of memory|\\bN\\+1',
  },
  performance: [
    {
      text: 'Measure {mainName} before and after on the case of the issue; the two figures stand in the pull request.',
    },
  ],
  risks: [
    {
      text: '{mainName} gets faster on the case of the issue and slower on others',
      likelihood: 'medium',
      impact: 'medium',
      trigger: 'a measurement on another input, through {callers}, gets worse',
      mitigation: 'measure with the inputs that the tests of {mainName} use as well',
    },
  ],
};
