import { add } from './add.ts';
import { answer } from './answer.ts';
import { assign } from './assign.ts';
import { checkpoint } from './checkpoint.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { done } from './done.ts';
import { drop } from './drop.ts';
import { explain } from './explain.ts';
import { help } from './help.ts';
import { issues } from './issues.ts';
import { link, unlink } from './link.ts';
import { move } from './move.ts';
import { note } from './note.ts';
import { pause, resume } from './pause.ts';
import { planIssue } from './plan-issue.ts';
import { regenerate } from './regenerate.ts';
import { reopen } from './reopen.ts';
import { risk } from './risk.ts';
import { status } from './status.ts';
import { summarize } from './summarize.ts';

/** Every slash-command, in the order that the help shows. */
export const COMMANDS: readonly Command[] = [
  planIssue,
  help,
  status,
  explain,
  answer,
  regenerate,
  link,
  unlink,
  done,
  reopen,
  add,
  move,
  drop,
  assign,
  decide,
  risk,
  note,
  checkpoint,
  summarize,
  issues,
  pause,
  resume,
];
