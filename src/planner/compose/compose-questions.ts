import { authorsOf } from '../../facts/queries.ts';
import type { Phase, Prose, Question } from '../../plan/plan.ts';
import { code, join, plainText, prose } from '../../plan/prose.ts';
import { briefly } from '../extract/briefly.ts';
import { topicOf } from '../extract/topic.ts';
import { fillLine, phrase } from '../playbooks/fill-line.ts';
import { holds } from '../playbooks/registry.ts';
import { signalsOf } from './signals.ts';
import type { Study } from './study.ts';

type Draft = Omit<Question, 'id'>;

/** At most five questions, only those whose answer changes the plan; each with options found here and a default. */
export function composeQuestions(study: Study, phases: readonly Phase[]): Question[] {
  const drafts = [
    ...playbookQuestions(study),
    ...meantQuestions(study, phases),
    placeQuestion(study, phases),
    ownerQuestion(study, phases),
  ].filter((draft) => draft !== null);
  return drafts
    .slice(0, study.tier === 'small' ? 1 : 5)
    .map((draft, index) => ({ id: `Q${index + 1}`, ...draft }));
}

function options(texts: readonly Prose[]): Question['options'] {
  return texts.map((text, index) => ({ key: String.fromCharCode(97 + index), text, isDefault: index === 0 }));
}

function playbookQuestions(study: Study): Draft[] {
  if (study.tier === 'small') return [];
  const signals = signalsOf(study);
  const found: Draft[] = [];
  for (const playbook of study.playbooks) {
    // What the issue itself says is not asked.
    if (playbook.id === 'database-migration' && study.located.migration !== null) continue;
    for (const line of playbook.questions ?? []) {
      const text = holds(line.when, signals) ? fillLine(line.text, study.slots) : null;
      const changes = fillLine(line.changes, study.slots);
      const filled = line.options
        .map((option) => fillLine(option, study.slots))
        .filter((option) => option !== null)
        .slice(0, 2);
      if (text !== null && changes !== null && filled.length > 1)
        found.push({ text, options: options(filled), changes });
    }
  }
  return found.slice(0, 3);
}

/** "Perhaps the owner too": whether that is meant is for whoever wrote it to say. */
function meantQuestions(study: Study, phases: readonly Phase[]): Draft[] {
  if (study.tier === 'small') return [];
  return study.requirements.flatMap(({ id, text }) => {
    const perhaps = /^Possibly also: (.+)$/.exec(plainText(text))?.[1];
    const task = phases.flatMap(({ tasks }) => tasks).find(({ requirements }) => requirements.includes(id));
    if (perhaps === undefined || task === undefined) return [];
    const path = task.paths[0]?.path;
    const where = path === undefined ? [] : prose` changes ${code(path)}`;
    return [
      {
        text: prose`Does “${phrase(briefly(perhaps, 90))}” belong to it?`,
        options: options([prose`Yes: ${id} stands`, prose`No: ${id} is struck, and ${task.id} with it`]),
        changes: prose`whether ${task.id}${where}`,
      },
    ];
  });
}

/** Two files that fit nearly alike: which one holds the cause is worth a question before the code. */
function placeQuestion(study: Study, phases: readonly Phase[]): Draft | null {
  const [first, second] = study.located.code;
  if (
    study.tier === 'small' ||
    study.kind !== 'bug' ||
    first === undefined ||
    second === undefined ||
    first.ranked.mention !== null
  )
    return null;
  if (second.ranked.score < first.ranked.score * 0.85) return null;
  const task = phases
    .flatMap(({ tasks }) => tasks)
    .find(
      ({ paths, text }) =>
        paths.some(({ path }) => path === first.path) &&
        !/^Test/.test(text[0]?.type === 'text' ? text[0].value : ''),
    );
  if (task === undefined) return null;
  const named = (place: typeof first) =>
    place.symbol === null
      ? prose`${code(place.path)}`
      : prose`${code(place.symbol.name)} in ${code(place.path)}`;
  return {
    text: prose`Where does the fault begin? The issue's words fit ${join([named(first), named(second)])} nearly alike.`,
    options: options([prose`In ${named(first)}`, prose`In ${named(second)}`]),
    changes: prose`which file ${task.id} corrects; the other one only follows`,
  };
}

/** A third person is offered who made at least this share of the changes. */
const KNOWS_IT = 0.05;

function ownerQuestion(study: Study, phases: readonly Phase[]): Draft | null {
  if (study.tier === 'small' || phases.every(({ owners }) => owners.length > 0)) return null;
  const paths = [
    ...new Set(phases.flatMap(({ tasks }) => tasks.flatMap((task) => task.paths.map(({ path }) => path)))),
  ];
  const people = authorsOf(study.facts.history, paths).filter(
    ({ commits, of }, index) => index < 2 || (index === 2 && commits >= of * KNOWS_IT),
  );
  if (people.length < 2) return null;
  return {
    text: prose`Who owns ${topicOf(study)}? (${study.facts.owners === null ? 'no CODEOWNERS' : prose`${code(study.facts.owners.path)} names nobody`}, nobody assigned)`,
    options: options(
      people.map(
        ({ author, commits, of }, index) =>
          prose`${author} (${commits}${index === 0 ? ` of ${of} commits to these files` : ''})`,
      ),
    ),
    changes: prose`reviewers`,
  };
}
