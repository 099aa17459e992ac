import { z } from 'zod';
import { planPatternFault } from '../plan/foreign/plan-pattern.ts';
import { RULES } from '../plan/rules/registry.ts';
import { RULE_LEVELS } from '../plan/rules/rule.ts';
import { SECTIONS } from '../plan/sections/registry.ts';
import { DEFAULTS } from './defaults.ts';

/** Where a repository keeps its configuration. */
export const CONFIG_PATH = '.github/planwright.yml';

const path = z
  .string({ error: expected('a path such as `plans/{issue}-{slug}/PLAN.md`') })
  .superRefine((value, context) => {
    const reason = pathFault(value);
    if (reason !== null) context.addIssue({ code: 'custom', message: reason });
  })
  .describe(
    'Where plans live. `{issue}` becomes the number and `{slug}` the title of the issue; `PLAN.md` alone keeps one single plan.',
  );

const label = z
  .string({ error: expected('the name of a label') })
  .refine((value) => value.trim() === value && value !== '', {
    error: 'expected a name without white space around it',
  })
  .max(50, { error: 'expected at most 50 characters, as GitHub allows no more in a label' })
  .describe('The label that asks for a plan.');

const prefix = z
  .string({ error: expected('a prefix such as `/plan`') })
  .regex(/^\/[a-z][a-z0-9-]{0,38}$/, {
    error: 'expected a slash, a lower-case letter, then letters, digits or hyphens, as in `/plan`',
  })
  .describe('What slash-commands begin with.');

const bookkeeping = z
  .enum(['direct', 'pull-request'], { error: expected('`direct` or `pull-request`') })
  .describe(
    'How merged work is recorded: `direct` commits to the default branch, `pull-request` keeps one standing pull request.',
  );

const entry = z
  .enum(['warn', 'block'], { error: expected('`warn` or `block`') })
  .describe(
    'What the check run does where a pull request starts a phase before the earlier one is complete: `warn` says so, `block` fails.',
  );

const closeIssue = z
  .boolean({ error: expected('`true` or `false`') })
  .describe('Whether the issue is closed, once, when its plan is complete.');

const tier = z
  .enum(['small', 'medium', 'large'], { error: expected('`small`, `medium` or `large`') })
  .describe('The tier of every plan. Left out, each plan gets the tier that its work calls for.');

const level = z.enum(RULE_LEVELS, { error: expected('`off`, `warn` or `error`') });

const rules = z
  .strictObject(Object.fromEntries(RULES.map((rule) => [rule.id, level.describe(rule.says).optional()])), {
    error: expected('rules with their levels, such as `scope-fits: off`'),
  })
  .describe(
    'How severe each rule of the planning standard is taken. A rule that is left out keeps its own level.',
  );

/** A section of the format is there already, and two of one heading could not be told apart. */
function sectionFault(name: string, before: readonly { readonly title: string }[]): string | null {
  const isNamed = (other: { readonly title: string }): boolean =>
    other.title.toLowerCase() === name.trim().toLowerCase();
  if (SECTIONS.some(isNamed)) return 'expected a section that the format does not have itself';
  return before.some(isNamed) ? 'expected each section once' : null;
}

const sections = z
  .array(
    z.strictObject(
      {
        title: z
          .string({ error: expected('the text of a heading') })
          .regex(/^(?=.*[\p{L}\p{N}])[^\p{Cc}]{1,100}$/u, {
            error: 'expected one line of at most 100 characters, with a letter or a digit in it',
          })
          .describe('The heading.'),
        text: z
          .string({ error: expected('a text') })
          .regex(/[\p{L}\p{N}]/u, { error: 'expected a text that says something' })
          .max(2000, { error: 'expected at most 2000 characters' })
          .describe('What stands under it in a plan that is drawn. Left out, people write it.')
          .optional(),
      },
      { error: expected('a section such as `title: Accessibility`') },
    ),
    { error: expected('a list of sections such as `- title: Accessibility`') },
  )
  .max(10, { error: 'expected at most 10 sections' })
  .superRefine((list, context) => {
    for (const [index, { title: name }] of list.entries()) {
      const message = sectionFault(name, list.slice(0, index));
      if (message !== null) context.addIssue({ code: 'custom', path: [index, 'title'], message });
    }
  })
  .describe('Sections that every plan of this repository has, beyond those of the format.');

const team = z
  .string({ error: expected('a team such as `acme/maintainers`') })
  .regex(/^@?[a-z\d][a-z\d-]{0,38}\/[a-z\d][\w.-]{0,99}$/i, {
    error: 'expected an organization and a team, as in `acme/maintainers`',
  })
  .transform((name) => name.replace(/^@/, '').toLowerCase());

const teams = z
  .strictObject(
    { write: z.array(team).max(10).default([]), triage: z.array(team).max(10).default([]) },
    { error: expected('lists of teams under `write` and `triage`') },
  )
  .describe(
    "Teams whose members may command as if they had that permission here, whatever their role. Needs the App's permission to read members.",
  );

const otherPlans = z
  .array(
    z.string({ error: expected('a path such as `specs/*/tasks.md`') }).superRefine((value, context) => {
      const reason = planPatternFault(value);
      if (reason !== null) context.addIssue({ code: 'custom', message: reason });
    }),
    { error: expected('a list of paths such as `- specs/*/tasks.md`') },
  )
  .max(20, { error: 'expected at most 20 paths' })
  .describe(
    'Plans that other tools or people wrote, which merged work ticks: paths, with `*` for any name and `**` for any folders.',
  );

/** What may stand in `.github/planwright.yml`; every key may be left out. */
export const configSchema = z.strictObject({
  path: path.default(DEFAULTS.path),
  label: label.default(DEFAULTS.label),
  prefix: prefix.default(DEFAULTS.prefix),
  bookkeeping: bookkeeping.default(DEFAULTS.bookkeeping),
  entry: entry.default(DEFAULTS.entry),
  'close-issue': closeIssue.default(DEFAULTS['close-issue']),
  tier: tier.optional(),
  rules: rules.default({}),
  sections: sections.default([]),
  teams: teams.optional(),
  'other-plans': otherPlans.default([]),
});

export type Config = Readonly<z.infer<typeof configSchema>>;

/** What holds in a repository without a configuration file. */
export const DEFAULT_CONFIG: Config = Object.freeze(configSchema.parse({}));

/** Every key with what it is for, in order: for the documentation, and for errors that list them. */
export const CONFIG_KEYS: readonly { readonly name: string; readonly description: string }[] = Object.entries(
  configSchema.shape,
).map(([name, schema]) => ({ name, description: inner(schema).description ?? '' }));

function inner(schema: z.ZodType): z.ZodType {
  const within = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return within instanceof z.ZodType ? within : schema;
}

/** What is wrong with the pattern of a plan's path, as what was expected; null where nothing is. */
function pathFault(value: string): string | null {
  if (value.startsWith('/') || /^[a-z]:/i.test(value))
    return 'expected a path from the root of the repository, without a leading `/`';
  if (value.includes('\\')) return 'expected `/` between folders';
  const parts = value.split('/');
  if (parts.includes('..') || parts.includes('.')) return 'expected no `.` or `..` in the path';
  if (parts.includes('') || /[\p{Cc}\p{Cf}]/u.test(value))
    return 'expected a folder or file name between the slashes';
  if (parts[0]?.toLowerCase() === '.git') return 'expected a path outside `.git`';
  if (!value.endsWith('.md')) return 'expected a markdown file, ending in `.md`';
  const unknown = /\{(?!(?:issue|slug)\})[^}]*\}?/.exec(value);
  if (unknown !== null) return 'expected no other placeholder than `{issue}` and `{slug}`';
  if (value === 'PLAN.md') return null;
  if (!value.includes('{issue}'))
    return 'expected `{issue}` in the path, so that each issue has a plan of its own, or `PLAN.md` for one single plan';
  const slug = value.indexOf('{slug}');
  // The plan of a renamed issue is found by the part before the slug.
  if (slug !== -1 && slug < value.indexOf('{issue}')) return 'expected `{issue}` before `{slug}`';
  return null;
}

function expected(what: string): string {
  return `expected ${what}`;
}
