import { ledgerEntries } from './lost-entries.ts';

/** Whether the ledger of a plan says that a pull request does tasks of it: `/plan link T03 #57`. Read by its marks. */
export function isLinkedByHand(source: string, pull: number): boolean {
  return ledgerEntries(source).some((entry) => entry.startsWith(`link/${pull}/T`));
}
