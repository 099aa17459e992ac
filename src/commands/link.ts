import { linkPull } from '../plan/edits/link-pull.ts';
import type { Command, CommandCall, CommandContext, CommandOutcome } from './command.ts';
import { CommandFault } from './command-fault.ts';
import { refuseText, requireIds } from './require-arguments.ts';
import { requireSource } from './require-source.ts';
import { sayIds } from './say-ids.ts';

const TASK_OR_PULL = /^(?:T\d{1,5}|#\d{1,9})$/;

/** `/plan link`: says that a pull request does tasks; its merge ticks them. */
export const link: Command = {
  name: 'link',
  usage: 'link T03 … [#57]',
  description:
    'Says which tasks a pull request does, so that its merge ticks them; on the pull request itself, or with its number',
  who: 'author or write',
  examples: [
    { comment: '/plan link T01 T02', says: 'on a pull request: merging it ticks both', gives: 'edit' },
    { comment: '/plan link T01 #57', says: 'the same from the issue', gives: 'edit' },
  ],
  run: (call, context) => changeLinks(call, context, 'link'),
};

/** `/plan unlink`: takes evidence away, whatever it was. */
export const unlink: Command = {
  name: 'unlink',
  usage: 'unlink T03 … [#57]',
  description: 'Says which tasks a pull request does not do, whatever its text or branch names',
  who: 'author or write',
  examples: [
    { comment: '/plan unlink T02', says: 'merging the pull request leaves the task open', gives: 'edit' },
  ],
  run: (call, context) => changeLinks(call, context, 'unlink'),
};

function changeLinks(call: CommandCall, context: CommandContext, kind: 'link' | 'unlink'): CommandOutcome {
  const found = requireIds(call, { ids: TASK_OR_PULL }, 'tasks such as `T03`');
  refuseText(found, 'tasks, and perhaps a pull request');
  const tasks = found.ids.filter((id) => !id.startsWith('#'));
  const [named, ...others] = found.ids.filter((id) => id.startsWith('#'));
  if (tasks.length === 0 || others.length > 0) {
    throw new CommandFault('Expected tasks such as `T03`, and at most one pull request.', found.textSpot);
  }
  const pull = named === undefined ? context.pull : Number(named.slice(1));
  if (pull === null) {
    throw new CommandFault(
      'It is not clear which pull request is meant; expected its number, such as `#57`, or the command on it.',
      found.textSpot,
    );
  }
  refuseOthersPull(context, pull);
  const { source, changed, unchanged } = linkPull(requireSource(context), pull, tasks, kind);
  const summary = sayIds(
    [`${kind}ed `, changed, ` ${kind === 'link' ? 'to' : 'from'} #${pull}`],
    ['', unchanged, ' already so'],
  );
  return { kind: 'edit', source, summary };
}

/** Who opened an issue is the author of no pull request by that. */
function refuseOthersPull({ standing, pull }: CommandContext, named: number): void {
  if (standing.write || (standing.author && pull === named)) return;
  throw new CommandFault(
    'On another pull request than the one that they opened, this is for people with write permission.',
    { start: 0, end: 1 },
  );
}
