import type { Prose } from '../plan.ts';
import { prose } from '../prose.ts';
import { bullets, heading, labelled } from './blocks.ts';
import { statementsOf } from './read-blocks.ts';
import { readLabel } from './read-prose.ts';
import type { Section } from './section.ts';

const NOT_READ = 'Not read';

/** What matters today, and what was not read because a bound was met. */
export const currentStateSection: Section = {
  title: 'Current state',
  alias: /^(?:current (?:state|situation)|state today|context|background|as-is)\b/i,
  render: ({ currentState, notRead }) => {
    const lines = [...currentState, ...notRead.map((what) => labelled(NOT_READ, what))];
    return lines.length === 0 ? [] : [heading(2, prose`${currentStateSection.title}`), bullets(lines)];
  },
  read: (blocks) => {
    const statements = statementsOf(blocks);
    return {
      currentState: statements.filter((statement) => unread(statement) === null),
      notRead: statements.flatMap((statement) => {
        const what = unread(statement);
        return what === null ? [] : [what];
      }),
    };
  },
};

function unread(statement: Prose): Prose | null {
  const label = readLabel(statement);
  return label?.label === NOT_READ ? label.rest : null;
}
