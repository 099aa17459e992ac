import type { Playbook } from './playbook.ts';

/** A form, and what it refuses. */
export const formValidation: Playbook = {
  id: 'form-validation',
  when: {
    text: '\\bforms?\\b|\\bvalidat|\\binput field|\\brequired field|\\bmandatory\\b',
    bound: ['validator'],
  },
  risks: [
    {
      text: 'What {validator} refuses ({validatorPlace}) comes in by another way',
      likelihood: 'medium',
      impact: 'medium',
      trigger: 'a request that does not come from the form is taken with a value that the form refuses',
      mitigation: 'one test sends that value past the form',
    },
  ],
};

/** Files that people send. */
export const fileUpload: Playbook = {
  id: 'file-upload',
  when: { text: '\\bupload|\\battachments?\\b|\\bmultipart\\b', bound: ['uploadCall'] },
  risks: [
    {
      text: '{uploadCall} takes a file that is larger, or of another type, than the code after it can hold ({uploadPlace})',
      likelihood: 'medium',
      impact: 'high',
      trigger: 'a file over the limit, an empty one, or one whose name and content differ is taken',
      mitigation: 'one test for each of the three',
    },
  ],
  questions: [
    {
      text: 'How large may a file for {topic} be?',
      options: [
        'As large as {uploadPlace} takes today',
        'Larger: then it is streamed, and {uploadCall} no longer holds it whole',
      ],
      changes: 'whether {main} reads the file whole',
    },
  ],
  security: [{ text: 'name and type of a file come from whoever sends it: {uploadPlace} trusts neither.' }],
};

/** Finding by words. */
export const search: Playbook = {
  id: 'search',
  when: { kinds: ['feature', 'bug'], text: '\\bsearch', bound: ['searchCall'] },
  risks: [
    {
      text: 'What people type changes the query of {searchCall} ({searchPlace})',
      likelihood: 'medium',
      impact: 'medium',
      trigger: 'a search for `%`, for a quote or for nothing lists everything, or fails',
      mitigation: 'one test for each of the three',
    },
  ],
  performance: [{ text: 'the query of {searchPlace} is explained on a full table, before and after.' }],
};

/** Data that leaves or comes in. */
export const importExport: Playbook = {
  id: 'import-export',
  when: {
    kinds: ['feature'],
    title: '\\bexport|\\bimport(?:s|ing)?\\b|\\bCSV\\b|\\bbackup',
    bound: ['exportCall'],
  },
  risks: [
    {
      text: 'What {exportCall} writes ({exportPlace}) is not what is read back',
      likelihood: 'medium',
      impact: 'high',
      trigger:
        'a value with a comma, a line break and a letter beyond ASCII differs after writing and reading',
      mitigation: 'the test writes such a value and reads it back',
    },
  ],
  questions: [
    {
      text: 'How much of {topic} is written at once?',
      options: ['All of it, as {exportPlace} does', 'Piece by piece, so that the memory stays bounded'],
      changes: 'whether {main} streams',
    },
  ],
};
