import type { Command } from './command.ts';
import { done } from './done.ts';
import { help } from './help.ts';
import { planIssue } from './plan-issue.ts';
import { status } from './status.ts';

/** Every slash-command, in the order that the help shows. */
export const COMMANDS: readonly Command[] = [planIssue, help, status, done];
