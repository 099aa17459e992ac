import { z } from 'zod';
import { didYouMean } from '../../../plan/did-you-mean.ts';
import { OWN_SLOTS } from './own-slots.ts';

const LONGEST = 400;
const MOST = 20;

const line = z
  .string({ error: 'expected text' })
  .min(1, { error: 'expected text' })
  .max(LONGEST, { error: `expected at most ${LONGEST} characters` })
  .superRefine((value, context) => {
    for (const [, name = ''] of value.matchAll(/\{(\w+)\}/g)) {
      if (name in OWN_SLOTS) continue;
      const message = `expected a known slot in braces, found \`{${name}}\`.${didYouMean(name, Object.keys(OWN_SLOTS))}`;
      context.addIssue({ code: 'custom', message });
    }
  });

const words = z
  .array(z.string({ error: 'expected a word' }).min(2, { error: 'expected at least two letters' }).max(60), {
    error: 'expected a list of words',
  })
  .min(1)
  .max(MOST);
const path = z
  .string({ error: 'expected a path' })
  .max(300)
  .refine(
    (value) => /^[^/\s].*$/.test(value) && !value.split('/').some((part) => part === '..' || part === ''),
    {
      error: 'expected a path from the root of the repository, without `..`',
    },
  );
const kinds = z
  .array(
    z.enum(['bug', 'feature', 'docs', 'refactoring', 'dependency'], {
      error: 'expected `bug`, `feature`, `docs`, `refactoring` or `dependency`',
    }),
  )
  .min(1);
const tiers = z
  .array(z.enum(['small', 'medium', 'large'], { error: 'expected `small`, `medium` or `large`' }))
  .min(1);
const level = z.enum(['low', 'medium', 'high'], { error: 'expected `low`, `medium` or `high`' });

const when = z
  .strictObject({
    kinds: kinds.optional(),
    tiers: tiers.optional(),
    words: words.optional(),
    titleWords: words.optional(),
    touches: z.array(path, { error: 'expected a list of path patterns' }).min(1).max(MOST).optional(),
  })
  .refine((value) => Object.keys(value).length > 0, { error: 'expected at least one condition' });

const list = <T extends z.ZodType>(item: T) =>
  z.array(item, { error: 'expected a list' }).max(MOST).optional();

/** A playbook as a repository writes it. Conditions are words and path patterns: a foreign regular expression has no bound in time. */
export const ownPlaybookSchema = z.strictObject(
  {
    when,
    tasks: list(
      z.strictObject({
        text: line,
        stage: z.enum(['test', 'code', 'after'], { error: 'expected `test`, `code` or `after`' }),
        files: z.array(path, { error: 'expected a list of paths' }).max(MOST).optional(),
        reason: line.optional(),
      }),
    ),
    risks: list(
      z.strictObject({ text: line, likelihood: level, impact: level, trigger: line, mitigation: line }),
    ),
    questions: list(
      z.strictObject({
        text: line,
        options: z
          .array(line, { error: 'expected a list of answers' })
          .min(2, { error: 'expected at least two answers' })
          .max(5),
        changes: line,
      }),
    ),
    decisions: list(z.strictObject({ text: line, why: line, insteadOf: z.array(line).min(1) })),
    exit: list(z.strictObject({ text: line, byHand: line })),
    state: list(line),
    outOfScope: list(line),
    deployment: list(line),
    performance: list(line),
    security: list(line),
    testing: list(line),
    rollout: list(line),
    observability: list(line),
    debt: list(line),
  },
  { error: (issue) => (issue.code === 'invalid_type' ? 'expected `key: value` lines' : undefined) },
);

export type OwnPlaybook = z.infer<typeof ownPlaybookSchema>;
