import { writeFileSync } from 'node:fs';
import { rulesPage } from './docs/rules-page.ts';

/** Writes the pages that are made from the sources: `npm run docs:make`. A test says when they are out of date. */
writeFileSync(new URL('../docs/rules.md', import.meta.url), rulesPage());
