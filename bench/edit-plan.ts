/** A plan as people write them: phases, tasks with code and links, a table and a fence in each; at least so long. */
export function planOfLength(length: number): string {
  const parts = ['# Plan of the store\n'];
  let size = 0;
  for (let phase = 1; size < length; phase += 1) {
    const text = phaseText(phase);
    parts.push(text);
    size += text.length;
  }
  return parts.join('\n');
}

const AREAS = ['parser', 'index', 'cache', 'writer', 'reader', 'lock', 'log'];

function phaseText(phase: number): string {
  const tasks = Array.from({ length: 8 }, (_, index) => taskText(phase, index + 1));
  return `## Phase ${phase}: The ${area(phase)}

**Goal:** the ${area(phase)} stands alone, and \`${area(phase + 1)}\` is no longer imported by **others**. It follows
what was decided in [the design](docs/design.md#${area(phase)}), and leaves the on-disk format as it is.

### Tasks

${tasks.join('\n')}

### Acceptance criteria

- [ ] \`npm test\` passes, and no test was left out
- [ ] nothing imports \`src/${area(phase)}/private.ts\` from outside

| measure | before | after |
|---------|-------:|------:|
| start | ${phase * 13} ms | |
| size | ${phase * 7} KB | |

\`\`\`sh
grep -rn "from './${area(phase)}" src/   # - [ ] not a task
\`\`\`

---
`;
}

function taskText(phase: number, number: number): string {
  const id = `P${phase}.${number}`;
  const more =
    number % 3 === 0
      ? `\n\n  It is called from *${area(phase * number)}* and https://example.org/${area(number)}.\n`
      : '';
  return `- [ ] **${id}** Take the ${area(number)} out of \`src/${area(phase)}/${number}.ts\`; see [notes](docs/${area(number)}.md)${more}`;
}

function area(number: number): string {
  return AREAS[number % AREAS.length] ?? '';
}
