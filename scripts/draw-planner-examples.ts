/**
 * Draws the plans of `docs/planner.md` anew, with what the planner saw: each section below "Two plans" holds its issue as a
 * quotation, and the blocks below it are replaced. What people say of them in between stays, and is to be read again.
 *
 *     node scripts/draw-planner-examples.ts [REPOSITORY] [REVISION]
 *
 * REPOSITORY is a clone of this repository (`.`), REVISION the commit that the plans are for (`HEAD`). No check asks for it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { printOrigins } from '../src/cli/print-origins.ts';
import type { Facts } from '../src/facts/facts.ts';
import { readLocalRepository } from '../src/facts/local-repository.ts';
import { readFacts } from '../src/facts/read-facts.ts';
import type { Issue } from '../src/plan/issue.ts';
import { planPath } from '../src/plan/path.ts';
import { renderPlan } from '../src/plan/render.ts';
import { explainPlan } from '../src/planner/explain/explain-plan.ts';

const NUMBER = 3;
const REPOSITORY = 'https://github.com/octo/planwright';

const [folder = '.', revision = 'HEAD'] = process.argv.slice(2);
const page = new URL('../docs/planner.md', import.meta.url);
const { gitDir } = await readLocalRepository(folder);
const facts = withoutPage(await readFacts({ gitDir, revision }));
const text = readFileSync(page, 'utf8');
const at = text.indexOf('## Two plans');
const sections = text.slice(at).split(/(?=^### .+\n\n> \*\*)/m);
writeFileSync(page, text.slice(0, at) + sections.map(redrawn).join(''));

/** The page quotes the code that its examples are about, and would pass for the documentation of it. */
function withoutPage(read: Facts): Facts {
  const isPage = (path: string) => path === 'docs/planner.md';
  return {
    ...read,
    tree: read.tree.filter(({ path }) => !isPage(path)),
    contents: new Map([...read.contents].filter(([path]) => !isPage(path))),
  };
}

function redrawn(section: string): string {
  const issue = issueIn(section);
  if (issue === null) return section;
  const home = {
    repositoryUrl: REPOSITORY,
    planPath: planPath('plans/{issue}-{slug}/PLAN.md', NUMBER, issue.title),
  };
  const result = explainPlan(issue, facts, { home, tier: null });
  if (result.kind === 'intake') throw new Error(`nothing to plan from: ${result.missing.join('; ')}`);
  const planned = new Set(
    result.plan.phases.flatMap(({ tasks }) => tasks.flatMap(({ paths }) => paths.map(({ path }) => path))),
  );
  const seen = result.origins.filter(({ id }) => /^[RTQDK]\d/.test(id) || planned.has(id));
  const plan = renderPlan(result.plan, home).replaceAll(
    /\]\(https:\/\/github\.com\/octo\/planwright\/(?:blob|commit)\/[^)]*\)/g,
    ']',
  );
  return section
    .replace(
      /(What the planner saw.*\n\n)```\n[\s\S]*?^```$/m,
      (_all, lead: string) => `${lead}\`\`\`\n${printOrigins(seen).trimEnd()}\n\`\`\``,
    )
    .replace(/^````markdown\n[\s\S]*?^````$/m, () => `\`\`\`\`markdown\n${plan.trimEnd()}\n\`\`\`\``);
}

/** The issue that a section quotes: its title in bold with its label behind, then its body. */
function issueIn(section: string): Issue | null {
  const quoted = [...section.matchAll(/^> ?(.*)$/gm)].map((match) => match[1] ?? '');
  const [, title, label] = /^\*\*(.+)\*\*(?: \(label `(.+)`\))?$/.exec(quoted[0] ?? '') ?? [];
  if (title === undefined) return null;
  return {
    number: NUMBER,
    title,
    body: quoted.slice(1).join('\n').trim(),
    labels: label === undefined ? [] : [label],
    author: 'octo',
    assignees: [],
    milestone: null,
    comments: [],
  };
}
