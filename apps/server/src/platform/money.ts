import { currencyDecimals } from './currency-decimals.gen.ts';

/** An amount in minor units of an ISO 4217 currency; never a floating-point number. */
export interface Money {
  readonly amountMinor: bigint;
  readonly currency: string;
}

const decimalPattern = /^-?(0|[1-9]\d{0,24})(\.\d{1,5})?$/;

/** Decimals of the currency. */
export function exponentOf(currency: string): number {
  return currencyDecimals.get(currency) ?? 2;
}

/**
 * Reads a decimal string such as `1200.50`.
 * @throws RangeError when the text is no decimal number or has more decimals than the currency.
 */
export function parseMoney(amount: string, currency: string): Money {
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`"${currency}" is not a currency code of three letters`);
  if (!decimalPattern.test(amount)) throw new RangeError(`"${amount}" is not a decimal amount`);
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const exponent = exponentOf(currency);
  if (fraction.length > exponent) throw new RangeError(`${currency} has ${exponent} decimals, "${amount}" has more`);
  const minor = BigInt(whole + fraction.padEnd(exponent, '0'));
  return { amountMinor: amount.startsWith('-') ? -minor : minor, currency };
}

/** Writes the decimal string that goes over the wire; always with all the decimals of the currency. */
export function formatMoney({ amountMinor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(exponent + 1, '0');
  const sign = amountMinor < 0n ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
