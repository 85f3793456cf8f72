/** Message Markdown as marked's tokens, with the values filled in and every unsafe link taken out. */

import { Marked, type MarkedToken, type Token } from 'marked';
import type { Slotted } from './placeholders.ts';

// Without these two tokenizers HTML is ordinary text, which is escaped like all text.
const markdown = new Marked({
  gfm: true,
  tokenizer: { html: () => undefined, tag: () => undefined },
});

/**
 * Comments (`<!-- … -->`) are dropped; other HTML and character references are text and are shown as written.
 * A link that may not be followed has an empty `href`.
 */
export function parseMarkdown(body: Slotted): MarkedToken[] {
  const tokens = markdown.lexer(body.text.replace(/<!--[\s\S]*?-->/g, ''));
  markdown.walkTokens(tokens, (token) => fillToken(token as MarkedToken, body));
  return marked(tokens);
}

/** marked's own tokens; its generic ones come from extensions, and there are none. */
export function marked(tokens: Token[]): MarkedToken[] {
  return tokens as MarkedToken[];
}

function fillToken(token: MarkedToken, body: Slotted): void {
  if (token.type === 'link') token.href = safeHref(token.href, body);
  if ('text' in token) token.text = body.fill(token.text);
}

// Host and scheme must be written in the message itself: a value cannot choose where a link leads.
const WEB = /^https:\/\/[^\s/?#@\\\uE000]+(?:[/?#]|$)/i;
// A house on the reader's own machine, as in training, is reached without a certificate.
const HERE = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?(?:[/?#]|$)/i;
const MAIL = /^mailto:[^\s?@\uE000]+@[^\s?@\uE000]+(?:\?|$)/i;

function safeHref(href: string, body: Slotted): string {
  if (![WEB, HERE, MAIL].some((safe) => safe.test(href))) return '';
  const filled = body.fill(href, encodeURIComponent);
  return URL.canParse(filled) ? filled : '';
}
