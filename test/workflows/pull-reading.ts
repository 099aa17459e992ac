import type { PullReading } from '../../src/workflows/ports/repository.ts';

/** An open pull request from a branch of this repository. */
export function pullReading(over: Partial<PullReading> = {}): PullReading {
  return {
    id: 'PR_57',
    number: 57,
    url: 'https://github.com/o/r/pull/57',
    body: '',
    baseRef: 'main',
    headRef: 'work',
    headOid: 'c'.repeat(40),
    isFromHere: true,
    isOpen: true,
    comments: [],
    referencedBy: [],
    merged: null,
    proposed: null,
    ...over,
  };
}
