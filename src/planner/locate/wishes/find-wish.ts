import type { Facts } from '../../../facts/facts.ts';
import type { Definition } from '../../../plan/definitions.ts';
import { findPins } from './find-pins.ts';
import { findPipeline } from './find-pipeline.ts';
import { findRename } from './find-rename.ts';
import { isPipelineFile } from './pipeline-files.ts';
import { versionWish } from './version-wish.ts';
import { strongest, type Wish } from './wish.ts';

/** GitHub's own bound for a title, and some more. */
const LONGEST_TITLE = 300;

/** What the title wants where words do not lead, with its files; null for a wish about code. */
export function findWish(
  whole: string,
  definitions: ReadonlyMap<string, readonly Definition[]>,
  facts: Facts,
): Wish | null {
  const title = whole.slice(0, LONGEST_TITLE);
  return findRename(title, definitions, facts) ?? findVersion(title, facts) ?? findPipeline(title, facts);
}

/** Another version to test with is tried in the pipeline, also where no workflow names a version of it yet. */
function findVersion(title: string, facts: Facts): Wish | null {
  const version = versionWish(title);
  if (version === null) return null;
  const pins = findPins(version, facts);
  if (version.intent === 'require' || pins?.files.some(({ path }) => isPipelineFile(path)) === true)
    return pins;
  const pipeline = findPipeline(title, facts);
  if (pins === null || pipeline === null) return pins ?? pipeline;
  return { ...pipeline, files: strongest([...pipeline.files, ...pins.files], pipeline.files.length + 2) };
}
