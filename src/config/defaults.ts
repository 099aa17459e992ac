/** What holds where the configuration says nothing. Apart from the schema, so that starting needs no schema. */
export const DEFAULTS = {
  path: 'plans/{issue}-{slug}/PLAN.md',
  label: 'needs-plan',
  prefix: '/plan',
  bookkeeping: 'direct',
  entry: 'warn',
  'close-issue': false,
} as const;
