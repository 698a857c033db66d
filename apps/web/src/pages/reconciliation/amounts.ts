/** A decimal text in the smallest unit of its currency. @param decimals of the currency. @returns null for what is no amount. */
export function toMinor(amount: string, decimals: number): bigint | null {
  const match = /^([-\u2212]?)(\d+)(?:\.(\d+))?$/.exec(amount.trim().replaceAll(',', ''));
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (fraction.length > decimals) return null;
  const minor = BigInt(whole + fraction.padEnd(decimals, '0'));
  return sign === '' ? minor : -minor;
}

export function fromMinor(minor: bigint, decimals: number): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0');
  const sign = minor < 0n ? '-' : '';
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Decimals of the currency, as the network writes its amounts: always all of them. */
export function decimalsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}

/** As it is signed on the account. */
export function signed({ direction, amount }: { direction: 'credit' | 'debit'; amount: string }): string {
  return direction === 'credit' ? `+${amount}` : `-${amount}`;
}

/** `YYYY-MM`, so many months on. */
export function monthAfter(month: string, months: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}
