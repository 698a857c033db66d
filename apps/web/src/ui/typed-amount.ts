import { currencyDecimals } from './currency-decimals.gen.ts';
import { groupDecimal } from './format-number.ts';

const FULL_WIDTH_SHIFT = 0xfee0;

/** What somebody typed as an amount, as the wire has it; null when it is none above zero. Thousands may be apart, figures full width. */
export function readTypedAmount(text: string, currency: string): string | null {
  const plain = halfWidth(text).replaceAll(/[\s,']/g, '');
  const match = /^(\d{1,15})(?:\.(\d*))?$/.exec(plain);
  if (match === null) return null;
  const decimals = currencyDecimals.get(currency) ?? 2;
  const fraction = match[2] ?? '';
  if (fraction.length > decimals) return null;
  const whole = (match[1] ?? '').replace(/^0+(?=\d)/, '');
  const amount = decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, '0')}`;
  return /[1-9]/.test(amount) ? amount : null;
}

/** The same as it stands in the field when one leaves it: thousands apart, all decimals. What is no amount stays as it was typed. */
export function showTypedAmount(text: string, currency: string): string {
  const amount = readTypedAmount(text, currency);
  return amount === null ? text : groupDecimal(amount);
}

/** Figures, points and commas of a Chinese keyboard. */
function halfWidth(text: string): string {
  return text
    .replaceAll('，', ',')
    .replaceAll('。', '.')
    .replaceAll(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_SHIFT));
}
