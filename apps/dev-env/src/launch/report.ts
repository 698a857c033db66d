import type { Bilingual } from '../sample-world/bank-seed.ts';

/** Tells a person how the start goes on. */
export type Report = {
  /** Does a step and tells when it began and how long it took. */
  step: <T>(what: Bilingual, work: () => Promise<T>) => Promise<T>;
  note: (text: Bilingual) => void;
};

/** Says nothing; for tests and benchmarks. */
export const silent: Report = { step: (_, work) => work(), note: () => undefined };

/** Plain lines, one when a step begins and one when it is done or has failed, in the given language. */
export function plainReport(language: 'zh' | 'en', write: (line: string) => void): Report {
  return {
    step: async (what, work) => {
      const began = performance.now();
      write(`  … ${what[language]}`);
      let mark = '✗';
      try {
        const result = await work();
        mark = '✓';
        return result;
      } finally {
        const seconds = ((performance.now() - began) / 1_000).toFixed(1);
        write(`  ${mark} ${what[language]}  ${seconds}${language === 'zh' ? ' 秒' : ' s'}`);
      }
    },
    note: (text) => write(`    ${text[language]}`),
  };
}
