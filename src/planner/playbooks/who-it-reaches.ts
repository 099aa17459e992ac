import type { Playbook } from './playbook.ts';

/** Other languages. */
export const internationalization: Playbook = {
  id: 'internationalization',
  when: {
    text: '\\btranslat|\\blocali[sz]|\\bi18n\\b|\\blocales?\\b|\\bright-to-left|\\bplural',
    bound: ['translateCall'],
  },
  risks: [
    {
      text: 'A sentence is put together around {translateCall} ({translatePlace}) in an order that other languages do not have',
      likelihood: 'medium',
      impact: 'low',
      trigger: 'a text is a part of a sentence, or a number is joined to a noun',
      mitigation: 'one key for the whole sentence, its values as arguments',
    },
  ],
};

/** People without a mouse, or who do not see the screen. */
export const accessibility: Playbook = {
  id: 'accessibility',
  when: {
    text: '\\baccessib|\\ba11y\\b|\\bscreen ?readers?\\b|\\bkeyboard\\b|\\bcontrast\\b|\\baria\\b',
    bound: ['components'],
  },
  state: [{ text: '{ariaMark} is what is said there today ({ariaPlace}).' }],
  exit: [
    {
      text: '{components} can be used without a mouse and without seeing it',
      byHand: 'go through it with the keyboard alone, then with a screen reader',
    },
  ],
};

/** What can be seen of a running program. */
export const observability: Playbook = {
  id: 'observability',
  when: {
    kinds: ['feature'],
    title: '\\blog(?:s|ging|ged)?\\b|\\bmetrics?\\b|\\btrac(?:es|ing)\\b|\\btelemetry\\b|\\bmonitor',
    bound: ['logCall'],
  },
  risks: [
    {
      text: 'What {logCall} writes ({logPlace}) holds what people gave, secrets among it',
      likelihood: 'medium',
      impact: 'high',
      trigger: 'a made-up secret in the input stands in the output',
      mitigation: 'one test searches the output for it',
    },
  ],
};

/** Somebody can do what they must not. */
export const securityFix: Playbook = {
  id: 'security-fix',
  when: {
    text: '\\bvulnerab|\\bCVE-\\d|\\bXSS\\b|\\bCSRF\\b|\\bSSRF\\b|\\bReDoS\\b|\\binjection\\b|\\btraversal\\b|\\bexploit|\\bprivilege escalation',
    bound: ['main'],
  },
  risks: [
    {
      text: 'The way in is closed at {mainName} and open in {callers}',
      likelihood: 'medium',
      impact: 'high',
      trigger: 'the same input gets through one of {callers}',
      mitigation: 'one test that is refused for each of {callers}',
    },
  ],
  security: [
    {
      text: '{securityPolicy} says how a fault in {mainName} is reported and announced; tests show the refusal and not the attack.',
    },
    { text: 'tests of {mainName} show the refusal and not the attack; no policy says how it is announced.' },
  ],
  rollout: [
    { text: 'Released by {releaseWorkflow} by itself, with a note on who is hit and since which version.' },
  ],
};
