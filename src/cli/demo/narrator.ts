import type { DemoResult } from './demo-result.ts';

export interface Narrator {
  /** A step of the story: what a person did. */
  step(title: string): void;
  /** What came of it, in one line. */
  says(line: string): void;
  /** The change of PLAN.md, as `git diff` shows it. */
  diff(text: string): void;
  summary(result: DemoResult): void;
  staysOpen(url: string): void;
}

/** Lines of a diff shown at most: the web page has the rest. */
const MOST_LINES = 40;

/** Tells the story on a terminal, in colour where there is one. */
export function createNarrator(out: NodeJS.WriteStream): Narrator {
  const paint = (code: number, text: string): string =>
    out.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text;
  const line = (text = ''): void => {
    out.write(`${text}\n`);
  };
  let steps = 0;
  return {
    step: (title) => {
      line();
      line(paint(1, `${++steps}. ${title}`));
    },
    says: (text) => line(`   ${text}`),
    diff: (text) => {
      const lines = text.split('\n').filter((each) => /^[-+](?![-+]{2} )/.test(each));
      for (const each of lines.slice(0, MOST_LINES))
        line(`   ${paint(each.startsWith('+') ? 32 : 31, each)}`);
      if (lines.length > MOST_LINES) line(`   … ${lines.length - MOST_LINES} more lines`);
    },
    summary: ({ ok, planPath, tier, ticked, requests, seconds }) => {
      line();
      line(
        paint(
          1,
          ok
            ? 'The plan on the default branch, read back by git clone, is what it should be.'
            : 'The story did not end as it should.',
        ),
      );
      line(`   ${planPath} (${tier}); ticked: ${ticked.join(', ')}`);
      line(
        `   Requests to GitHub: label ${requests.label}, merge ${requests.merge}, command ${requests.command}; ${seconds} s`,
      );
    },
    staysOpen: (url) => {
      line();
      line(`Look around: ${paint(36, url)}   (Ctrl+C ends it)`);
    },
  };
}
