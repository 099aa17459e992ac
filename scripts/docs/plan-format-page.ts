import { readFileSync } from 'node:fs';

const DOCS = new URL('../../docs/', import.meta.url);
const EXAMPLE = /<!-- example: (\S+) -->\n(?:\n`{4,}md\n[\s\S]*?\n`{4,}\n)?/g;

/** `docs/plan-format.md` with the plans that it names below their marks; all else stays as people wrote it. */
export function planFormatPage(): string {
  const page = readFileSync(new URL('plan-format.md', DOCS), 'utf8');
  return page.replace(EXAMPLE, (_found, path: string) => {
    const plan = readFileSync(new URL(path, DOCS), 'utf8').trimEnd();
    return `<!-- example: ${path} -->\n\n\`\`\`\`md\n${plan}\n\`\`\`\`\n`;
  });
}
