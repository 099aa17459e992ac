import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as published from '../../src/markdown/index.ts';

const page = readFileSync(new URL('../../docs/markdown.md', import.meta.url), 'utf8');

test('the example of the page prints what the page says', () => {
  const code = /```js\n([\s\S]*?)```/.exec(page)?.[1];
  const printed = /```text\n([\s\S]*?)```/.exec(page)?.[1];
  if (code === undefined) throw new Error('no example on the page');
  const entry = new URL('../../src/markdown/index.ts', import.meta.url).href;
  const script = code.replace("'planwright/markdown'", JSON.stringify(entry));
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  expect(output).toBe(printed);
});

test('the page names every function that is published, and the package publishes this room', () => {
  const functions = Object.entries(published).filter(([, value]) => typeof value === 'function');
  for (const [name] of functions) expect(page).toContain(name);
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(manifest).toMatchObject({
    exports: {
      './markdown': { types: './dist/markdown/index.d.ts', import: './dist/markdown/index.js' },
    },
  });
});
