import type { NamedLine, PlanExplanation } from '../plan/explain.ts';
import type { FoundOrigin } from '../plan/line-origin.ts';
import { bounded } from './count.ts';
import { type Medium, ON_GITHUB } from './medium.ts';

/** The answer to `explain`; safe markdown unless another medium is said. `planUrl` is null on a local file. */
export function explainReply(
  explained: PlanExplanation,
  planUrl: string | null,
  origin?: FoundOrigin,
  medium: Medium = ON_GITHUB,
): string {
  const { text: say, code } = medium;
  const named = (line: NamedLine): string => namedIn(line, medium);
  const { id, text, line, state, phase } = explained;
  const where = planUrl === null ? `line ${line}` : `[line ${line}](${planUrl}?plain=1#L${line})`;
  const facts = [
    ...(state === null ? [] : [state]),
    ...(phase === null ? [] : [`phase ${phase.number}: ${say(phase.title)}`]),
    where,
  ];
  const lines = [
    ...explained.requirements.map((one) => `- It meets ${named(one)}`),
    ...explained.metBy.map((one) => `- It is met by ${named(one)}`),
    ...explained.paths.map(({ path, status }) => `- File: ${code(path)} (${say(status)})`),
    ...explained.after.map((one) => `- It comes after ${named(one)}`),
    ...explained.before.map((one) => `- Waiting for it: ${named(one)}`),
    ...explained.owners.map((owner) => `- Whose it is: ${code(`@${owner}`)}`),
    ...explained.pulls.map(({ number, date }) => `- Done by #${number}${date === null ? '' : `, ${date}`}`),
    ...explained.namedBy.map((one) => `- It is named by ${named(one)}`),
    ...explained.history.map((what) => `- Recorded: ${say(what)}`),
  ];
  return [
    `**${id}** ${say(text)}`,
    `Where it stands: ${facts.join(', ')}.`,
    ...(lines.length > 0 ? [bounded(lines, 40).join('\n')] : []),
    ...(origin === undefined ? [] : originLines(origin, medium)),
  ].join('\n\n');
}

/** Said of the issue as it is now and of the repository as it was: where they cannot be told, that is said. */
function originLines({ base, isIssueChanged, origin }: FoundOrigin, { text: say, code }: Medium): string[] {
  const changed = isIssueChanged ? ' The issue changed since the plan was drawn.' : '';
  if (base === null) return [`The commit that the plan was drawn at cannot be read any more.${changed}`];
  const at = `commit \`${base.slice(0, 12)}\``;
  if (origin === null)
    return [`Drawn now from ${at}, no line says this: people wrote or changed it.${changed}`];
  const lines = [
    ...origin.sentences.map(({ text, from }) => `- The issue (${say(from)}): “${say(text)}”`),
    ...origin.facts.map((fact) => `- The repository: ${say(fact)}`),
    ...(origin.playbook === null
      ? []
      : [`- The playbook ${code(origin.playbook.id)}: ${code(origin.playbook.line)}`]),
  ];
  return [`It was drawn from this, at ${at}:${changed}`, bounded(lines, 20).join('\n')].filter(
    (part) => part !== '',
  );
}

function namedIn({ id, text }: NamedLine, { text: say }: Medium): string {
  return text === '' ? `**${say(id)}**, which the plan does not have` : `**${say(id)}** ${say(text)}`;
}
