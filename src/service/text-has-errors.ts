import type { Text } from '../policy/types.ts';

/** The text has errors, so that no rules can be taken from it. */
export class TextHasErrors extends Error {
  readonly text: Text;
  constructor() {
    const text: Text = {
      da: 'Teksten har fejl og kan ikke bruges, før de er rettet. »lkt policy check« viser dem alle.',
      en: 'The text has errors and cannot be used until they are corrected. "lkt policy check" shows them all.',
    };
    super(text.en);
    this.name = 'TextHasErrors';
    this.text = text;
  }
}
