import { startSandboxAndBot } from './start-sandbox-and-bot.ts';

export interface SandboxOptions {
  readonly port: number;
  readonly repo: string;
  readonly dir?: string;
}

/** The person whose token is printed: may write, so may do what a maintainer does. */
const USER = 'maintainer';

/**
 * `planwright sandbox`: starts both and, once they are ready, prints one JSON line
 * `{ url, token, owner, repo, webhookSecret }` for any GitHub client. Ends on SIGTERM or SIGINT with exit code 0.
 */
export async function runSandbox(options: SandboxOptions): Promise<number> {
  const both = await startSandboxAndBot({ port: options.port, repo: options.repo, dir: options.dir ?? null });
  const { owner, repo, webhookSecret, sandbox } = both;
  const ready = { url: sandbox.url, token: sandbox.userToken(USER), owner, repo, webhookSecret };
  process.stdout.write(
    `${JSON.stringify({ ...ready, web: sandbox.webUrl, webhookUrl: both.bot.webhookUrl })}\n`,
  );
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  await both.close();
  return 0;
}
