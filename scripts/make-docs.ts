import { readFileSync, writeFileSync } from 'node:fs';
import { commandsPage, readmeWithCommands } from './docs/commands-page.ts';
import { configJsonSchema } from './docs/config-schema.ts';
import { baseOf, drawExamplePlan, readmeWithPhase } from './docs/example-plan.ts';
import { planFormatPage } from './docs/plan-format-page.ts';
import { rulesPage } from './docs/rules-page.ts';

/** Writes the pages that are made from the sources: `npm run docs:make`. Tests say when they are out of date. */
writeFileSync(new URL('../docs/rules.md', import.meta.url), rulesPage());
writeFileSync(new URL('../docs/planwright.schema.json', import.meta.url), configJsonSchema());
writeFileSync(new URL('../docs/plan-format.md', import.meta.url), planFormatPage());
writeFileSync(new URL('../docs/commands.md', import.meta.url), commandsPage());

// Drawn anew at the commit that it names; one that the clone does not have leaves it as it is.
const example = new URL('../docs/example-plan.md', import.meta.url);
const before = readFileSync(example, 'utf8');
const plan = (await drawExamplePlan(baseOf(before))) ?? before;
writeFileSync(example, plan);

const readme = new URL('../README.md', import.meta.url);
writeFileSync(readme, readmeWithPhase(readmeWithCommands(readFileSync(readme, 'utf8')), plan));
