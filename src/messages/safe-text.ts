/** U+200B: no reader sees it, and it is neither white space to `trim` nor part of a word to GitHub. */
const BREAK = '\u{200b}';

/** GitHub closes an issue by these, in pull request bodies and in commit messages. */
const CLOSING = /\b(clos|fix|resolv)(e[sd]?|es|ed)?(?=:?\s+(?:#|gh-|https?:|[\w.-]+\/[\w.-]+#))/gi;
/** `#12`, `GH-12`, and the addresses that GitHub turns into references and mentions the other side of. */
const REFERENCE = /#(?=\d)|gh-(?=\d)|\/(?:issues|pull|pulls|discussions|commit)\/(?=[0-9a-f])/gi;
/** What GFM makes a link by itself; a mark that is escaped within would become part of the address. */
const ADDRESS = /(?:https?|ftp):(?=\/\/)|www(?=\.)/gi;
/** What keeps CI from running when it comes to stand in the message of a squash commit. */
const SKIP = /\[(?=(?:skip|no|ci|actions) ?(?:ci|actions|skip)\])|\bskip-checks(?=:)|\*\*\*(?=NO_CI)/gi;
/** Lines that other bots obey: a slash-command, and bors, whose commands have no mark of their own. */
const COMMAND_LINE = /^([ \t]*)(?:\/|(bors)(?= ))/gim;
/** Characters that markdown or GitHub's mathematics read as marks inside a line. */
const INLINE_MARK = /[\\`*_[\]~$|]/g;
/** Marks that only count where a line begins. */
const BLOCK_MARK = /^([-+=]|#{1,6}(?=\s|$)|\d{1,9}(?=[.)]))/;

/**
 * Text from people as one line of markdown that says the same and does nothing: no mention, reference, closing
 * word, command, link, HTML, mark or format. Line ends become spaces. Put it after a word or a list mark of ours.
 */
export function safeText(foreign: string): string {
  const line = foreign.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const marked = breakUp(line)
    .replace(INLINE_MARK, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
  return marked.replace(BLOCK_MARK, `${BREAK}$1`);
}

/**
 * One of our sentences that may quote people inside single backticks, or hold plain text of theirs: code spans
 * stay code spans, everything else is as safe as by `safeText`.
 */
export function safeSentence(sentence: string): string {
  const line = sentence.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line
    .split(/((?<!`)`(?!`)[^`]+(?<!`)`(?!`))/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part) : edges(part)))
    .join('');
}

/** `safeText`, with the white space kept that parts it from the code spans beside it. */
function edges(part: string): string {
  const text = safeText(part);
  if (text === '') return part === '' ? '' : ' ';
  return `${/^\s/.test(part) ? ' ' : ''}${text}${/\s$/.test(part) ? ' ' : ''}`;
}

/** In code, markdown's marks and HTML are text already; but a commit message made from it is read as it is. */
function codeSpan(part: string): string {
  return breakUp(part).replace(/<!--/g, `<${BREAK}!--`);
}

/** Breaks up what GitHub and bots act on, whatever the markdown says. */
export function breakUp(text: string): string {
  return text
    .replace(CLOSING, (word) => `${word.slice(0, 1)}${BREAK}${word.slice(1)}`)
    .replace(REFERENCE, (found) => `${found}${BREAK}`)
    .replace(ADDRESS, (found) => `${found}${BREAK}`)
    .replace(SKIP, (found) => `${found.slice(0, 1)}${BREAK}${found.slice(1)}`)
    .replace(/@/g, `@${BREAK}`)
    .replace(COMMAND_LINE, (_found, indent: string, word?: string) =>
      word === undefined
        ? `${indent}${BREAK}/${BREAK}`
        : `${indent}${word.slice(0, 1)}${BREAK}${word.slice(1)}`,
    );
}
