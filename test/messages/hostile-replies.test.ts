import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parseCommands } from '../../src/commands/parse-commands.ts';
import { COMMANDS } from '../../src/commands/registry.ts';
import { runCommands } from '../../src/commands/run-commands.ts';
import { commandReply } from '../../src/messages/command-reply.ts';
import { commandCommitMessage } from '../../src/messages/commit-message.ts';

/** A plan into which people may write what they like, in every place that a reply repeats. */
const planWith = (foreign: string): string => `---
planwright: 1
issue: 42
tier: medium
last-task: T03
---

# A plan ${foreign}

## Overview

It is ${foreign}

## Requirements

- **R1** Do ${foreign} *Source:* “${foreign}”

## Open questions

- [ ] **Q1** Which ${foreign}
  - **a** (default) ${foreign}
  - **b** That

## Architecture and decisions

- **D1** So ${foreign} *Why:* ${foreign}

## Phase 1: First ${foreign}

**Owner:** ${foreign}

### Tasks

- [ ] **T01** (R1) Begin ${foreign} — modify \`src/${foreign}.ts\` · @${foreign}
- [ ] **T02** Go on ${foreign} · after T01, T77 · ${foreign}

### Exit criteria

- [ ] **E1.1** It runs ${foreign} — check \`${foreign}\`

### Checkpoint

- [ ] **Checkpoint 1:** ${foreign}

## Phase 2: Second ${foreign}

### Tasks

- [ ] **T03** End ${foreign} · after T02

## Risks

- **K1** It breaks ${foreign}
`;

const PIECES = [
  '@eve',
  '@org/team',
  '/plan done T01',
  'Closes #12',
  'fixes https://github.com/o/r/issues/9',
  '#3',
  '`',
  '``',
  '<!--',
  '-->',
  '<b>',
  '[x](y)',
  '|',
  '\\',
  '**',
  '~~',
  ' ',
  'w',
  '"',
  '&#64;eve',
  '\u{200b}',
  '![',
];
/** On one line, so that the lines around it stay those of a plan. */
const foreign = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));

const LINES = [
  ...[
    '',
    'help',
    'status',
    'explain T01',
    'explain T02',
    'explain R1',
    'explain Q1',
    'explain D1',
    'explain K1',
  ],
  ...[
    'explain E1.1',
    'done T01',
    'done T02 FOREIGN',
    'done FOREIGN',
    'FOREIGN',
    'help FOREIGN',
    'note FOREIGN',
  ],
  ...['answer Q1 FOREIGN', 'answer Q1 z', 'answer FOREIGN', 'assign T01 FOREIGN', 'assign T01 @FOREIGN'],
  ...[
    'add FOREIGN',
    'add --for FOREIGN x',
    'add --FOREIGN x',
    'move T01 --phase FOREIGN',
    'drop T03 FOREIGN',
  ],
  ...[
    'decide FOREIGN',
    'risk FOREIGN',
    'risk x --impact FOREIGN',
    'checkpoint FOREIGN',
    'checkpoint 1 adjust FOREIGN',
  ],
  ...[
    'summarize FOREIGN',
    'summarize #57 FOREIGN',
    'link T01 FOREIGN',
    'unlink T01 #57',
    'reopen T01 FOREIGN',
    'issues',
  ],
  ...[
    'regenerate FOREIGN',
    'pause',
    'pause FOREIGN',
    'resume',
    'reopen FOREIGN',
    '#7/T01 FOREIGN',
    'done #7/T01 FOREIGN',
  ],
];

const parser = unified().use(remarkParse).use(remarkGfm).freeze();
const all = (node: Nodes): Nodes[] => [node, ...('children' in node ? node.children.flatMap(all) : [])];

const replyTo = (comment: string, source: string) => {
  const { results } = runCommands(parseCommands(comment), {
    ...{ source, planUrl: 'https://github.com/o/r/blob/main/PLAN.md', issue: 42, pull: 57, prefix: '/plan' },
    ...{ people: ['eve', 'ada'], origin: 'comment/1', answered: [] },
    actor: { login: 'ada', url: 'https://github.com/ada', date: '2026-01-02' },
    standing: { author: true, triage: true, write: true },
  });
  const reply = commandReply(results, {
    origin: 'comment/1',
    planUrl: 'https://github.com/o/r/blob/main/PLAN.md',
  });
  return { results, reply, message: commandCommitMessage(42, results) };
};

test('every command is among the lines', () => {
  const names = new Set(LINES.map((line) => line.split(' ')[0]));
  expect(COMMANDS.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
});

test('no reply commands, mentions, closes or forges a mark, whatever stands in the plan and in the command', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      foreign,
      foreign,
      fc.subarray(LINES, { minLength: 1, maxLength: 4 }),
      (inPlan, said, lines) => {
        const comment = lines.map((line) => `/plan ${line.replaceAll('FOREIGN', said)}`).join('\n\n');
        const { reply, message, results } = replyTo(comment, planWith(inPlan));
        for (const { kind } of results) seen.add(kind);
        expect(message).not.toMatch(/@|#12|\/plan done|issues\/9/);
        if (reply === null) return;
        expect(parseCommands(reply)).toEqual([]);
        expect(reply.split('\n').filter((line) => /^\s*\//.test(line))).toEqual([]);
        const nodes = all(parser.parse(reply));
        const text = nodes.flatMap((node) => (node.type === 'text' ? [node.value] : [])).join('\n');
        expect(text).not.toMatch(/(?<![\w])@[a-z]/i);
        expect(text).not.toMatch(/(close|fixe?|resolve)[sd]?:? +(#\d|https?:\/\/)/i);
        const html = nodes.flatMap((node) => (node.type === 'html' ? [node.value] : []));
        expect(
          html.filter((value) => !/^<!-- planwright:did( comment\/1#[0-9a-f]{12})* -->$/.test(value)),
        ).toEqual([]);
        const links = nodes.flatMap((node) => (node.type === 'link' ? [node.url] : []));
        expect(links.filter((url) => !url.startsWith('https://github.com/o/r/'))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
  // `/plan regenerate` with nothing but space behind it is a whole command, and draws the plan again.
  seen.delete('redraw');
  expect([...seen].toSorted()).toEqual(
    ['edit', 'error', 'explanation', 'phase-issues', 'plan-issue', 'reply', 'status'].toSorted(),
  );
}, 120_000);
