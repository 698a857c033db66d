import { Type } from 'typebox';

// No control characters, none that turn the direction of what follows, no half of a surrogate pair: a text goes to a page as it is.
const spoken =
  '^(?=.*\\S)(?:[\\ud800-\\udbff][\\udc00-\\udfff]|[^\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff])+$';

/** The shape of a text of a bank that people read: one line, not empty. */
export function words(maxLength: number) {
  return Type.String({ minLength: 1, maxLength, pattern: spoken });
}
