const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** The difference of two decimal strings, exact to the last digit; null where one of them is none. */
export function subtractDecimal(from: string, what: string): string | null {
  const [one, other] = [DECIMAL.exec(from), DECIMAL.exec(what)];
  if (one === null || other === null) return null;
  const decimals = Math.max(one[3]?.length ?? 0, other[3]?.length ?? 0);
  const difference = scaled(one, decimals) - scaled(other, decimals);
  const digits = String(difference < 0n ? -difference : difference).padStart(decimals + 1, '0');
  const sign = difference < 0n ? '-' : '';
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function scaled([, sign, whole = '0', fraction = '']: RegExpExecArray, decimals: number): bigint {
  const figure = BigInt(whole + fraction.padEnd(decimals, '0'));
  return sign === '-' ? -figure : figure;
}
