import { closest } from '../plan/did-you-mean.ts';
import { assignTasks } from '../plan/edits/assign-tasks.ts';
import type { Command, CommandContext } from './command.ts';
import { CommandFault } from './command-fault.ts';
import { type Arguments, readArguments } from './read-arguments.ts';
import { refuseText } from './require-arguments.ts';
import { requireSource } from './require-source.ts';
import { sayIds } from './say-ids.ts';

/** GitHub's logins have at most 39 letters, digits and hyphens; a team is `org/team`. */
const PERSON = /^@[a-z\d](?:[a-z\d-]{0,38})(?:\/[a-z\d][\w.-]{0,99})?$/i;
const TASK_OR_PERSON = new RegExp(`^T\\d{1,5}$|${PERSON.source}`, 'i');

/** `/plan assign`: says on the tasks who has them. */
export const assign: Command = {
  name: 'assign',
  usage: 'assign T03 … @user … [--exactly]',
  description: 'Gives tasks to people or teams, in the place of those who had them',
  who: 'write',
  examples: [
    { comment: '/plan assign T01 @ada', says: 'the task is hers', gives: 'edit' },
    { comment: '/plan assign T01 T02 @ada @acme/core', says: 'both are theirs', gives: 'edit' },
    {
      comment: '/plan assign T01 @adaa --exactly',
      says: 'a name that is near to one known here is meant as written',
      gives: 'edit',
    },
  ],
  run: (call, context) => {
    const found = readArguments(call.rest, { ids: TASK_OR_PERSON, switches: ['exactly'] });
    refuseText(found, 'tasks such as `T03` and people such as `@ada`');
    const tasks = found.ids.filter((id) => !id.startsWith('@'));
    const people = found.ids.filter((id) => id.startsWith('@'));
    if (tasks.length === 0) {
      throw new CommandFault('No task was named; expected tasks such as `T03`.', found.textSpot);
    }
    if (people.length === 0) {
      throw new CommandFault('Nobody was named; expected people such as `@ada`.', found.textSpot);
    }
    if (!found.flags.has('exactly')) for (const person of people) refuseNearMiss(person, context, found);
    const logins = people.map((person) => person.slice(1));
    const { source, assigned, unchanged } = assignTasks(requireSource(context), tasks, logins);
    const summary = sayIds(['assigned ', assigned, ''], ['', unchanged, ' already so']);
    return { kind: 'edit', source, summary };
  },
};

/** A login that is nearly one of those who take part here is a slip of the fingers, more often than not. */
function refuseNearMiss(person: string, { people, prefix }: CommandContext, found: Arguments): void {
  const login = person.slice(1).toLowerCase();
  if (login.includes('/') || people.some((known) => known.toLowerCase() === login)) return;
  const near = closest(login, people);
  if (near === null) return;
  throw new CommandFault(
    `Nobody called \`${person}\` takes part here. Did you mean \`@${near}\`? If not, write \`${prefix} assign … ${person} --exactly\`.`,
    found.spots.get(person) ?? found.textSpot,
  );
}
