import type { Command } from '../../src/commands/command.ts';
import { COMMANDS } from '../../src/commands/registry.ts';
import { whoInWords } from '../../src/commands/who-in-words.ts';

const HEAD = `# Commands

A command is a line of a comment that begins with \`/plan\` (the key \`prefix\` of the configuration names another). It
works in comments on issues and pull requests, in reviews, and in comments on lines. Several in one comment run in
order, each on what the one before left. The answer is 👀 while they run, then 🚀, or 😕 and one reply that says what was
wrong, marks the place, and says what was expected.

- **What is no command:** text in code, quotations, lists, tables, links, HTML, and lines of bots. A comment in which no
  line begins with the prefix is not even parsed. Where a comment is edited, only what is new runs; deleting one does nothing.
- **What is never lost:** a comment without its 🚀 or 😕 is found within minutes, up to three days later. Only an edit that
  nobody heard of, and that another person than the author made, is left alone: whose the command is cannot be told then.
- **Which plan:** on an issue its own; on a pull request the one that its text or branch names. \`#42/T03\` names the plan
  of issue 42 anywhere; a comment speaks of one plan. A plan that is only proposed is edited on its own branch. Plans of
  other tools are named by their file: \`/plan done docs/ROADMAP.md A2\` ([more](other-plans.md#commands-on-github)).
- **Words:** ids may have commas between them (\`T03, T04\`). Flags stand anywhere (\`--phase 2\`, \`--phase=2\`); a text with
  spaces goes in quotation marks (\`--why "so it is"\`), and \`\\"\` is a quotation mark in it. What stands in quotation marks or
  backticks is no flag, and behind \`--\` everything is text.
- **Several lines:** a command that takes a text (¶ below) takes all that follows on its line and below it, up to the next
  command, a quotation, a rule or HTML. It stands in the plan as text: it can make no heading and no task there.
- **Who may:** asked of GitHub when the command runs; where it does not answer, it is no, and asked again later. Custom
  roles count by what they allow. The key \`teams\` lets the members of teams command as if they had that permission:
  \`teams: { write: [acme/core], triage: [acme/helpers] }\`, for which the App needs the permission to read members.
  People from outside get five replies an hour in one thread.
- **What stays:** edits keep every byte that they do not mean to change. Who did it and when stands behind the line; the
  id of a line is never given twice, also where somebody deleted it; what is dropped is struck through. The plan's comment
  on its issue is renewed with the commit, where the plan is edited on the default branch.
- **On your machine:** \`planwright command "/plan done T03" --plan plans/42-x/PLAN.md\`.

This page is made from the commands themselves (\`npm run docs:make\`); the examples are run as their tests.
`;

/** `docs/commands.md`, from the registry. */
export function commandsPage(): string {
  const rows = COMMANDS.map(
    (command) =>
      `| [${code(command.usage)}](#${anchor(command)}) | ${command.who} | ${command.description} |`,
  );
  const table = ['| command | who | does |', '|---|---|---|', ...rows].join('\n');
  return `${HEAD}\n${table}\n\n${COMMANDS.map(section).join('\n')}`;
}

/** The rows of the README's table: the registry's, without examples. */
export function readmeCommands(): string {
  const rows = COMMANDS.map(
    (command) => `| ${code(command.usage)} | ${command.who} | ${command.description} |`,
  );
  return ['| command | who | does |', '|---|---|---|', ...rows].join('\n');
}

const MARKS = /(<!-- commands -->\n)[\s\S]*?(<!-- \/commands -->)/;

/** The README with its table of commands as they are now. */
export function readmeWithCommands(readme: string): string {
  return readme.replace(
    MARKS,
    (_all, open: string, close: string) => `${open}\n${readmeCommands()}\n\n${close}`,
  );
}

function section(command: Command): string {
  const examples = command.examples.map(({ comment, says }) =>
    comment.includes('\n') ? `- ${says}:\n\n${indented(comment)}\n` : `- \`${comment}\`: ${says}`,
  );
  const text = command.takesBlock === true ? ' ¶' : '';
  return `## ${title(command)}\n\n\`/plan ${command.usage}\`${text}\n\n${command.description}. For ${whoInWords(command.who)}.\n\n${examples.join('\n')}\n`;
}

function title({ name }: Command): string {
  return `/plan ${name}`.trim();
}

function anchor(command: Command): string {
  return title(command).replace('/', '').replaceAll(' ', '-');
}

function code(usage: string): string {
  return `\`/plan ${usage.replaceAll('|', '\\|')}\``;
}

function indented(comment: string): string {
  const lines = ['```', ...comment.split('\n'), '```'];
  return lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
}
