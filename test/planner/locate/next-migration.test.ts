import { readIssue } from '../../../src/planner/extract/read-issue.ts';
import { asksForMigration } from '../../../src/planner/locate/asks-for-migration.ts';
import { findModels } from '../../../src/planner/locate/find-model.ts';
import { locateWork } from '../../../src/planner/locate/locate-work.ts';
import { commitOf, factsOf, issueOf } from '../facts-of.ts';

const cluesOf = (title: string, body = 'It should be stored in the database.') =>
  readIssue(issueOf(title, body), []).extraction.clues;

/** The next migration's path in a repository whose newest is `latest`, read on 1 January 2024. */
function nextAfter(folder: string, latest: string, inner = ''): string | null {
  const facts = factsOf(
    { [`${folder}/${latest}${inner}`]: '', 'app/models.py': 'class Project:\n    pass\n' },
    {
      history: [commitOf('Add a project', ['app/models.py'])],
      conventions: { migrations: [{ folder, latest }] },
    },
  );
  return locateWork(cluesOf('Store a time zone for each project'), facts).migration?.path ?? null;
}

describe('the next migration is named as its folder has it', () => {
  test.each([
    ['app/migrations', '0009_add_name.py', '', 'app/migrations/0010_zone_project.py'],
    ['prisma/migrations', '9_x', '/migration.sql', 'prisma/migrations/10_zone_project/migration.sql'],
    ['db/migrate', '20231224101500_add_name.rb', '', 'db/migrate/20240101000000_zone_project.rb'],
    ['db/migrate', '20240301101559_add_name.rb', '', 'db/migrate/20240301101600_zone_project.rb'],
    [
      'database/migrations',
      '2023_12_24_101500_add_name.php',
      '',
      'database/migrations/2024_01_01_000000_zone_project.php',
    ],
    ['src/db/migration', 'V12__Add_name.sql', '', 'src/db/migration/V13__Zone_Project.sql'],
    ['migrations', '007.sql', '', 'migrations/008.sql'],
    ['alembic/versions', 'ae1027a6acf_add_name.py', '', null],
  ])('%s/%s', (folder, latest, inner, expected) => {
    expect(nextAfter(folder, latest, inner)).toBe(expected);
  });
});

test('of several folders the one beside the files of the work has it', () => {
  const facts = factsOf(
    {
      'accounts/models.py': 'class Profile:\n    pass\n',
      'projects/models.py': 'class Project:\n    pass\n',
    },
    {
      conventions: {
        migrations: [
          { folder: 'accounts/migrations', latest: '0003_a.py' },
          { folder: 'projects/migrations', latest: '0021_b.py' },
        ],
      },
    },
  );
  const { migration } = locateWork(cluesOf('Store a time zone for each project'), facts);
  expect(migration).toMatchObject({ path: 'projects/migrations/0022_zone_project.py', after: '0021_b.py' });
});

test.each([
  ['Store a time zone for each project', 'It should be stored in the database.', true],
  ['Add a column `note` to the sites table', '', true],
  ['Remember when a hook was off', 'Store the time in the hooks table.', true],
  ['This needs a migration', '', true],
  ['Show a column for the note', 'The list should have it.', false],
  ['Support PostgreSQL', 'Other databases work already.', false],
  ['Remember the last search', 'In the browser is enough.', false],
])('%s %s', (title, body, expected) => {
  expect(asksForMigration(cluesOf(title, body))).toBe(expected);
});

test.each([
  ['app/models.py', 'class WebHook(Model):\n    pass\n'],
  ['app/Models/WebHook.php', '<?php\nclass WebHook extends Model\n{\n}\n'],
  ['prisma/schema.prisma', 'model WebHook {\n  id String\n}\n'],
  ['db/schema.rb', 'create_table "web_hooks", force: true do |t|\nend\n'],
  ['db/structure.sql', 'CREATE TABLE public.web_hooks (\n  id int\n);\n'],
])('%s declares what the title speaks of', (path, text) => {
  const facts = factsOf({ [path]: text, 'app/user/models.py': 'class User:\n    pass\n' });
  expect(findModels('Remember when a web hook was off', facts).map((file) => file.path)).toEqual([path]);
});
