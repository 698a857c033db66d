import { formatMoney, type Money } from '../../../platform/money.ts';
import type { BothLanguages } from './decision.ts';

/** An amount as a person reads it: "50,000.00 CNY", and „50,000.00 元". */
export function moneyWords(money: Money | null): BothLanguages {
  if (money === null) return { zh: '', en: '' };
  const amount = groupedAmount(money);
  return {
    zh: money.currency === 'CNY' ? `${amount} 元` : `${amount} ${money.currency}`,
    en: `${amount} ${money.currency}`,
  };
}

/** Without the currency: "50,000.00". */
export function groupedAmount(money: Money): string {
  const [whole = '', fraction] = formatMoney(money).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
