import type { BothLanguages } from '../permissions/decision.ts';
import type { Read } from './cells.ts';
import { plain, type FileLanguage } from './columns.ts';

interface Named {
  readonly code: string;
  readonly names: readonly string[];
}

/** Finds codes by what people call things, and the other way round. */
export class Names {
  readonly #codes: ReadonlySet<string>;
  readonly #byName = new Map<string, Set<string>>();

  constructor(all: readonly Named[]) {
    this.#codes = new Set(all.map(({ code }) => code));
    for (const { code, names } of all) {
      for (const name of names) {
        const known = this.#byName.get(plain(name)) ?? new Set();
        this.#byName.set(plain(name), known.add(code));
      }
    }
  }

  /** A code stands for itself. What is neither code nor name is left as it is: the check of the table names it. */
  codeOf(text: string): Read<string> {
    if (this.#codes.has(text)) return { value: text };
    const [code, another] = this.#byName.get(plain(text)) ?? [];
    if (another === undefined) return { value: code ?? text };
    return {
      fault: {
        zh: `“${text}”不止一个（${code}、${another}），请写代码`,
        en: `"${text}" could be ${code} or ${another}: write the code`,
      },
    };
  }

  /** The name, where it stands for this code alone. */
  write(code: string, name: BothLanguages | undefined, language: FileLanguage): string {
    const text = name?.[language].trim() ?? '';
    if (text === '' || this.#codes.has(text)) return code;
    const read = this.codeOf(text);
    return 'value' in read && read.value === code ? text : code;
  }
}
