/**
 * What runs off the event loop, each with its limit in milliseconds. The code of a task is loaded in the thread,
 * the first time it is asked for. What goes in and out is plain data: it is copied between threads.
 */
export const TASKS = {
  'parse-commands': {
    limitMs: 2_000,
    load: async () => {
      const { parseCommands } = await import('../commands/parse-commands.ts');
      return (input: { body: string; prefix: string }) => parseCommands(input.body, input.prefix);
    },
  },
} as const;

export type TaskName = keyof typeof TASKS;
type Task<Name extends TaskName> = Awaited<ReturnType<(typeof TASKS)[Name]['load']>>;
export type TaskInput<Name extends TaskName> = Parameters<Task<Name>>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Task<Name>>>;
