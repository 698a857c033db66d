import { submissionLimits } from '../submission-limits.ts';

const escapes = new Set('dDwWsS.\\/-+*?()[]{}|^$nrt');

/**
 * Why a pattern of a bank is not taken; null when it is. Only patterns are taken whose cost can be counted: begun with ^, made of
 * characters, classes and groups that are repeated at most once, without references, looking around or named groups. What each
 * repetition can try multiplies.
 */
export function patternFault(pattern: string): string | null {
  if (pattern.length > submissionLimits.patternMaxCharacters) return 'is longer than a pattern may be';
  if (!pattern.startsWith('^')) return 'does not begin with ^';
  const reader = new PatternReader(pattern);
  const fault = reader.read();
  if (fault !== null) return fault;
  if (reader.tries > submissionLimits.patternMaxTries) return 'repeats more than can be tried in time';
  try {
    RegExp(pattern, 'u');
    return null;
  } catch {
    return 'is no regular expression';
  }
}

class PatternReader {
  readonly #pattern: string;
  #at = 1;
  #depth = 0;
  /** How many ways there are to try, at most. */
  tries = 1;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  read(): string | null {
    while (this.#at < this.#pattern.length) {
      const fault = this.#part();
      if (fault !== null) return fault;
    }
    return this.#depth === 0 ? null : 'has a group without an end';
  }

  #part(): string | null {
    const char = this.#pattern[this.#at++] ?? '';
    switch (char) {
      case '(':
        return this.#openGroup();
      case ')':
        this.#depth -= 1;
        if (this.#depth < 0) return 'has a group without a beginning';
        return this.#repetition('group');
      case '|':
        this.tries *= 2;
        return null;
      case '[':
        return this.#class() ?? this.#repetition('one');
      case '\\':
        return this.#escape() ?? this.#repetition('one');
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        return `has a ${char} where nothing can be repeated`;
      case '^':
        return 'has a ^ in its middle';
      case '$':
        return null;
      default:
        return this.#repetition('one');
    }
  }

  #openGroup(): string | null {
    if (this.#pattern[this.#at] === '?') {
      if (this.#pattern[this.#at + 1] !== ':') return 'looks around or names a group';
      this.#at += 2;
    }
    this.#depth += 1;
    return null;
  }

  #class(): string | null {
    while (this.#at < this.#pattern.length) {
      const char = this.#pattern[this.#at++];
      if (char === ']') return null;
      if (char === '\\') {
        const fault = this.#escape();
        if (fault !== null) return fault;
      }
      if (char === '[') return 'has a class inside a class';
    }
    return 'has a class without an end';
  }

  #escape(): string | null {
    const char = this.#pattern[this.#at++] ?? '';
    if (escapes.has(char)) return null;
    const unit = /^u[0-9a-fA-F]{4}/.exec(this.#pattern.slice(this.#at - 1));
    const property = /^p\{[A-Za-z_=]{1,40}\}/.exec(this.#pattern.slice(this.#at - 1));
    const found = unit ?? property;
    if (found === null) return 'has an escape that is not known here, or refers to a group';
    this.#at += found[0].length - 1;
    return null;
  }

  #repetition(of: 'one' | 'group'): string | null {
    const found = /^(?:[*+?]|\{(\d{1,5})(?:(,)(\d{0,5}))?\})/.exec(this.#pattern.slice(this.#at));
    if (found === null) return null;
    const [text, least = '0', comma, most] = found;
    this.#at += text.length;
    if ('?+'.includes(this.#pattern[this.#at] ?? ' ')) return 'repeats lazily or at once';
    if (text === '?') {
      this.tries *= 2;
      return null;
    }
    if (of === 'group') return 'repeats a group';
    if (text === '*' || text === '+' || (comma !== undefined && most === '')) {
      this.tries *= submissionLimits.textMaxCharacters;
    } else if (comma !== undefined) this.tries *= Math.max(1, Number(most) - Number(least) + 1);
    return null;
  }
}
