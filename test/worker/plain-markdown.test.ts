import { plainMarkdown } from '../../src/worker/plain-markdown.ts';
import { screenMarkdown } from '../../src/worker/screen-markdown.ts';

const LENGTH = 65_536;

test.each([
  '<?',
  'a*',
  '<!--',
  '](',
  '[a]',
  '[a](',
  '[',
  '![',
  '_a',
  '> ',
  '> a\n',
  '- ',
  '- a\n  ',
  '1. ',
  'a\n===\n',
  'a\n---\n',
  '| a ',
  'a|\n-|\n',
  'www.',
  'a@b.',
  'http://',
  '&a',
  '`a',
  '~~',
  '\n',
  '    x\n',
  '\t',
  '[^a]: ',
  '[a]: b\n',
  '#',
  '$',
  '\\',
  '<a',
  '</',
  '\r',
  '- [ ] a\n',
  '(',
  '"',
])('a text of %j alone is quick once its marks are gone', (pattern) => {
  const started = performance.now();
  screenMarkdown(plainMarkdown(pattern.repeat(Math.floor(LENGTH / pattern.length))));
  expect(performance.now() - started).toBeLessThan(15_000);
});

test('words, paths and sentences stay', () => {
  expect(
    plainMarkdown('- **Lock** the store in `src/store.ts`, see [it](x.md).\n\n2. Then, test: "a" (b)'),
  ).toBe('Lock   the store in  src/store.ts , see  it (x.md).\n\nThen, test: "a" (b)');
});
