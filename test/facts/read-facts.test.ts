import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTree } from '../../src/facts/read/read-tree.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import { removeScratch, scratchFolder, scratchRepository } from './scratch-repository.ts';

afterAll(removeScratch);

describe('readFacts', () => {
  test('reads tree, texts and history of a commit', async () => {
    const repository = scratchRepository();
    repository.commit('feat: begin', { 'src/a.ts': 'export const a = 1;\n' });
    const head = repository.commit('fix(a): mend', {
      'src/a.ts': 'export const a = 2;\n',
      'README.md': '# A\n',
    });
    const facts = await readFacts({ gitDir: repository.gitDir, revision: 'HEAD' });
    expect(facts.base).toBe(head);
    expect(facts.tree.map(({ path, mode, size }) => [path, mode, size])).toEqual([
      ['README.md', '100644', 4],
      ['src/a.ts', '100644', 20],
    ]);
    expect(facts.contents.get('src/a.ts')).toBe('export const a = 2;\n');
    expect(facts.history).toEqual([
      {
        sha: head,
        date: '2024-05-01T12:00:00.000Z',
        author: 'Ada',
        email: 'ada@example.org',
        subject: 'fix(a): mend',
        paths: ['README.md', 'src/a.ts'],
      },
      expect.objectContaining({ subject: 'feat: begin', paths: ['src/a.ts'] }),
    ]);
    expect(facts.conventions.conventionalCommits).toBe(1);
    expect(facts.notRead).toEqual([]);
  });

  test('the oldest commit of a shallow clone has no paths: what it changed is not known', async () => {
    const repository = scratchRepository();
    repository.commit('one', { 'a.py': 'x = 1\n' });
    const head = repository.commit('two', { 'a.py': 'x = 2\n' });
    writeFileSync(join(repository.gitDir, 'shallow'), `${head}\n`);
    const { history } = await readFacts({ gitDir: repository.gitDir, revision: head });
    expect(history).toEqual([expect.objectContaining({ subject: 'two', paths: [] })]);
  });

  test('gives the same facts twice, and those of the commit that is asked for', async () => {
    const repository = scratchRepository();
    const first = repository.commit('one', { 'a.py': 'x = 1\n' });
    repository.commit('two', { 'a.py': 'x = 2\n', 'b.py': 'y = 1\n' });
    const options = { gitDir: repository.gitDir, revision: first };
    const facts = await readFacts(options);
    expect(facts.contents).toEqual(new Map([['a.py', 'x = 1\n']]));
    expect(await readFacts(options)).toEqual(facts);
  });

  test('says null for a repository without commits', async () => {
    const facts = await readFacts({ gitDir: scratchRepository().gitDir, revision: 'HEAD' });
    expect(facts).toMatchObject({ base: null, tree: [], history: [], owners: null });
  });

  test.each(['--output=/tmp/x', 'main', 'HEAD^', ''])('refuses the revision %j', async (revision) => {
    const { gitDir } = scratchRepository();
    await expect(readFacts({ gitDir, revision })).rejects.toThrow(RangeError);
  });

  test('an unknown commit is an error, not an empty repository', async () => {
    const repository = scratchRepository();
    repository.commit('one', { a: '1' });
    await expect(readFacts({ gitDir: repository.gitDir, revision: '1'.repeat(40) })).rejects.toThrow(
      'git rev-parse',
    );
  });

  test('stops when aborted', async () => {
    const repository = scratchRepository();
    repository.commit('one', { a: '1' });
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(readFacts({ gitDir: repository.gitDir, revision: 'HEAD', signal })).rejects.toThrow(
      'enough',
    );
  });

  test('reads any file name, and leaves out names that are not UTF-8', async () => {
    const repository = scratchRepository();
    const names = ['with space.md', 'line\nend.md', 'tab\t"quoted".md', 'größe/日本.md', '--help', ':(top)x'];
    repository.commit('names', Object.fromEntries(names.map((name) => [name, `of ${name}`])));
    const blob = repository.git(['hash-object', '-w', '--stdin'], { input: 'latin' });
    const listing = Buffer.concat([
      Buffer.from(repository.git(['ls-tree', '-z', 'HEAD']).replace(/\0?$/, '\0')),
      Buffer.from(`100644 blob ${blob}\t`),
      Buffer.from([0x62, 0xe4, 0x72, 0]),
    ]);
    const tree = repository.git(['mktree', '-z'], { input: listing });
    const commit = repository.git(['commit-tree', tree, '-p', 'HEAD', '-m', 'latin']);
    const facts = await readFacts({ gitDir: repository.gitDir, revision: commit });
    expect(facts.tree.map((file) => file.path).sort()).toEqual([...names].sort());
    for (const name of names) expect(facts.contents.get(name)).toBe(`of ${name}`);
    expect(facts.notRead).toEqual(['1 file whose names are too long or not UTF-8']);
  });

  test('follows no symbolic link and reads no submodule', async () => {
    const repository = scratchRepository();
    repository.link('passwd.md', '/etc/passwd');
    repository.link('CODEOWNERS', '/etc/passwd');
    const head = repository.commit('one', { 'a.md': 'a' });
    repository.git(['update-index', '--add', '--cacheinfo', `160000,${head},sub`]);
    const commit = repository.commit('two', { 'b.md': 'b' });
    // `git add -A` drops a submodule that is not checked out; take the index as it was.
    repository.git(['update-index', '--add', '--cacheinfo', `160000,${head},sub`]);
    const tree = repository.git(['write-tree']);
    const withSubmodule = repository.git(['commit-tree', tree, '-p', commit, '-m', 'three']);
    const facts = await readFacts({ gitDir: repository.gitDir, revision: withSubmodule });
    expect(facts.tree.find((file) => file.path === 'passwd.md')?.mode).toBe('120000');
    expect(facts.tree.find((file) => file.path === 'sub')).toMatchObject({ mode: '160000', size: null });
    expect([...facts.contents.keys()].sort()).toEqual(['a.md', 'b.md']);
    expect(facts.owners).toBeNull();
    expect(facts.notRead).toEqual(['what lies in 1 submodule']);
  });

  test('leaves out binary files, and says which texts are too large', async () => {
    const repository = scratchRepository();
    repository.commit('one', {
      'image.dat': Buffer.from([1, 0, 2]),
      'large.txt': 'x'.repeat(200 * 1024 + 1),
      'fits.txt': 'x'.repeat(200 * 1024),
      'bom.txt': '\uFEFFtext',
      'empty.txt': '',
    });
    const facts = await readFacts({ gitDir: repository.gitDir, revision: 'HEAD' });
    expect([...facts.contents.keys()]).toEqual(['bom.txt', 'empty.txt', 'fits.txt']);
    expect(facts.contents.get('bom.txt')).toBe('text');
    expect(facts.notRead).toEqual(['1 file over 200 KB']);
  });

  test('a claimed date that no calendar has does no harm', async () => {
    const repository = scratchRepository();
    const tree = repository.git(['mktree'], { input: '' });
    const text = `tree ${tree}\nauthor A <a@b> 99999999999999999 +0000\ncommitter A <a@b> 99999999999999999 +0000\n\nlate\n`;
    const commit = repository.git(['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'], {
      input: text,
    });
    const facts = await readFacts({ gitDir: repository.gitDir, revision: commit });
    expect(facts.history).toHaveLength(1);
    expect(Date.parse(facts.history[0]?.date ?? '')).not.toBeNaN();
  });
});

describe('a hostile repository', () => {
  test('its configuration starts nothing', async () => {
    const repository = scratchRepository();
    repository.commit('one', { 'a.md': 'a', '.gitattributes': '* diff=evil filter=evil\n' });
    const marks = scratchFolder();
    const mark = (name: string) => `touch ${join(marks, name)}`;
    const hooks = join(repository.dir, 'hooks');
    mkdirSync(hooks);
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout']) {
      writeFileSync(join(hooks, hook), `#!/bin/sh\n${mark(`hook-${hook}`)}\n`, { mode: 0o755 });
    }
    writeFileSync(join(hooks, 'gpg'), `#!/bin/sh\n${mark('gpg')}\n`, { mode: 0o755 });
    const settings: Record<string, string> = {
      'core.fsmonitor': mark('fsmonitor'),
      'core.hooksPath': hooks,
      'core.pager': mark('pager'),
      'core.sshCommand': mark('ssh'),
      'core.alternateRefsCommand': mark('alternates'),
      'diff.external': mark('external'),
      'diff.evil.textconv': mark('textconv'),
      'diff.evil.command': mark('diff-command'),
      'filter.evil.smudge': mark('smudge'),
      'log.showSignature': 'true',
      'gpg.program': join(hooks, 'gpg'),
      'credential.helper': `!${mark('credential')}`,
      'protocol.ext.allow': 'always',
      'remote.origin.url': `ext::${mark('ext')}`,
      'remote.origin.promisor': 'true',
      'extensions.partialClone': 'origin',
      'core.repositoryFormatVersion': '1',
      'color.ui': 'always',
      'log.follow': 'true',
      'diff.renames': 'copies',
      'format.pretty': 'raw',
    };
    for (const [key, value] of Object.entries(settings)) repository.git(['config', key, value]);
    const blob = '0123456789012345678901234567890123456789';
    const tree = repository.git(['mktree', '--missing'], { input: `100644 blob ${blob}\tgone.md\n` });
    const commit = repository.git(['commit-tree', tree, '-m', 'gone']);
    const signed = `tree ${tree}\nauthor A <a@b> 1700000000 +0000\ncommitter A <a@b> 1700000000 +0000\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\nsigned\n`;
    const claim = repository.git(['hash-object', '-t', 'commit', '-w', '--stdin'], { input: signed });
    for (const revision of ['HEAD', commit, claim]) {
      const facts = await readFacts({ gitDir: repository.gitDir, revision });
      expect(facts.base).toMatch(/^[0-9a-f]{40}$/);
    }
    const facts = await readFacts({ gitDir: repository.gitDir, revision: commit });
    expect(facts.tree).toEqual([{ path: 'gone.md', mode: '100644', oid: blob, size: null }]);
    expect(facts.notRead).toEqual(['1 file that this clone does not hold']);
    expect(readdirSync(marks)).toEqual([]);
  });

  test('a tree of 200,000 paths is read up to the bound, quickly', async () => {
    const repository = scratchRepository();
    const nest = (entries: string) => repository.git(['mktree'], { input: entries });
    const blob = repository.git(['hash-object', '-w', '--stdin'], { input: 'x' });
    const numbered = (count: number, entry: (index: string) => string) =>
      Array.from({ length: count }, (_, index) => entry(String(index).padStart(3, '0'))).join('');
    const leaf = nest(numbered(200, (index) => `100644 blob ${blob}\tf${index}\n`));
    const middle = nest(numbered(100, (index) => `040000 tree ${leaf}\td${index}\n`));
    const top = nest(numbered(10, (index) => `040000 tree ${middle}\tt${index}\n`));
    const commit = repository.git(['commit-tree', top, '-m', 'bomb']);
    const started = Date.now();
    const facts = await readFacts({ gitDir: repository.gitDir, revision: commit });
    expect(facts.tree).toHaveLength(100_000);
    expect(facts.notRead).toContain('the tree beyond 100,000 entries');
    expect(Date.now() - started).toBeLessThan(15_000);
  });

  test('a tree that would list 64 million paths, and one that lists nothing for ever, stop at a bound', async () => {
    const repository = scratchRepository();
    const blob = repository.git(['hash-object', '-w', '--stdin'], { input: 'x' });
    const deep = (below: string, levels: number): string => {
      let tree = below;
      for (let level = 0; level < levels; level += 1) {
        const entries = Array.from(
          { length: 20 },
          (_, index) => `040000 tree ${tree}\td${String(index).padStart(2, '0')}\n`,
        );
        tree = repository.git(['mktree'], { input: entries.join('') });
      }
      return repository.git(['commit-tree', tree, '-m', 'deep']);
    };
    const files = repository.git(['mktree'], { input: `100644 blob ${blob}\tf\n` });
    const read = await readTree(repository.gitDir, deep(files, 6), undefined);
    expect(read.entries).toHaveLength(100_000);
    const empty = repository.git(['mktree'], { input: '' });
    const bounds = { maxEntries: 100, maxBytes: 1000, timeoutMs: 500 };
    const silent = await readTree(repository.gitDir, deep(empty, 8), undefined, bounds);
    expect(silent).toEqual({ entries: [], notRead: ['the tree beyond 0 entries'] });
  });
});

describe('a partial clone', () => {
  function partialClone() {
    const origin = scratchRepository();
    const content = `# ${'much '.repeat(500)}`;
    origin.commit('one', { 'small.md': 'small', 'large.md': content });
    origin.git(['config', 'uploadpack.allowFilter', 'true']);
    origin.git(['config', 'uploadpack.allowAnySHA1InWant', 'true']);
    const clone = join(scratchFolder(), 'clone.git');
    origin.git(['clone', '-q', '--bare', '--filter=blob:limit=1k', `file://${origin.dir}`, clone]);
    return { origin, clone, content };
  }

  test('is never filled behind one’s back', async () => {
    const { clone } = partialClone();
    const before = readdirSync(join(clone, 'objects/pack')).sort();
    const facts = await readFacts({ gitDir: clone, revision: 'HEAD' });
    expect([...facts.contents.keys()]).toEqual(['small.md']);
    expect(facts.tree.map(({ path, size }) => [path, size])).toEqual([
      ['large.md', null],
      ['small.md', 5],
    ]);
    expect(facts.notRead).toEqual(['1 file that this clone does not hold']);
    expect(readdirSync(join(clone, 'objects/pack')).sort()).toEqual(before);
  });

  test('is filled in one batch where the caller fetches', async () => {
    const { origin, clone, content } = partialClone();
    const asked: (readonly string[])[] = [];
    const facts = await readFacts({
      gitDir: clone,
      revision: 'HEAD',
      fetchMissing: async (oids) => {
        asked.push(oids);
        origin.git(['-C', clone, 'fetch', '-q', 'origin', ...oids]);
      },
    });
    expect(asked).toHaveLength(1);
    expect(facts.contents.get('large.md')).toBe(content);
    expect(facts.notRead).toEqual([]);
    expect(existsSync(clone)).toBe(true);
  });
});
