import type { Language } from '../locales/languages.ts';

/** A size as people say it: `340 kB`, `1.8 MB`; units of a thousand, as on the label of a disk. */
export function formatFileSize(bytes: number, language: Language): string {
  const [figure, unit] =
    bytes < 1_000 ? [bytes, 'B'] : bytes < 999_500 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  const digits = unit === 'MB' ? 1 : 0;
  const text = new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(figure);
  return `${text}\u00A0${unit}`;
}

/** How large a file may be: rounded down, so that it never says more than what is taken. */
export function formatFileLimit(maxBytes: number, language: Language): string {
  const step = maxBytes < 1_000_000 ? 1_000 : maxBytes < 10_000_000 ? 100_000 : 1_000_000;
  return formatFileSize(Math.floor(maxBytes / step) * step, language);
}
