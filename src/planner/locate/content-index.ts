import { splitName, stem, tells } from './terms.ts';

/** What the search looks for: weight by stem, and by whole compound name (`=parsehttpurl`). */
export type Query = ReadonlyMap<string, number>;

export interface ContentScores {
  /** Best chunk score by document, scaled so that the best document has 1. */
  readonly scores: Float64Array;
  /** First line (from 1) of the best chunk of each document; 0 where nothing matched. */
  readonly bestLines: Int32Array;
  /** Rarity by term: inverse document frequency over chunks. */
  readonly rarity: ReadonlyMap<string, number>;
}

const CHUNK_LINES = 50;
const K1 = 1.2;
const B = 0.75;
const WORD = /[A-Za-z_$\u00c0-\uffff][\w$\u00c0-\uffff-]*|\d{2,}|\n/g;

interface Postings {
  readonly chunkDocument: number[];
  readonly chunkLine: number[];
  readonly chunkLength: number[];
  /** By term: chunk, count, chunk, count … */
  readonly hits: number[][];
}

/**
 * BM25 of the query over 50-line chunks of the documents. Only the query's own terms are counted, so time and memory
 * grow with the text that is read and not with its vocabulary.
 */
export function searchContents(documents: readonly string[], query: Query): ContentScores {
  const terms = [...query.keys()];
  const postings = readPostings(documents, terms);
  const scores = new Float64Array(documents.length);
  const bestLines = new Int32Array(documents.length);
  const rarity = new Map<string, number>();
  const total = postings.chunkLength.length;
  const chunkScores = new Float64Array(total);
  const average = postings.chunkLength.reduce((sum, length) => sum + length, 0) / Math.max(1, total);
  terms.forEach((term, index) => {
    const hits = postings.hits[index] ?? [];
    const found = hits.length / 2;
    const idf = Math.log(1 + (total - found + 0.5) / (found + 0.5));
    rarity.set(term, idf);
    const weight = (query.get(term) ?? 0) * idf;
    for (let at = 0; at < hits.length; at += 2) {
      const chunk = hits[at] ?? 0;
      const count = hits[at + 1] ?? 0;
      const length = postings.chunkLength[chunk] ?? 0;
      const gain = (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average));
      chunkScores[chunk] = (chunkScores[chunk] ?? 0) + weight * gain;
    }
  });
  chunkScores.forEach((score, chunk) => {
    const document = postings.chunkDocument[chunk] ?? 0;
    if (score <= (scores[document] ?? 0)) return;
    scores[document] = score;
    bestLines[document] = postings.chunkLine[chunk] ?? 1;
  });
  return { scores: scaled(scores), bestLines, rarity };
}

/** The same numbers with the largest at 1; all zero stays all zero. */
export function scaled(scores: Float64Array): Float64Array {
  let top = 0;
  for (const score of scores) if (score > top) top = score;
  return top === 0 ? scores : scores.map((score) => score / top);
}

function readPostings(documents: readonly string[], terms: readonly string[]): Postings {
  const postings: Postings = { chunkDocument: [], chunkLine: [], chunkLength: [], hits: terms.map(() => []) };
  const resolve = termResolver(terms);
  const counts = new Int32Array(terms.length);
  documents.forEach((text, document) => {
    let line = 1;
    let start = 1;
    let length = 0;
    const close = () => {
      if (length > 0) closeChunk(postings, counts, document, start, length);
      start = line;
      length = 0;
    };
    for (const [word] of text.matchAll(WORD)) {
      if (word === '\n') {
        line += 1;
        if (line - start >= CHUNK_LINES) close();
        continue;
      }
      const known = resolve(word);
      length += known.length;
      for (const id of known.ids) counts[id] = (counts[id] ?? 0) + 1;
    }
    close();
  });
  return postings;
}

function closeChunk(
  postings: Postings,
  counts: Int32Array,
  document: number,
  line: number,
  length: number,
): void {
  const chunk = postings.chunkLength.length;
  postings.chunkDocument.push(document);
  postings.chunkLine.push(line);
  postings.chunkLength.push(length);
  counts.forEach((count, id) => {
    if (count > 0) postings.hits[id]?.push(chunk, count);
  });
  counts.fill(0);
}

interface ResolvedWord {
  /** How many telling words it counts for. */
  readonly length: number;
  readonly ids: readonly number[];
}

/** Each distinct word is split and stemmed once. */
function termResolver(terms: readonly string[]): (word: string) => ResolvedWord {
  const ids = new Map(terms.map((term, index) => [term, index]));
  const known = new Map<string, ResolvedWord>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const parts = word.length > 80 ? [] : splitName(word).filter(tells);
    const found = parts.map((part) => ids.get(stem(part)));
    if (word.length <= 80) found.push(ids.get(wholeName(word)));
    const resolved = { length: parts.length, ids: found.filter((id) => id !== undefined) };
    if (known.size < 500_000) known.set(word, resolved);
    return resolved;
  };
}

/** The term of a compound name as a whole: `fooBar`, `foo_bar` and `FOO_BAR` are one. */
export function wholeName(name: string): string {
  return `=${name.replace(/[^A-Za-z0-9\u00c0-\uffff]/g, '').toLowerCase()}`;
}
