import { EditRefused, type RefusalReason } from '../../src/markdown/edit-refused.ts';

/** The reason of a typed refusal, or `done`; any other error is a fault and goes through. */
export function reasonOf(action: () => unknown): RefusalReason | 'done' {
  try {
    action();
  } catch (error) {
    if (error instanceof EditRefused) return error.reason;
    throw error;
  }
  return 'done';
}
