import type { PlanPart, PlanParts, PlanSection } from './plan-parts.ts';
import { type Drawn, keyHash, printOf } from './prints.ts';

/** What a small plan's sections are in a plan with phases. */
const SMALL: Readonly<Record<string, string>> = {
  tasks: 'phase 1/tasks',
  'tasks/done when': 'phase 1/exit criteria',
  'tasks/what shipped': 'phase 1/what shipped',
};

/**
 * Sections of the plan that go by another name now: people renamed their heading, or a small plan gets phases. They are
 * known by what stands in them, and get the keys by which they are drawn now.
 */
export function followSections(current: PlanParts, drawn: PlanParts, before: Drawn): PlanParts {
  const names = new Map<string, string>();
  const drawnKeys = new Set(drawn.sections.map(({ key }) => key));
  const free = new Set(drawnKeys);
  for (const { key } of current.sections) free.delete(key);
  for (const section of current.sections) {
    if (drawnKeys.has(section.key) || section.depth < 2) continue;
    const found = SMALL[section.key] ?? nameOf(section, drawn, before, free);
    if (found === undefined || !free.has(found)) continue;
    names.set(section.key, found);
    free.delete(found);
  }
  if (names.size === 0) return current;
  return { ...current, sections: current.sections.map((section) => renamed(section, names)) };
}

function nameOf(
  section: PlanSection,
  drawn: PlanParts,
  before: Drawn,
  free: ReadonlySet<string>,
): string | undefined {
  const ids = new Set(section.parts.flatMap(({ id }) => id ?? []));
  return drawn.sections.find(({ key, depth, parts }) => {
    if (!free.has(key) || depth !== section.depth) return false;
    const hasIds = parts.some(({ id }) => id !== null && ids.has(id));
    return hasIds || section.parts.some((part) => wasDrawn(part, section.key, key, before));
  })?.key;
}

function wasDrawn(part: PlanPart, from: string, to: string, before: Drawn): boolean {
  // The generated block is the same wherever it stands.
  if (part.kind === 'heading' || part.kind === 'progress' || part.id !== null) return false;
  return before.parts.get(keyHash(keyIn(part.key, from, to)))?.print === printOf(part, to);
}

function renamed(section: PlanSection, names: ReadonlyMap<string, string>): PlanSection {
  const [from, to] =
    [...names].find(([name]) => section.key === name) ??
    [...names].find(([name]) => section.key.startsWith(`${name}/`)) ??
    [];
  if (from === undefined || to === undefined) return section;
  const isSmall = Object.hasOwn(SMALL, section.key);
  const key = to + section.key.slice(from.length);
  const parts = section.parts.map((part) => {
    const own = keyIn(part.key, section.key, key);
    // Under a renamed heading it is what was drawn there; in a small plan it was drawn under the old name.
    return { ...part, key: own, drawnKey: isSmall ? part.drawnKey : own };
  });
  return { ...section, key, parts };
}

function keyIn(key: string, from: string, to: string): string {
  if (key === `# ${from}`) return `# ${to}`;
  return key.startsWith(`${from}/`) || key.startsWith(`${from}: `) ? to + key.slice(from.length) : key;
}
