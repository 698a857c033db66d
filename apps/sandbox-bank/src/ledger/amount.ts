/** Decimals of currencies that have not two (ISO 4217). */
const decimals: Record<string, number> = { JPY: 0, KRW: 0, VND: 0, CLP: 0, BHD: 3, KWD: 3, OMR: 3, JOD: 3, TND: 3 };

function decimalsOf(currency: string): number {
  return Object.hasOwn(decimals, currency) ? (decimals[currency] ?? 2) : 2;
}

/** Minor units of a decimal text such as `1200.50`; null when it is none, or has more decimals than the currency. */
export function readAmount(text: string, currency: string): bigint | null {
  const [, whole, fraction = ''] = /^(0|[1-9]\d{0,14})(?:\.(\d{1,4}))?$/.exec(text) ?? [];
  const digits = decimalsOf(currency);
  if (whole === undefined || fraction.length > digits) return null;
  return BigInt(whole + fraction.padEnd(digits, '0'));
}

/** The decimal text of minor units, with all decimals of the currency. */
export function writeAmount(minor: bigint, currency: string): string {
  const digits = decimalsOf(currency);
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const sign = minor < 0n ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
