/**
 * The words of a text without anything that markdown reads as a mark: for text that takes too long to parse.
 * What is left is paragraphs, and parsing them is linear whatever the text was.
 */
export function plainMarkdown(text: string): string {
  return text.replace(/[<>[\]*_`&~!=|#\\@+^$]/g, ' ').replace(/^[ \t\d.)-]+/gm, '');
}
