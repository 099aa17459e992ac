import { pathsInTasks } from '../../src/github/planned-paths.ts';

test.each<[string, string[]]>([
  ['- [ ] **T01** (R1) Lock — modify [`src/a.js`](../a.js), [`b.md`](../b.md)', ['src/a.js', 'b.md']],
  [
    '  * [ ] **T01** Lock — modify `.github/ci.yml`, `src/[id]/page.tsx`, `docs/`',
    ['.github/ci.yml', 'src/[id]/page.tsx'],
  ],
  ['- [x] **T01** Lock — modify `src/a.js`', []],
  ['- [ ] **E1** Lock — modify `src/a.js`', []],
  ['Modify `src/a.js`', []],
  ['- [ ] **T01** `openStore` and `a b/c` and `/etc/passwd` and `../x` and `./y.js` and `a//b`', []],
  ['- [ ] **T01** modify `src/**`, `src/{a,b}.js`, `@scope/x`, `~/x`', []],
  [`- [ ] **T01** modify \`${'x/'.repeat(200)}y\``, []],
])('paths worth asking about in %j', (line, paths) => {
  expect(pathsInTasks(line)).toEqual(paths);
});

test('of a plan of any length at most fifty are asked about', () => {
  const lines = Array.from({ length: 500 }, (_, at) => `- [ ] **T${at}** modify \`src/${at}.js\``);
  expect(pathsInTasks(lines.join('\n'))).toHaveLength(50);
});
