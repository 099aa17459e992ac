import type { Playbook } from './playbook.ts';

/** Another one of a kind that the code knows already: every file that names the sibling is asked. */
export const integration: Playbook = {
  id: 'integration',
  when: { kinds: ['feature'], bound: ['newMember', 'sibling'] },
  tasks: [
    {
      text: 'Write what {newMember} needs after the pattern of {sibling}, with tests on recorded answers',
      stage: 'code',
      paths: 'memberOwn',
    },
    { text: 'Add {newMember} wherever {sibling} is named in the code', stage: 'code', paths: 'siblingCode' },
    {
      text: 'Name {newMember} in manifests, images and workflows as {sibling} is',
      stage: 'after',
      paths: 'siblingRest',
    },
    { text: 'Document {newMember} where {sibling} is documented', stage: 'after', paths: 'siblingDocs' },
    {
      text: 'Give {newMember} the tests and fixtures that {sibling} has',
      stage: 'test',
      paths: 'siblingTests',
    },
    {
      text: 'Name {newMember} where {sibling} itself was forgotten, beside its older siblings',
      stage: 'after',
      paths: 'forgotten',
      reason: '{sibling} is missing there too',
    },
  ],
  state: [
    { text: '{sibling} is the pattern: {siblingCount} files name it, most often {siblingPlaces}.' },
    { text: '{precedent} brought it, in {precedentCount} of them.' },
  ],
  security: [
    {
      text: 'the secret of {newMember} is kept as {siblingSecret} is, is never logged, and is made up in tests.',
    },
  ],
  performance: [
    { text: '{newMember} is asked page by page as by {siblingPages}, and not at all where nobody uses it.' },
  ],
  rollout: [
    {
      text: 'Who does not name {newMember} notices nothing, so reverting is safe until a release has it ({releaseWorkflow}); after it, taking {newMember} away breaks whoever named it.',
    },
  ],
  debt: [
    {
      text: 'One more copy of what {sibling} has: whether {siblings} want a common layer is asked once {newMember} works.',
    },
  ],
  decisions: [
    {
      text: '{newMember} follows {sibling}, whose name stands in {siblingCount} files.',
      why: 'it is the sibling with the smallest footprint, so the least has to be thought of anew.',
      insteadOf: ['a common layer for {siblings} first: it would hold up what the issue asks for'],
    },
  ],
  questions: [
    {
      text: 'Which editions of {newMember} are meant?',
      options: [
        'The hosted one alone, as the issue says',
        'A self-hosted one as well: the address becomes a setting, as for {siblings}',
      ],
      changes: 'the address in {memberOwn} and one more setting',
    },
  ],
  risks: [
    {
      text: '{newMember} answers in another form than {siblings} do, and the shared code does not take it',
      likelihood: 'high',
      impact: 'medium',
      trigger: 'a recorded answer does not parse with the reader of {sibling}',
      mitigation: 'record real answers before {memberOwn} is written',
    },
    {
      text: 'A place that names {sibling} is forgotten; {siblingCount} files do',
      likelihood: 'medium',
      impact: 'medium',
      trigger: '`git grep -il` finds {sibling} in a file that has no {newMember}',
      mitigation: 'the last phase ends with that search',
    },
  ],
  exit: [
    {
      text: 'Each file that names {sibling} names {newMember} too, or the pull request says why not',
      byHand: 'compare `git grep -il` for both names',
    },
  ],
};

/** A change that reaches every file of one shape. */
export const fanOut: Playbook = {
  id: 'fan-out',
  when: { bound: ['familyShape'], tiers: ['large'] },
  tasks: [
    {
      text: 'Carry it into each of the {familyCount} files of the shape {familyShape}',
      stage: 'after',
      paths: 'family',
    },
  ],
  risks: [
    {
      text: 'One of the {familyCount} files of the shape {familyShape} is forgotten',
      likelihood: 'medium',
      impact: 'medium',
      trigger: 'a reviewer finds one of them untouched',
      mitigation: 'go by the list in the task; a file that needs nothing is named in the pull request',
    },
  ],
};
