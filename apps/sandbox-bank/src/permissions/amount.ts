/** Currencies without minor units (ISO 4217); those of this bank have two digits otherwise. */
const whole = new Set(['JPY', 'KRW', 'VND']);

/** A decimal amount in minor units of its currency; null when it has more digits than the currency. */
export function minorUnits(amount: string, currency: string): bigint | null {
  const digits = whole.has(currency) ? 0 : 2;
  const [units = '', fraction = ''] = amount.split('.');
  if (!/^\d+$/.test(units) || !/^\d*$/.test(fraction) || fraction.length > digits) return null;
  return BigInt(units + fraction.padEnd(digits, '0'));
}

/** Minor units as a decimal amount with the digits of the currency. */
export function decimalAmount(minor: bigint, currency: string): string {
  if (whole.has(currency)) return minor.toString();
  const text = minor.toString().padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
