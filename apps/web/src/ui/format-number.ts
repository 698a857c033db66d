import type { Language } from '../locales/languages.ts';

/** A true minus sign (U+2212): a hyphen is too short and breaks at line ends. */
const MINUS = '\u2212';
const NBSP = '\u00A0';
const SYMBOLS: Record<string, string> = { CNY: '¥', USD: 'US$', EUR: '€', GBP: '£', HKD: 'HK$' };
const WAN_DIGITS = 4;
const MILLION_DIGITS = 6;
const MOST_DECIMALS = 2;

type Parts = { negative: boolean; whole: string; fraction: string };

/**
 * Groups a decimal string by thousands without ever making a number of it, so that no digit of an amount is lost.
 * What is not a decimal comes back unchanged.
 */
export function groupDecimal(decimal: string): string {
  const parts = parseDecimal(decimal);
  if (parts === null) return decimal;
  return joinDecimal(parts, groupWhole(parts.whole));
}

/** A price of one piece: with the decimals of an amount of its currency at least, and as many more as it has. */
export function formatPrice(price: string, decimals: number): string {
  const parts = parseDecimal(price);
  if (parts === null) return price;
  const fraction = parts.fraction.replace(/0+$/, '').padEnd(decimals, '0');
  return joinDecimal({ ...parts, fraction }, groupWhole(parts.whole));
}

/** An amount in full: `286,400.00 CNY`. */
export function formatMoney(amount: string, currency: string): string {
  return `${groupDecimal(amount)}${NBSP}${currency}`;
}

/**
 * A large amount such as a registered capital, as people say it: `2,000.00 万元`, `¥20.0 m`. Shortened only where the short
 * form says exactly the same; otherwise every digit is shown.
 */
export function formatCapital(amount: string, currency: string, language: Language): string {
  const short = language === 'zh-CN' ? inWan(amount, currency) : inMillions(amount, currency);
  return short ?? inFull(amount, currency, language);
}

/** Made when first needed and kept: making one costs more than a row that shows its figure. */
const counts = new Map<Language, Intl.NumberFormat>();

export function formatCount(count: number, language: Language): string {
  const format = counts.get(language) ?? new Intl.NumberFormat(language);
  counts.set(language, format);
  return format.format(count).replace('-', MINUS);
}

/** A share in per cent, as the source wrote it: trailing zeros carry no meaning and are dropped. */
export function formatShare(share: string): string {
  const parts = parseDecimal(share);
  if (parts === null) return share;
  const fraction = parts.fraction.replace(/0+$/, '');
  return `${joinDecimal({ ...parts, fraction }, groupWhole(parts.whole))}%`;
}

function inWan(amount: string, currency: string): string | null {
  const shifted = shortened(amount, WAN_DIGITS, 2);
  if (shifted === null) return null;
  return currency === 'CNY' ? `${shifted} 万元` : `${shifted} 万${NBSP}${currency}`;
}

function inMillions(amount: string, currency: string): string | null {
  const shifted = shortened(amount, MILLION_DIGITS, 1);
  if (shifted === null) return null;
  const symbol = SYMBOLS[currency];
  return symbol === undefined ? `${currency}${NBSP}${shifted}${NBSP}m` : withSymbol(symbol, `${shifted}${NBSP}m`);
}

function inFull(amount: string, currency: string, language: Language): string {
  const grouped = groupDecimal(amount);
  if (language === 'zh-CN' && currency === 'CNY') return `${grouped} 元`;
  const symbol = SYMBOLS[currency];
  return language === 'en' && symbol !== undefined ? withSymbol(symbol, grouped) : `${grouped}${NBSP}${currency}`;
}

function withSymbol(symbol: string, figures: string): string {
  return figures.startsWith(MINUS) ? `${MINUS}${symbol}${figures.slice(1)}` : `${symbol}${figures}`;
}

/** Moves the point `digits` places to the left; null where that is below one, or needs more decimals than a reader takes in. */
function shortened(amount: string, digits: number, fewestDecimals: number): string | null {
  const parts = parseDecimal(amount);
  if (parts === null || parts.whole.length <= digits) return null;
  const whole = parts.whole.slice(0, -digits);
  const moved = (parts.whole.slice(-digits) + parts.fraction).replace(/0+$/, '');
  if (moved.length > MOST_DECIMALS) return null;
  return joinDecimal({ ...parts, fraction: moved.padEnd(fewestDecimals, '0') }, groupWhole(whole));
}

function parseDecimal(decimal: string): Parts | null {
  const match = /^([-\u2212]?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  return { negative: sign !== '', whole: whole.replace(/^0+(?=\d)/, ''), fraction };
}

function groupWhole(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',');
}

function joinDecimal(parts: Parts, whole: string): string {
  const fraction = parts.fraction === '' ? '' : `.${parts.fraction}`;
  return `${parts.negative ? MINUS : ''}${whole}${fraction}`;
}
