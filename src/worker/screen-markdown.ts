import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Parses and gives nothing back: that it comes to an end within the limit is what is asked. */
export function screenMarkdown(text: string): void {
  parser.parse(text);
}
