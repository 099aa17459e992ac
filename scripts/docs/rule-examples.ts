import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A piece of a plan in a rule's doc comment, with what a repository would say around it. */
export interface RuleExample {
  readonly holds: boolean;
  readonly markdown: string;
  /** `path=`, `tree=` and `sections=` behind the fence. */
  readonly context: Readonly<Record<string, string>>;
}

export interface RuleComment {
  /** What the comment says above its examples. */
  readonly says: string;
  readonly examples: readonly RuleExample[];
}

/** The doc comment of a rule, from the file that is named after it. */
export function readRuleComment(rule: string): RuleComment {
  const path = fileURLToPath(new URL(`../../src/plan/rules/${rule}.ts`, import.meta.url));
  const source = readFileSync(path, 'utf8');
  const comment = /\/\*\*\n((?:(?!\*\/)[\s\S])*)\*\/\nexport const \w+: Rule = /.exec(source)?.[1] ?? '';
  const text = comment.replace(/^ \* ?/gm, '').trimEnd();
  const examples = [...text.matchAll(/^```md (passes|fails)(.*)\n([\s\S]*?)\n```$/gm)];
  const says = text
    .slice(0, examples[0]?.index ?? text.length)
    .replace(/\s+/g, ' ')
    .trim();
  return {
    says,
    examples: examples.map(([, word, context = '', markdown = '']) => ({
      holds: word === 'passes',
      markdown,
      context: Object.fromEntries(
        [...context.matchAll(/(\w+)=(\S+)/g)].map(([, key, value]) => [key, value]),
      ),
    })),
  };
}
