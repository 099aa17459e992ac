import type { Command } from './command.ts';
import { helpText } from './help-text.ts';
import { readArguments } from './read-arguments.ts';

/** `/plan help [command]`, from the registry. */
export const help: Command = {
  name: 'help',
  usage: 'help [command]',
  description: 'Lists the commands, or explains one with examples',
  who: 'anyone',
  examples: [
    { comment: '/plan help', says: 'lists all commands', gives: 'reply' },
    { comment: '/plan help done', says: 'explains `done`', gives: 'reply' },
  ],
  run: (call, context, registry) => {
    const { text } = readArguments(call.rest, {});
    const [name = ''] = text.split(/\s+/);
    return { kind: 'reply', markdown: helpText(registry, name, context.prefix) };
  },
};
