import { currencyDecimals } from '../ledger/currency-decimals.gen.ts';

/** An amount of minor units with grouped digits, such as 1,386,214.90; a minus is U+2212. */
export function formatAmount(minor: bigint, currency: string): string {
  const digits = currencyDecimals.get(currency) ?? 2;
  const sign = minor < 0n ? '\u2212' : '';
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const units = text.slice(0, text.length - digits).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${units}${digits === 0 ? '' : `.${text.slice(-digits)}`}`;
}
