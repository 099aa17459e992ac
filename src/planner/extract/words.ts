import nlp from 'compromise/two';

/** A word with its part of speech, as an English tagger sees it. */
export interface Word {
  /** As written, without the signs around it. */
  readonly text: string;
  /** Signs before it: quotation marks, brackets. */
  readonly before: string;
  /** Signs and space after it. */
  readonly after: string;
  readonly tags: ReadonlySet<string>;
  /** Base form of a verb; else the word itself, in lower case. */
  readonly root: string;
}

interface Term {
  readonly text: string;
  readonly pre: string;
  readonly post: string;
  readonly normal: string;
  readonly root?: string;
  readonly implicit?: string;
  readonly tags?: ReadonlySet<string>;
}

/** Stands for a span of code while words are tagged: a name of one word. */
const SPAN = 'Spanx';

/** The words of a sentence. A contraction ("doesn't") is two words, the second of them empty in text: `not`. */
export function wordsOf(sentence: string): Word[] {
  const spans: string[] = [];
  const plain = sentence.replace(/`[^`]*`/g, (span) => {
    spans.push(span);
    return `${SPAN}${spans.length - 1}`;
  });
  const view = nlp(plain.replaceAll('’', "'"));
  view.compute('root');
  const terms = (view.docs as unknown as readonly (readonly Term[])[]).flat();
  const restore = (text: string) =>
    text.replace(new RegExp(`${SPAN}(\\d+)`, 'g'), (_, index: string) => spans[Number(index)] ?? '');
  return terms.map((term) => ({
    text: restore(term.text),
    before: term.pre,
    after: term.post,
    tags: term.tags ?? new Set<string>(),
    root: term.implicit ?? term.root ?? term.normal,
  }));
}

/** Words put together again as they stood. */
export function joined(words: readonly Word[]): string {
  return words
    .map(({ text, before, after }) => `${before}${text}${after}`)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
