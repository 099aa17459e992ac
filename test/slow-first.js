import { readFileSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

/** Servers, processes, threads and properties take long, whatever the size of the file that asks for them. */
const SLOW = /world\.ts'|start\.ts'|run\.ts'|node:child_process'|worker\/pool\.ts'|fast-check'/;

const isSlow = ({ path }) => SLOW.test(readFileSync(path, 'utf8'));

/**
 * The order of test files in a clone where none has run yet: slow ones first, so that both processes are busy to the
 * end. Once Jest knows how long each file takes, it sorts by that.
 */
export default class SlowFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort([...tests]);
    if (sorted.some((test) => test.duration != null)) return sorted;
    return [...sorted.filter(isSlow), ...sorted.filter((test) => !isSlow(test))];
  }
}
