import type { PathStatus, Plan } from './plan.ts';

/** A path that a plan says it modifies or makes, and the part that says so: a task's id, or `Files`. */
export interface JudgedPath {
  readonly path: string;
  readonly status: PathStatus;
  readonly where: string;
}

/** The paths of tasks, then those of the list of files; what a task says already is not said again of the list. */
export function judgedPaths({ files, phases }: Pick<Plan, 'files' | 'phases'>): JudgedPath[] {
  const tasks = phases.flatMap((phase) => phase.tasks);
  const ofTasks = tasks.flatMap(({ id, paths }) =>
    paths.map(({ path, status }) => ({ path, status, where: id })),
  );
  const said = new Set(ofTasks.map(nameOf));
  const others = files.filter((file) => !said.has(nameOf(file)));
  return [...ofTasks, ...others.map(({ path, status }) => ({ path, status, where: 'Files' }))];
}

function nameOf({ path, status }: Pick<JudgedPath, 'path' | 'status'>): string {
  return `${status} ${path}`;
}
