import type { Prose } from '../../plan/plan.ts';
import { code, prose } from '../../plan/prose.ts';
import type { CodePlace, Located } from '../locate/located.ts';

/** So often must two files have changed together before one is planned for the other's sake. */
const TOGETHER = 0.5;

/**
 * Why a place has to follow the main one although no requirement names it; null where there is no evidence, and so
 * no task: a file that merely has like words, or uses what changes, is listed and not planned.
 */
export function whyItFollows(place: CodePlace, located: Located): Prose | null {
  const main = located.code[0];
  if (main === undefined || main.path === place.path) return null;
  const { commandLine } = place.ranked;
  if (commandLine?.role === 'runs' && commandLine.command !== null)
    return prose`it is what ${code(commandLine.command)} runs`;
  const name = main.symbol?.name;
  if (name !== undefined && place.symbol?.name === name)
    return prose`it is the other ${code(name)}, beside ${code(main.path)}`;
  const { neighbour } = place.ranked;
  if (
    neighbour !== null &&
    neighbour.together >= 5 &&
    neighbour.together / neighbour.commits >= TOGETHER &&
    neighbour.path === main.path
  )
    return prose`it changed with ${code(baseName(main.path))} in ${neighbour.together} of ${neighbour.commits} commits`;
  return null;
}

/** Names that many files bear: they are told apart by their folder. */
const COMMON =
  /^(?:index|mod|__init__|main|lib|route|page|layout|transport|views?|urls|models?|base|core|utils?|types?)\.\w+$/;

/** A file's name for people, with its folder where the name alone says little. */
export function baseName(path: string): string {
  const parts = path.split('/');
  const name = parts.at(-1) ?? path;
  return COMMON.test(name) && parts.length > 1 ? `${parts.at(-2) ?? ''}/${name}` : name;
}
