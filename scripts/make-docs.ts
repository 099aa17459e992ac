import { writeFileSync } from 'node:fs';
import { configJsonSchema } from './docs/config-schema.ts';
import { planFormatPage } from './docs/plan-format-page.ts';
import { rulesPage } from './docs/rules-page.ts';

/** Writes the pages that are made from the sources: `npm run docs:make`. Tests say when they are out of date. */
writeFileSync(new URL('../docs/rules.md', import.meta.url), rulesPage());
writeFileSync(new URL('../docs/planwright.schema.json', import.meta.url), configJsonSchema());
writeFileSync(new URL('../docs/plan-format.md', import.meta.url), planFormatPage());
