import type { Text } from '../policy/types.ts';

/** A file from outside that is not read; the text says why, and what to do. */
export class RefusedFile extends Error {
  readonly text: Text;
  constructor(text: Text) {
    super(text.en);
    this.name = 'RefusedFile';
    this.text = text;
  }
}
