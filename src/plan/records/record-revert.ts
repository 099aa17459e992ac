import { appendToItem } from '../../markdown/append-to-item.ts';
import { setChecked } from '../../markdown/set-checked.ts';
import { addToSection, SURPRISES } from '../edits/add-to-section.ts';
import { finishEdit } from '../edits/finish-edit.ts';
import { foreignText, webLink } from '../foreign-text.ts';
import type { Prose } from '../plan.ts';
import { prose } from '../prose.ts';
import type {
  CriterionLine,
  PlanDocument,
  RecordEffect,
  ShippedRecord,
  TaskLine,
} from '../reading/plan-document.ts';
import { readPlan } from '../reading/read.ts';
import { bullet } from '../sections/blocks.ts';
import { readCheckMark } from './check-mark.ts';
import { PLAN_CHECK } from './check-verdict.ts';
import { landedEntry } from './ledger.ts';
import type { LandedChange } from './merged-pull.ts';
import { changeLink, factsOf, pullRecord } from './pull-record.ts';
import { revertedRecords, standingRecords } from './reverts.ts';

export interface RecordedRevert {
  readonly source: string;
  /** Ids of tasks that are done again, as the revert of their revert was merged. */
  readonly ticked: readonly string[];
  /** Ids of tasks that are open again, and of exit criteria that were proven of what is gone. */
  readonly unticked: readonly string[];
  readonly phasesCompleted: readonly number[];
}

/**
 * Records a revert that was merged, or pushed: unticks what the reverted pull request ticked and what checks proved of it, and says so
 * under What shipped and among the surprises. The revert of a revert restores. Null where it reverts nothing that
 * this plan records.
 */
export function recordRevert(plan: PlanDocument, pull: LandedChange): RecordedRevert | null {
  let done = recordOne(plan, pull, 0);
  for (let index = 1; done !== null; index++) {
    const next = recordOne(readPlan(done.source), pull, index);
    if (next === null) break;
    done = {
      source: next.source,
      ticked: [...done.ticked, ...next.ticked],
      unticked: [...done.unticked, ...next.unticked],
      phasesCompleted: [...done.phasesCompleted, ...next.phasesCompleted],
    };
  }
  return done;
}

/** The `index`-th of what it reverts, a record of its own: each may be restored by another revert. */
function recordOne(plan: PlanDocument, pull: LandedChange, index: number): RecordedRevert | null {
  const target = revertedRecords(plan, pull)[index];
  const phase = plan.phases.find((one) => target !== undefined && one.records.includes(target));
  if (target === undefined || phase === undefined) return null;
  const effect = effectOf(plan, target);
  const lines = plan.tasks.filter((task) => effect.tasks.includes(task.id));
  const takesBack = effect.verb === 'takes back';
  const proven = takesBack ? provenLines(plan, lines) : [];
  const said = prose` · ${takesBack ? 'taken back' : 'restored'} by ${changeLink(pull)}`;
  const unticked = takesBack ? [...lines, ...proven].map((line) => line.id) : [];
  const ticked = takesBack ? [] : lines.map((line) => line.id);
  const finished = finishEdit(plan, {
    ticked: new Set(ticked),
    unticked: new Set(unticked),
    edits: [
      ...[...lines, ...proven].flatMap((line) => setChecked(plan, line.item, !takesBack)),
      ...addToSection(plan, SURPRISES, bullet(surprise(pull, effect))),
    ],
    optional: [...lines, ...proven].flatMap((line) => appendToItem(plan, line.item, said)),
    records: [
      {
        phase,
        item: pullRecord(pull, { known: [], unknown: [], dropped: [] }, { effect }),
        facts: factsOf(pull, { effect }),
        tasks: takesBack ? [] : effect.tasks,
      },
    ],
    ledger: [landedEntry(pull)],
  });
  return { ...finished, ticked, unticked };
}

/** A revert of what was reverted restores it, and so on; what another pull request completed too stays done. */
function effectOf(plan: PlanDocument, target: ShippedRecord): RecordEffect {
  const records = plan.phases.flatMap((phase) => phase.records);
  const { effect } = target;
  const isOpen = (id: string): boolean =>
    plan.tasks.some((task) => task.id === id && !task.checked && !task.struck);
  if (effect?.verb === 'takes back') {
    return { ...effect, verb: 'restores', tasks: effect.tasks.filter(isOpen) };
  }
  // A record without a number is that of a revert, which has an effect.
  const original = effect ?? { number: target.number ?? 0, url: target.url, tasks: target.tasks };
  const others = standingRecords(records).filter((record) => record.number !== original.number);
  const isOthers = (id: string): boolean => others.some((record) => record.tasks.includes(id));
  const isDone = (id: string): boolean => plan.tasks.some((task) => task.id === id && task.checked);
  const tasks = original.tasks.filter((id) => isDone(id) && !isOthers(id));
  return { verb: 'takes back', number: original.number, url: original.url, tasks };
}

/** Exit criteria that checks ticked in the phases of these tasks: they were proven of what is gone. */
function provenLines(plan: PlanDocument, tasks: readonly TaskLine[]): CriterionLine[] {
  const phases = plan.phases.filter((phase) => tasks.some((task) => phase.tasks.includes(task)));
  return phases
    .flatMap((phase) => phase.criteria)
    .filter(
      ({ checked, item, proof }) =>
        checked &&
        proof?.kind === 'check' &&
        proof.names.some((name) => name !== PLAN_CHECK) &&
        readCheckMark(item) === 'passed',
    );
}

function surprise(pull: LandedChange, { verb, number, url, tasks }: RecordEffect): Prose {
  const title = foreignText(pull.title, 120) || 'without a title';
  const what = verb === 'takes back' ? 'reverted' : 'restored';
  const state = verb === 'takes back' ? 'open again' : 'done again';
  const which =
    tasks.length === 0 ? '' : `: ${tasks.join(', ')} ${tasks.length === 1 ? 'is' : 'are'} ${state}`;
  return prose`${pull.mergedAt.slice(0, 10)} · ${changeLink(pull)} ${what} ${webLink(url, `#${number}`)}${which} (${title})`;
}
