import { versionWish } from '../../../../src/planner/locate/wishes/version-wish.ts';

const read = (title: string) => {
  const wish = versionWish(title);
  return wish === null
    ? null
    : [wish.intent, ...wish.runtimes.map(({ name }) => name), ...wish.names].join(' ');
};

describe('a title that wants another version', () => {
  test.each([
    ['Require Go 1.23', 'require Go'],
    ['Drop support for Python 3.9', 'require Python'],
    ['Drop Node.js 18 and 20', 'require Node.js'],
    ['Raise the MSRV to 1.87', 'require Rust'],
    ['Update the runners to windows-2025', 'require Windows runners'],
    ['Replace moment with dayjs', 'replace moment'],
    ['Remove undici in favor of global fetch', 'replace undici'],
    ['Test with Java 25', 'test Java'],
    ['Add Ruby 3.1 to CI matrix', 'test Ruby'],
    ['Run the tests on PHP 8.4', 'test PHP'],
    ['Bump eslint to v9', 'require eslint'],
    ['deps: bump `@types/node` from 20 to 22', 'require @types/node'],
    ['Upgrade to Django 6.1', 'require Django'],
    ['Update Prisma and Next.', 'require Prisma Next'],
    ['Bump actions/checkout to v5', 'require actions/checkout'],
    ['Unlock Psych dependency', 'require Psych'],
    ['Update rubocop gem to 0.87.1', 'require rubocop'],
  ])('%s', (title, expected) => {
    expect(read(title)).toBe(expected);
  });

  test.each([
    'Update next button of the onboarding',
    'Update the list when a row is added',
    'Python 3.13: the list command crashes',
    'Support Python 3.12 type aliases',
    'Server hangs after upgrading to Node 22',
    '`tool update` removes dependency groups incorrectly',
    'Move the button to the left',
    'Go to the next page by keyboard',
  ])('is not: %s', (title) => {
    expect(versionWish(title)?.runtimes ?? []).toEqual([]);
  });

  test('the dependencies as a whole', () => {
    expect(versionWish('Update all npm packages')?.isAll).toBe(true);
    expect(versionWish('Update the list')?.isAll).toBe(false);
  });
});
