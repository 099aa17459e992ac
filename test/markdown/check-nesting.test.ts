import { appendToItem } from '../../src/markdown/append-to-item.ts';
import { apply } from '../../src/markdown/apply.ts';
import type { Edit } from '../../src/markdown/edit.ts';
import { parse } from '../../src/markdown/parse.ts';
import { taskItems } from '../../src/markdown/task-items.ts';
import { reasonOf } from './nodes.ts';

const QUOTES = '>'.repeat(101);
const RULE = '- '.repeat(101);

test.each([
  ['a line of a fence', `# A\n\n\`\`\`\n${QUOTES}\n\`\`\`\n\n- [ ] a\n`],
  ['a line of a fence in a list', `1. a\n\n    ~~~\n    ${QUOTES}\n    ~~~\n\n- [ ] a\n`],
  ['a line of a fence that is not closed', `- [ ] a\n\n~~~~\n~~~\n${QUOTES}\n`],
  ['a rule', `${RULE}\n\n- [ ] a\n`],
  ['a rule of stars', `- [ ] a\n\n${'* '.repeat(101)}*\n`],
])('%s nests nothing', (_, source) => {
  const document = parse(source);
  const [task] = taskItems(document);
  if (task === undefined) throw new Error('no task');
  expect(apply(document, appendToItem(document, task, ' b')).source).toBe(source.replace('] a', '] a b'));
});

test.each([
  ['quotes', `${QUOTES} a\n`],
  ['lists', `${RULE}a\n`],
  ['quotes below a fence', `\`\`\`\nx\n\`\`\`\n${QUOTES} a\n`],
  ['quotes below code in a line', `\`\`\`a\`\`\`\n${QUOTES} a\n`],
  ['lists that end in another mark', `${RULE}* \n`],
])('%s nest too deep', (_, source) => {
  expect(reasonOf(() => parse(source))).toBe('too-deep');
});

test('an edit that nests thousands of lists is refused before the parser takes it', () => {
  const document = parse('- [ ] a\n');
  const [task] = taskItems(document);
  if (task === undefined) throw new Error('no task');
  const [edit] = appendToItem(document, task, ' b');
  const hostile: Edit = { ...(edit as Edit), text: `\n\n${'- '.repeat(3000)}a\n` };
  const before = process.cpuUsage().user;
  expect(reasonOf(() => apply(document, [hostile]))).toBe('too-deep');
  // The parser takes seconds, and then the stack is full.
  expect(process.cpuUsage().user - before).toBeLessThan(1_000_000);
});
