import type { Command, Standing, Who } from './command.ts';
import { COMMANDS } from './registry.ts';

/** Who may run the command of that name. A name that is not there needs nothing: its answer is an error. */
export function whoMay(name: string, registry: readonly Command[] = COMMANDS): Who {
  return registry.find((command) => command.name === name)?.who ?? 'anyone';
}

export function isAllowed(who: Who, standing: Standing): boolean {
  switch (who) {
    case 'anyone':
      return true;
    case 'author or triage':
      return standing.author || standing.triage || standing.write;
    case 'author or write':
      return standing.author || standing.write;
    case 'triage':
      return standing.triage || standing.write;
    case 'write':
      return standing.write;
  }
}
