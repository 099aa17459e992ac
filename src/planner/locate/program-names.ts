import type { Facts } from '../../facts/facts.ts';

/** What people type to run this project's programs: names of packages, of their `bin` entries and of their scripts. */
export function programNames(facts: Facts): string[] {
  const names = new Set<string>();
  for (const { path, name } of facts.packages) {
    if (name !== null) names.add(name.replace(/^@[^/]+\//, ''));
    const text = facts.contents.get(path) ?? '';
    for (const found of path.endsWith('.json') ? binsOf(text) : scriptsOf(text)) names.add(found);
  }
  // `git-tool` is typed `git tool` too.
  for (const name of [...names]) if (/^git-\w/.test(name)) names.add(name.replace('-', ' '));
  return [...names].filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
}

function binsOf(text: string): string[] {
  try {
    const manifest: unknown = JSON.parse(text);
    const bin = typeof manifest === 'object' && manifest !== null && 'bin' in manifest ? manifest.bin : null;
    return typeof bin === 'object' && bin !== null ? Object.keys(bin) : [];
  } catch {
    // A manifest that is no JSON names no program; the plan does without.
    return [];
  }
}

/** Keys of `[project.scripts]`, `[tool.poetry.scripts]` and of `[[bin]]` tables. */
function scriptsOf(text: string): string[] {
  const table = /^\[(?:project|tool\.poetry)\.scripts\]\n((?:[^[\n].*\n?|\n)*)/m.exec(text)?.[1] ?? '';
  const scripts = [...table.matchAll(/^\s*"?([\w.-]+)"?\s*=/gm)].map((match) => match[1] ?? '');
  const bins = [...text.matchAll(/^\[\[bin\]\]\s*\n(?:\w+.*\n)*?name\s*=\s*"([\w-]+)"/gm)].map(
    (match) => match[1] ?? '',
  );
  return [...scripts, ...bins];
}
