import type { Signals } from '../playbooks/registry.ts';
import type { Study } from './study.ts';

/** What the conditions of playbook lines are held against. */
export function signalsOf(study: Pick<Study, 'kind' | 'tier' | 'extraction' | 'slots' | 'paths'>): Signals {
  return {
    kind: study.kind,
    tier: study.tier,
    title: study.extraction.title,
    text: `${study.extraction.title}\n${study.extraction.clues.prose}`,
    bound: new Set([...study.slots.keys(), ...study.paths.keys()]),
  };
}
