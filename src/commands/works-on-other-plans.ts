import { COMMANDS } from './registry.ts';

/** Whether there is a command of that name for plans that other tools and people wrote. */
export function worksOnOtherPlans(name: string): boolean {
  return COMMANDS.some((command) => command.name === name && command.runOnForeign !== undefined);
}
