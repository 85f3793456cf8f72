/** Takes a person's name and address out of the texts of letters to others. */

interface Named {
  name: string;
  email: string;
}

interface Letter {
  subject: string;
  text: string;
  html: string;
  calendar: string | null;
}

/** What finds them, however lines are broken and signs are escaped. */
export interface Names {
  name: RegExp;
  address: RegExp;
}

export function namesOf({ name, email }: Named): Names {
  return { name: anyOf([name, escapedForHtml(name)]), address: anyOf([email, escapedForHtml(email)]) };
}

/** The letter with the id in place of the names; null when it names nobody. */
export function withoutNames(
  { subject, text, html, calendar }: Letter,
  { name, address }: Names,
  id: string,
): Letter | null {
  const without = (given: string) => given.replace(address, () => id).replace(name, () => id);
  // A name can also be that of a tag; an address stands in links as well.
  const outsideTags = (given: string) =>
    given.replace(address, () => id).replace(/<[^>]*>|[^<]+/g, (part) => (part.startsWith('<') ? part : without(part)));
  const unfolded = calendar === null ? null : calendar.replace(/\r\n[ \t]/g, '');
  const named = [subject, text, unfolded ?? ''].some((each) => without(each) !== each) || outsideTags(html) !== html;
  if (!named) return null;
  return {
    subject: without(subject),
    text: without(text),
    html: outsideTags(html),
    calendar: unfolded === null ? null : folded(without(unfolded)),
  };
}

function anyOf(spellings: string[]): RegExp {
  const each = spellings.map((spelling) => words(spelling).join('\\s+')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${each})(?![\\p{L}\\p{N}])`, 'giu');
}

/** Lines of at most 75 octets (RFC 5545, 3.1). */
function folded(calendar: string): string {
  return calendar
    .split('\r\n')
    .map((line) => {
      const parts = [''];
      let octets = 0;
      for (const sign of line) {
        const length = Buffer.byteLength(sign);
        if (octets + length > 74) {
          parts.push('');
          octets = 0;
        }
        parts[parts.length - 1] += sign;
        octets += length;
      }
      return parts.join('\r\n ');
    })
    .join('\r\n');
}

function words(text: string): string[] {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
}

function escapedForHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
