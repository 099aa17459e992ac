import { parse } from 'yaml';
import { isMapping, type Mapping } from '../manifests/record.ts';

/** A workflow file as far as checks need it. Everything is foreign and may have any shape. */
export interface Workflow {
  readonly events: ReadonlyMap<string, Mapping>;
  readonly jobs: ReadonlyMap<string, Mapping>;
}

const LONGEST_WORKFLOW = 64 * 1024;

/**
 * Reads a workflow; null where it is no workflow, is not YAML, or goes past a bound: the text's length, and the
 * number of nodes that aliases stand for (`yaml` refuses more than 100 of them).
 */
export function parseWorkflow(text: string): Workflow | null {
  if (text.length > LONGEST_WORKFLOW) return null;
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 100, merge: true, logLevel: 'error' });
  } catch {
    return null;
  }
  if (!isMapping(value) || !isMapping(value.jobs)) return null;
  const jobs = Object.entries(value.jobs).flatMap(([id, job]): [string, Mapping][] =>
    isMapping(job) ? [[id, job]] : [],
  );
  return { events: eventsOf(value.on), jobs: new Map(jobs) };
}

/** `on: push`, `on: [push, pull_request]`, or a mapping with filters. */
function eventsOf(on: unknown): ReadonlyMap<string, Mapping> {
  if (typeof on === 'string') return new Map([[on, {}]]);
  if (Array.isArray(on)) return new Map(strings(on).map((event) => [event, {}]));
  if (!isMapping(on)) return new Map();
  return new Map(Object.entries(on).map(([event, filters]) => [event, isMapping(filters) ? filters : {}]));
}

/** The strings of a list, or the one string that stands for a list of one. */
export function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

export function text(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
