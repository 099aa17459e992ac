import { planToJson } from '../../../src/plan/plan-json.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { readIssue } from '../../../src/planner/extract/read-issue.ts';
import { findSamples } from '../../../src/planner/locate/find-samples.ts';
import { locateWork } from '../../../src/planner/locate/locate-work.ts';
import { rankFiles } from '../../../src/planner/locate/rank-files.ts';
import { settingsFile, settingsIn } from '../../../src/planner/locate/settings-file.ts';
import { factsOf, issueOf, OPTIONS } from '../facts-of.ts';

const FACTS = factsOf({
  'app/settings.py': 'DATABASES = {\n    "default": {},\n    "sslmode": "require",\n}\n',
  'app/mail.py': 'def classify(message):\n    return message\n',
});

test.each([
  ['Option to classify a message as a start event', 'We would like one more choice in the rules.', null],
  ['Make the classification of messages configurable', 'It should be configurable.', 'app/settings.py'],
  ['Option for the sslmode of the connection', 'An option should set it.', 'app/settings.py'],
  ['Classify messages', 'A message should be classified.', null],
])('%s', (title, body, expected) => {
  const { clues } = readIssue(issueOf(title, body), []).extraction;
  expect(settingsFile(clues, rankFiles(clues, FACTS), FACTS)).toBe(expected);
});

test('settings are quoted keys or public fields', () => {
  expect(settingsIn('"a_dir": x,\n"b.mode": y,\n')).toEqual(['a_dir', 'b.mode']);
  expect(settingsIn('pub struct C {\n  pub tag: String,\n}\n')).toEqual(['tag']);
});

test.each([
  ['lib/acme/configuration.rb', '  DEFAULTS = {\n    "source" => 1,\n    "limit_posts" => 0,\n  }\n'],
  ['src/main/java/org/acme/ToolSettings.java', 'class ToolSettings {}\n'],
  ['app/Config.php', '<?php\n'],
])('%s declares settings too, and a configuration in code asks for one', (path, text) => {
  const facts = factsOf({ [path]: text, 'src/other.rb': 'def build\nend\n' });
  const { clues } = readIssue(
    issueOf('Option for the newest posts in `_config.yml`', 'Only these.'),
    [],
  ).extraction;
  expect(settingsFile(clues, rankFiles(clues, facts), facts)).toBe(path);
});

describe('what shows the settings to people', () => {
  const names = ['header', 'body', 'footer', 'trim', 'limit'];
  const toml = (from: readonly string[]) => from.map((name) => `# about it\n${name} = 1\n`).join('');
  const facts = factsOf({
    'src/config.rs': `pub struct Config {\n${names.map((name) => `    pub ${name}: String,\n`).join('')}}\n`,
    'src/request.rs': 'pub fn request() {}\n',
    'tool.toml': toml(names),
    'config/tool.toml': toml(names),
    'examples/short.toml': toml(['header', 'body']),
    'tests/fixtures/tool.toml': toml(names),
    'docs/all.md': '# Configuration\n\n### header\n\n### body\n\n### trim\n\n### limit\n',
    'docs/start.md': '# Start\n\nSet a header, a body, trim and limit.\n',
    'docs/upgrading/2.md': '# Settings\n\n### header\n\n### body\n\n### trim\n\n### limit\n',
  });
  const issue = issueOf(
    'Add a `timeout` setting to tool.toml',
    'Requests take longer. I would like to set `timeout` in `tool.toml`.',
    { labels: ['enhancement'] },
  );

  test('is the sample with nearly all of them, not the project’s own configuration, an excerpt or a fixture', () => {
    expect(findSamples('src/config.rs', facts)).toEqual([{ path: 'config/tool.toml', shared: names }]);
  });

  test('and the page where each has an entry', () => {
    const located = locateWork(readIssue(issue, []).extraction.clues, facts);
    expect(located.docs[0]?.path).toBe('docs/all.md');
    expect(located.docs.map(({ path }) => path)).not.toContain('docs/upgrading/2.md');
  });

  test('the plan changes the registry and the sample, and leaves the project’s own configuration', () => {
    const drawn = drawEmbeddedPlan(issue, facts, OPTIONS);
    const text = drawn.kind === 'plan' ? JSON.stringify(planToJson(drawn.plan).phases) : '';
    expect(text).toContain('"src/config.rs"');
    expect(text).toContain(
      'Show the new setting in `config/tool.toml`, where `header`, `body` and 3 more stand',
    );
    expect(text).not.toContain('"tool.toml"');
  });
});
