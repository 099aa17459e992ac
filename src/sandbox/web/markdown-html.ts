import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { drawFlowchart } from './flowchart.ts';

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize)
  .use(rehypeStringify)
  .freeze();

const MERMAID = /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g;

/** Markdown as GitHub shows it, made safe; Mermaid's flowcharts are drawn. Raw HTML is left out. */
export function markdownHtml(source: string): string {
  const rendered = processor.processSync(source).toString();
  return rendered.replace(MERMAID, (block, code: string) => drawFlowchart(unescapeCode(code)) ?? block);
}

/** What rehype-stringify escapes in text. */
function unescapeCode(text: string): string {
  return text
    .replaceAll('&#x3C;', '<')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x26;', '&')
    .replaceAll('&amp;', '&');
}
