import { pathsNamed } from './mentions.ts';
import { pathKind } from './path-kind.ts';

/** One step of a stack trace: a file as the trace names it, and the line. */
export interface Frame {
  readonly path: string;
  readonly line: number;
}

/** How the common runtimes write a step; the first group is the file, the second the line. */
const FRAMES: readonly RegExp[] = [
  // Python
  /^\s*File "([^"\n]+)", line (\d+)/,
  // .NET, before the others with "at"
  /^\s*at .+ in (\S.*):line (\d+)\s*$/,
  // JavaScript, the JVM, Rust, Dart
  /^\s*at (?:.*\()?(?:file:\/\/)?([^\s()]+?):(\d+)(?::\d+)?\)?\s*$/,
  // Go
  /^\s+(\S+\.go):(\d+)(?: \+0x[\da-f]+)?\s*$/,
  // PHP
  /^\s*#\d+ (\S+?)\((\d+)\): /,
  /^\s*thrown in (\S+) on line (\d+)\s*$/,
  /\b(?:error|Uncaught|Exception|Warning|Notice)\b.*? in (\S+?\.\w+)(?::| on line )(\d+)\s*$/,
  // Ruby, Elixir
  /^\s*(?:from )?(\S+\.\w+):(\d+):in [`'"]/,
  /^\s*(?:\([\w. ]+\) )?(\S+\.exs?):(\d+): /,
  // Rust, and debuggers of native code
  /\bpanicked at (?:.*, )?(\S+\.rs):(\d+)/,
  /^\s*--> (\S+?):(\d+)/,
  /^\s*#\d+ .* at (\S+):(\d+)\s*$/,
];
/** Lines of a trace that name no file. */
const OTHER_LINE =
  /^\s*(?:Traceback \(most recent call last\):|Stack ?trace:|stack backtrace:|goroutine \d+ \[|Caused by:|Exception in thread|#\d+ \{main\}|\.\.\. \d+ more|During handling of the above|The above exception was|\d+: .+::.+|at .+\((?:Native Method|Unknown Source|<anonymous>)\))/;
/** The message that opens or ends a trace. */
const MESSAGE =
  /^\s*(?:(?:Uncaught )?(?:[\w$]+[.\\:]+)*\w*(?:Error|Exception)(?:\s\[\w+\])?(?::|$)|panic: |(?:PHP )?(?:Fatal|Parse) error: |thread '[^']*' .*panicked at )/;

/** Whether a line is a step of a stack trace or one of the fixed lines around them. */
export function isTraceLine(line: string): boolean {
  return frameOf(line) !== null || OTHER_LINE.test(line);
}

/** Whether a line is the message of an error, as runtimes print it before or after the steps. */
export function isErrorMessage(line: string): boolean {
  return line.length <= LONGEST && MESSAGE.test(line);
}

/** The text without the lines of stack traces: what people wrote themselves. */
export function withoutTraces(text: string): string {
  return text
    .split('\n')
    .filter((line) => !isTraceLine(line))
    .join('\n');
}

/** The steps of the stack traces in a text, innermost first, each trace in its runtime's own order. */
export function findFrames(text: string): Frame[] {
  const lines = text.split('\n').slice(0, MOST_LINES);
  const frames = lines.map(frameOf).filter((frame) => frame !== null);
  const isLastInnermost = lines.some((line) => /most recent call last/.test(line));
  return isLastInnermost ? frames.reverse() : frames;
}

/** Where the program was when it failed: the innermost step in a file of the tree; null where no step is in it. */
export function innermostFrame(text: string, paths: readonly string[]): Frame | null {
  const resolve = pathsNamed(paths);
  for (const { path, line } of findFrames(text)) {
    const own = path.replaceAll('\\', '/');
    const inside = own.replace(DEPENDENCY, '');
    const isWhole = inside !== own;
    const hits = resolve(inside).filter(
      (hit) =>
        pathKind(hit.path) === 'code' &&
        (isWhole
          ? hit.path === inside || hit.path.endsWith(`/${inside}`)
          : hit.weight > NAME_ALONE || !own.includes('/')),
    );
    const [only, ...others] = hits;
    if (only !== undefined && others.length === 0) return { path: only.path, line };
  }
  return null;
}

/** Where package managers put the code of others; what follows has to be the whole of a path here. */
const DEPENDENCY =
  /^.*\/(?:node_modules|(?:site|dist)-packages|vendor|gems|pkg\/mod|python\d[\d.]*|registry\/src\/[^/]+|rustc\/\w+)\//;
/** A file name without a folder: too little where the step names folders. */
const NAME_ALONE = 0.5;
const LONGEST = 400;
const MOST_LINES = 5_000;

function frameOf(line: string): Frame | null {
  if (line.length > LONGEST) return null;
  for (const pattern of FRAMES) {
    const match = pattern.exec(line);
    if (match?.[1] !== undefined) return { path: match[1], line: Number(match[2]) };
  }
  return null;
}
