import type { Language } from '../announcements/topics.ts';
import { wordsFor, type WordTable } from './words.ts';

type Raw = Readonly<Record<string, string | number | boolean | null>>;

/** What is known of a notification when its text is written. */
export interface TextSource {
  readonly params: Raw;
  /** Name of the enterprise that it is about, and of the one for which the reader is told, in the reader's language. */
  readonly subject: string | null;
  readonly own: string;
  /** Names of the connected banks by their slugs, in the reader's language. */
  readonly banks: ReadonlyMap<string, string>;
}

/**
 * All that a text may say: names, counts, and words for codes. There is no way from a parameter's own text into a sentence, so no
 * value of a fact can be printed even if one came in.
 */
export class TextParams {
  readonly #source: TextSource;
  readonly #language: Language;

  constructor(source: TextSource, language: Language) {
    this.#source = source;
    this.#language = language;
  }

  get subject(): string {
    return this.#source.subject ?? (this.#language === 'en' ? 'an enterprise' : '一家企业');
  }

  get own(): string {
    return this.#source.own;
  }

  get bank(): string {
    const { bank } = this.#source.params;
    const known = typeof bank === 'string' ? this.#source.banks.get(bank) : undefined;
    return known ?? (this.#language === 'en' ? 'your bank' : '您的银行');
  }

  /** A whole number from 0; 0 for what is none. */
  count(name: string): number {
    const value = this.#source.params[name];
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
  }

  /** Words for a code, or those given for one that nobody knows. */
  word(table: WordTable, otherwise: string): string {
    return wordsFor(table, this.#source.params[table], this.#language) ?? otherwise;
  }
}
