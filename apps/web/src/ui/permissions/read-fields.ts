/** Currencies without a smaller unit (ISO 4217). */
const WHOLE = new Set(['JPY', 'KRW', 'VND', 'CLP', 'ISK']);
const AMOUNT = /^(\d{1,15})(?:\.(\d{1,2}))?$/;

/** What was typed as an amount, as it goes over the wire: null where nothing was typed, undefined where it is none. */
export function readAmount(text: string, currency: string | null): string | null | undefined {
  const bare = text.replaceAll(/[,，\s\u00A0]/g, '');
  if (bare === '') return null;
  const match = AMOUNT.exec(bare);
  if (match === null) return undefined;
  const whole = (match[1] ?? '').replace(/^0+(?=\d)/, '');
  const fraction = match[2] ?? '';
  if (WHOLE.has(currency ?? '')) return /^0*$/.test(fraction) ? whole : undefined;
  return `${whole}.${fraction.padEnd(2, '0')}`;
}

/** What was typed as a count, in the same way. */
export function readCount(text: string): number | null | undefined {
  const bare = text.trim();
  if (bare === '') return null;
  return /^\d{1,9}$/.test(bare) ? Number(bare) : undefined;
}

/** Lines or words, each once; null where there are none. */
export function readLines(text: string): string[] | null {
  const found = [...new Set(text.split(/[\s,，;；]+/).filter((word) => word !== ''))];
  return found.length === 0 ? null : found;
}
