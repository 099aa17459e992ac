import { factsOf } from './snapshot-of.ts';

describe('readManifests', () => {
  test.each<[string, string, object]>([
    [
      'package.json',
      '{"name":"a","version":"1.0.0","private":true,"dependencies":{"x":"1"},"devDependencies":{"y":"1"}}',
      { name: 'a', version: '1.0.0', manager: 'npm', isPrivate: true, dependencies: ['x', 'y'] },
    ],
    [
      'Cargo.toml',
      '[package]\nname = "a"\nversion = "0.1.0"\npublish = false\n[dependencies]\nserde = "1"\n',
      { name: 'a', version: '0.1.0', manager: 'cargo', isPrivate: true, dependencies: ['serde'] },
    ],
    [
      'pyproject.toml',
      '[project]\nname = "a"\ndependencies = ["requests[socks]>=2; python_version > \'3\'"]\n[tool.uv]\n',
      { name: 'a', version: null, manager: 'uv', isPrivate: false, dependencies: ['requests'] },
    ],
    [
      'requirements.txt',
      '# x\nDjango==5.0\n-r other.txt\n',
      { name: null, manager: 'pip', dependencies: ['Django'] },
    ],
    [
      'setup.cfg',
      '[metadata]\nname = a\nversion = 1\n[options]\ninstall_requires =\n    click>=8\n    rich\n',
      { name: 'a', version: '1', manager: 'pip', dependencies: ['click', 'rich'] },
    ],
    [
      'go.mod',
      'module example.org/a\n\ngo 1.22\n\nrequire (\n\tgithub.com/x/y v1.2.3\n)\nrequire golang.org/x/net v0.1.0\n',
      { name: 'example.org/a', manager: 'go', dependencies: ['github.com/x/y', 'golang.org/x/net'] },
    ],
    [
      'pom.xml',
      '<project><parent><artifactId>p</artifactId><version>9</version></parent><artifactId>a</artifactId><version>1</version><dependencies><dependency><groupId>g</groupId><artifactId>d</artifactId></dependency></dependencies></project>',
      { name: 'a', version: '1', manager: 'maven', dependencies: ['d'] },
    ],
    [
      'build.gradle',
      "version = '1.0'\ndependencies {\n  implementation 'org.x:y:1'\n  testImplementation(\"a.b:c:2\")\n}\n",
      { version: '1.0', manager: 'gradle', dependencies: ['org.x:y', 'a.b:c'] },
    ],
    ['Gemfile', "source 'x'\ngem 'rails', '~> 7'\n", { manager: 'bundler', dependencies: ['rails'] }],
    [
      'composer.json',
      '{"name":"a/b","type":"project","require":{"php":"8"}}',
      { name: 'a/b', manager: 'composer', isPrivate: true, dependencies: ['php'] },
    ],
    [
      'App.csproj',
      '<Project><PropertyGroup><Version>2.0</Version></PropertyGroup><PackageReference Include="X" Version="1" /></Project>',
      { version: '2.0', manager: 'dotnet', dependencies: ['X'] },
    ],
  ])('%s', (path, text, expected) => {
    expect(factsOf({ [path]: text }).packages).toEqual([expect.objectContaining({ path, ...expected })]);
  });

  test('those of fixtures and vendored code are not the project’s', () => {
    const files = ['tests/fixtures/a/package.json', 'vendor/x/composer.json', 'node_modules/y/package.json'];
    expect(factsOf(Object.fromEntries(files.map((path) => [path, '{}']))).packages).toEqual([]);
  });

  test.each([
    ['Gemfile', '\n'.repeat(190_000)],
    ['build.gradle', `version${' '.repeat(190_000)}`],
    ['pom.xml', '<dependency>'.repeat(16_000)],
    ['pom.xml', '<parent>'.repeat(24_000)],
    ['go.mod', ' '.repeat(190_000)],
    ['setup.cfg', `[metadata]\nname =${' '.repeat(190_000)}`],
    ['A.csproj', '<PackageReference '.repeat(10_000)],
    ['Makefile', `${'a'.repeat(190_000)}`],
    ['justfile', 'a b '.repeat(48_000)],
    ['.github/CODEOWNERS', '\\'.repeat(190_000)],
    ['package.json', JSON.stringify({ scripts: { test: ` -a -b`.repeat(30_000) } })],
  ])('a %s made to be slow is read quickly', (path, text) => {
    const started = Date.now();
    factsOf({ [path]: text, 'requirements.txt': '' });
    expect(Date.now() - started).toBeLessThan(15_000);
  });
});
