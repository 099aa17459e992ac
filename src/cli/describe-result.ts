import type { CommandResult } from '../commands/command.ts';
import { explainReply } from '../messages/explain-reply.ts';
import { ON_TERMINAL } from '../messages/medium.ts';
import { statusReply } from '../messages/status-reply.ts';
import { statusText } from '../messages/status-text.ts';

/** What a command came to, for a terminal. */
export function describeResult(result: CommandResult): { readonly out: string; readonly isError: boolean } {
  switch (result.kind) {
    case 'edit':
      return { out: `${result.call.raw}: ${result.summary}`, isError: false };
    case 'reply':
      return { out: result.markdown, isError: false };
    case 'status':
      return { out: statusReply(result.status, null, ON_TERMINAL), isError: false };
    case 'explanation':
      return { out: explainReply(result.explanation, null, undefined, ON_TERMINAL), isError: false };
    case 'foreign-status':
      return { out: statusText(result.status), isError: false };
    case 'redraw':
    case 'plan-issue':
      return {
        out: `${result.call.raw}: works on GitHub; here, \`planwright plan\` draws a plan`,
        isError: true,
      };
    case 'phase-issues':
      return { out: `${result.call.raw}: works on GitHub, where the issues are`, isError: true };
    case 'error':
      return { out: `planwright: ${[result.message, ...marked(result)].join('\n')}`, isError: true };
  }
}

function marked({ call, spot }: Extract<CommandResult, { readonly kind: 'error' }>): string[] {
  if (spot === null) return [];
  const carets = '^'.repeat(Math.max(1, spot.end - spot.start));
  return [`  ${call.raw}`, `  ${' '.repeat(spot.start)}${carets}`];
}
