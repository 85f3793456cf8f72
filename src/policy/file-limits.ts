/** What no file of the text may hold. */

/** Levels of lists and mappings within each other. */
export const deepest = 64;
/** Names that mean something to the runtime. */
export const reservedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
export const controlCharacter = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
