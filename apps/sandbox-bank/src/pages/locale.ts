import type { Locale } from '../people/person-store.ts';
import type { Bilingual } from '../seed/bank-seed.ts';

/** What tells the language of a page: a choice made on it, the client's wish, an earlier choice, the browser. */
export type LocaleHints = {
  chosen?: unknown;
  uiLocales?: unknown;
  cookieHeader?: string | undefined;
  acceptLanguage?: string | undefined;
};

/** Name of the cookie that keeps the choice; cookies ignore ports, so each bank has its own. */
export function localeCookie(bankId: string): string {
  return `bank_${bankId}_locale`;
}

export function pickLocale(bankId: string, hints: LocaleHints): Locale {
  const kept = new RegExp(`(?:^|;\\s*)${localeCookie(bankId)}=([A-Za-z-]+)`).exec(hints.cookieHeader ?? '')?.[1];
  const wishes = [
    hints.chosen,
    ...(typeof hints.uiLocales === 'string' ? hints.uiLocales.split(' ') : []),
    kept,
    ...(hints.acceptLanguage ?? '').split(',').map((range) => range.split(';')[0]?.trim()),
  ];
  for (const wish of wishes) {
    if (typeof wish !== 'string') continue;
    if (/^zh\b/i.test(wish)) return 'zh-CN';
    if (/^en\b/i.test(wish)) return 'en';
  }
  return 'zh-CN';
}

/** The text in the page's language. */
export function say(locale: Locale, text: Bilingual): string {
  return locale === 'en' ? text.en : text.zh;
}
