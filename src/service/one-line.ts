/** What a title and a name may be: a line that stands in subjects, lists and file names, and turns round nothing beside it. */

/** Control characters, line separators, and signs that change the direction of the text after them. */
const unfit = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

export function isOneLine(text: string, longest = 200): boolean {
  return text.trim() !== '' && text.length <= longest && text.isWellFormed() && !unfit.test(text);
}
