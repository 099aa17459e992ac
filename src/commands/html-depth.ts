/** Elements whose content a reader does not take for the comment's own words. */
const CONTAINERS = new Set(['a', 'blockquote', 'code', 'details', 'kbd', 'pre', 'q', 'samp', 'table']);
const TAG = /<(\/?)([a-z][a-z0-9-]*)[^<>]*>/gi;

export interface HtmlDepth {
  /** Takes the value of the next html node, in document order. */
  readonly read: (html: string) => void;
  readonly isOpen: () => boolean;
}

/**
 * Whether raw HTML has opened an element that is not closed yet. Markdown after a blank line is parsed again
 * inside `<details>`, so mdast alone does not tell. Other tags are left alone: `Vec<T>` opens nothing.
 */
export function createHtmlDepth(): HtmlDepth {
  const open = new Map<string, number>();
  return {
    read: (html) => {
      for (const [, slash, name = ''] of html.replace(/<!--[\s\S]*?-->/g, '').matchAll(TAG)) {
        const element = name.toLowerCase();
        if (!CONTAINERS.has(element)) continue;
        const depth = (open.get(element) ?? 0) + (slash === '/' ? -1 : 1);
        open.set(element, Math.max(0, depth));
      }
    },
    isOpen: () => [...open.values()].some((depth) => depth > 0),
  };
}
