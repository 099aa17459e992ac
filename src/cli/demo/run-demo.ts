import { startSandboxAndBot } from '../start-sandbox-and-bot.ts';
import type { DemoResult } from './demo-result.ts';
import { createNarrator } from './narrator.ts';
import { playStory } from './play-story.ts';

export interface DemoOptions {
  readonly headless?: boolean;
  readonly json?: boolean;
  readonly port: number;
}

/** `planwright demo`: plays the story once on Planwright's own repository, and stays open unless headless. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const started = Date.now();
  const narrator = createNarrator(process.stdout);
  const both = await startSandboxAndBot({
    port: options.port,
    repo: process.cwd(),
    dir: null,
    name: 'planwright/planwright',
  });
  try {
    const story = await playStory(both, narrator);
    const result: DemoResult = { ...story, seconds: Math.round((Date.now() - started) / 100) / 10 };
    narrator.summary(result);
    if (!options.headless) {
      narrator.staysOpen(both.sandbox.webUrl);
      await stopRequested();
    }
    if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
    return result.ok ? 0 : 1;
  } finally {
    await both.close();
  }
}

function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
