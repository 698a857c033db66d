import { currencyDecimals } from './currency-decimals.gen.ts';

function decimalsOf(currency: string): number {
  return currencyDecimals.get(currency) ?? 2;
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
