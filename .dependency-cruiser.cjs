/**
 * Imports run one way: markdown ← plan ← planner, commands, messages ← workflows ← app, server, cli.
 * The pure folders know no Octokit, no Probot, no file system, no clock; workflows know ports, not GitHub.
 */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/${from}` },
  to: {
    path: '^src/',
    pathNot: [`^src/${from}`, '^src/errors\\.ts$', ...allowed.map((folder) => `^src/${folder}`)],
  },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^mdast$' },
    },
    only('markdown-alone', 'markdown/', [], 'markdown edits are useful without plans'),
    only('plan-on-markdown', 'plan/', ['markdown/'], 'a plan is a document'),
    only('facts-on-nothing', 'facts/', ['plan/issue\\.ts'], 'facts are read from git alone'),
    only(
      'planner-on-plan',
      'planner/',
      ['markdown/', 'plan/', 'facts/facts\\.ts', 'facts/queries'],
      'issue + facts → plan',
    ),
    only('commands-on-plan', 'commands/', ['markdown/', 'plan/'], 'a command edits a plan'),
    only(
      'messages-on-plan',
      'messages/',
      ['markdown/', 'plan/', 'commands/'],
      'messages say what a plan says',
    ),
    only('config-alone', 'config/', ['plan/'], 'configuration is data'),
    only(
      'workflows-on-ports',
      'workflows/',
      ['markdown/', 'plan/', 'planner/', 'commands/', 'messages/', 'config/', 'facts/facts\\.ts'],
      'workflows take ports and never call GitHub themselves',
    ),
    only('inbox-on-workflows', 'inbox/', ['workflows/'], 'the inbox runs workflows'),
    only(
      'worker-on-pure',
      'worker/',
      ['markdown/', 'plan/', 'planner/', 'commands/', 'facts/', 'config/', 'messages/'],
      'what runs off the event loop is pure or reads git',
    ),
    only(
      'github-on-ports',
      'github/',
      ['plan/', 'workflows/ports/', 'config/'],
      'the only code that calls GitHub',
    ),
    {
      name: 'sandbox-for-cli-only',
      comment: 'production code never depends on the embedded GitHub',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(sandbox/|cli\\.ts|cli/)' },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'pure-folders',
      comment: 'no Octokit, no Probot, no file system, no log in the pure folders',
      severity: 'error',
      from: { path: '^src/(markdown|plan|planner|messages|commands)/' },
      to: { path: '(octokit|probot|^fs$|^node:fs|child_process|^node:http|piscina|pino)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node'],
    },
  },
};
