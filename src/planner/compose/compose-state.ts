import { commitsTouching } from '../../facts/queries.ts';
import type { Phase, Prose } from '../../plan/plan.ts';
import { code, join, prose } from '../../plan/prose.ts';
import { shortened } from '../extract/sentences.ts';
import { topicOf } from '../extract/topic.ts';
import type { CodePlace } from '../locate/located.ts';
import { pathKind } from '../locate/path-kind.ts';
import { stemsOf } from '../locate/terms.ts';
import { phrase } from '../playbooks/fill-line.ts';
import { composeLines } from './compose-knowledge.ts';
import { relatedIssues } from './dependencies.ts';
import { baseName } from './evidence.ts';
import { explainFile } from './explain-file.ts';
import { MAKEFILE } from './first-runner.ts';
import { linkTo } from './link-to.ts';
import type { Study } from './study.ts';

/** The files that matter today: where, why, what changed them last, who calls them. */
export function composeState(study: Study, phases: readonly Phase[]): Prose[] {
  const planned = new Set(
    phases.flatMap(({ tasks }) => tasks.flatMap(({ paths }) => paths.map(({ path }) => path))),
  );
  const places = study.located.code.filter(({ path }) => planned.has(path));
  const lines = [
    ...relatedIssues(study),
    ...composeLines('state', study),
    ...places.map((place) => placeLine(place, study)),
  ];
  if (lines.length === 0) lines.push(...pageLines([...planned], study));
  const test = places.find((place) => place.test?.pattern !== null && place.test !== null)?.test;
  if (test !== undefined && test !== null && test.pattern !== null && study.tier !== 'small')
    lines.push(
      prose`${linkTo(test.path, test.path, { from: test.pattern.line }, study.home, study.facts)}: ${code(test.pattern.name)} is the test nearest to ${topicOf(study)}.`,
    );
  const docs = study.located.docs[0];
  if (docs !== undefined && planned.has(docs.path))
    lines.push(
      prose`${linkTo(docs.path, docs.path, { from: docs.line }, study.home, study.facts)}${docs.heading === null ? [] : prose`, “${docs.heading}”`}: the page on ${topicOf(study)}.`,
    );
  if (study.facts.tree.length === 0)
    lines.push(
      prose`The repository has no file yet: nothing could be read, and this plan rests on the issue alone. ${code(MAKEFILE)} is the first file.`,
    );
  return lines;
}

/** Of pages without a place of code: what they are about, by their headings. */
function pageLines(paths: readonly string[], study: Study): Prose[] {
  return paths.flatMap((path) => {
    const text = study.facts.contents.get(path);
    if (text === undefined || pathKind(path) !== 'docs') return [];
    const headings = [...text.matchAll(/^#{1,3} +(.{2,60}?) *#*$/gm)].map((match) => match[1] ?? '');
    const said =
      headings.length === 0
        ? prose`no heading`
        : join(headings.slice(0, 4).map((heading) => prose`“${phrase(heading)}”`));
    const more = headings.length > 4 ? prose` and ${headings.length - 4} more` : [];
    return [prose`${linkTo(path, path, null, study.home, study.facts)}: ${said}${more}.`];
  });
}

function placeLine(place: CodePlace, study: Study): Prose {
  const { path, symbol } = place;
  const at = symbol === null ? (place.ranked.mention?.from ?? 0) : symbol.line;
  const lines =
    at > 0 ? { from: at, to: symbol === null ? (place.ranked.mention?.to ?? at) : place.end } : null;
  const head = prose`${linkTo(symbol?.name ?? path, path, lines, study.home, study.facts)}${symbol === null ? [] : prose` in ${code(path)}`}`;
  const says = place.says === null ? [] : prose` (“${phrase(place.says.replace(/[.!]$/, ''))}”)`;
  const why = explainFile(place.ranked, study.extraction.clues, study.located, study.facts, true);
  const last = commitsTouching(study.facts.history, [path])[0];
  const titled = new Set(stemsOf(study.extraction.title));
  const changed =
    last === undefined ||
    last.sha === place.ranked.similar?.commit.sha ||
    !stemsOf(last.subject).some((word) => titled.has(word))
      ? []
      : prose`; last changed by ${commitLink(last.sha, study)} (${phrase(shortened(last.subject, 70))})`;
  return prose`${head}${says}: ${why}${usedBy(place, study)}${changed}.`;
}

function usedBy(place: CodePlace, study: Study): Prose {
  const callers = place.callers.filter((caller) => caller.path !== place.path);
  if (callers.length === 0) return place.symbol === null ? importedBy(place.path, study) : [];
  const named = callers
    .slice(0, 3)
    .map((caller) =>
      linkTo(baseName(caller.path), caller.path, { from: caller.line }, study.home, study.facts),
    );
  return callers.length > 3
    ? prose`; used by ${join(named, ', ', ', ')} and ${callers.length - 3} more`
    : prose`; used by ${join(named)}`;
}

/** Where no definition stands out, who imports the file is who meets the change. */
function importedBy(path: string, study: Study): Prose {
  const importers = (study.located.ranking.imports.importersOf.get(path) ?? []).filter(
    (other) => pathKind(other) === 'code',
  );
  if (importers.length === 0) return [];
  const named = importers.slice(0, 3).map((other) => [code(baseName(other))]);
  return importers.length > 3
    ? prose`; imported by ${join(named, ', ', ', ')} and ${importers.length - 3} more`
    : prose`; imported by ${join(named)}`;
}

function commitLink(sha: string, study: Study): Prose {
  const short = sha.slice(0, 7);
  const url = study.home.repositoryUrl;
  return url === null
    ? [code(short)]
    : [{ type: 'link', url: `${url}/commit/${sha}`, children: [{ type: 'text', value: short }] }];
}
