import fc from 'fast-check';
import { filledIn, intakeComment } from '../../src/messages/intake-comment.ts';
import { intakeForm } from '../../src/messages/intake-form.ts';
import { readIntakeAnswer } from '../../src/messages/read-intake-answer.ts';

test.each([
  ['words without the form', 'An empty file should open.', 'An empty file should open.'],
  ['the form as it was posted', intakeForm(), ''],
  ['the form in its fence', `\`\`\`markdown\n${intakeForm()}\`\`\``, ''],
  [
    'headings that were left empty',
    '### Scope\n\n### Goals\n\nOpen an empty file.\n\n### Preferences\n',
    '### Goals\n\nOpen an empty file.',
  ],
  ['a prompt that was left', '### Goals\n\n<!-- What? -->\n\nOpen it.', '### Goals\n\nOpen it.'],
  ['the fence that it was copied in', '```markdown\n### Goals\n\nOpen it.\n```', '### Goals\n\nOpen it.'],
  ['a fence that nobody closed', '```markdown\n### Goals\n\nOpen it.', '### Goals\n\nOpen it.'],
  [
    'code that means itself',
    '### Goals\n\nOpen it:\n\n```sh\nstore open\n```',
    '### Goals\n\nOpen it:\n\n```sh\nstore open\n```',
  ],
  ['CRLF', '### Goals\r\n\r\nOpen it.\r\n', '### Goals\n\nOpen it.'],
  [
    'a reply by e-mail',
    'Open it.\n\nOn Tue, Nov 24, 2026 at 9:12 AM bot <notifications@github.com> wrote:\n\n> ### Goals\n>\n> says too little',
    'Open it.',
  ],
  ['a quote and its answer', '> ### Goals\n\nOpen it.', 'Open it.'],
  ['nothing', '  \n', ''],
])('%s', (_name, body, expected) => {
  expect(readIntakeAnswer(body)).toBe(expected);
});

test('it never throws, and every line that it gives stood in the comment', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('### Goals', '```', '````md', '> q', '<!-- a', 'b -->', 'word', '', '~~~'), {
        maxLength: 20,
      }),
      (lines) => {
        const words = readIntakeAnswer(lines.join('\n')).split('\n');
        return words.every(
          (line) => line.trim() === '' || lines.join('\n').includes(line.trim()) || /a|b/.test(line),
        );
      },
    ),
  );
});

test('the form of the comment may be filled in where it stands', () => {
  const comment = intakeComment(['what should happen, as `x` or ``` y'], 42);
  expect(filledIn(comment)).toBe('');
  const prompt = /<!-- What can someone do.*-->/;
  expect(comment).toMatch(prompt);
  expect(filledIn(comment.replace(prompt, 'Open an empty file.'))).toBe('### Goals\n\nOpen an empty file.');
});
