import type { Locale } from '../people/person-store.ts';
import type { BankDescription, Bilingual } from '../seed/bank-seed.ts';
import { html, type Html } from './html.ts';
import { renderPage } from './layout.ts';
import { say } from './locale.ts';

export type Message = { title: Bilingual; text: Bilingual; note?: string; actions?: Html };

/** A page that says one thing. */
export function messagePage(bank: BankDescription, locale: Locale, { title, text, note, actions }: Message): string {
  const heading = say(locale, title);
  return renderPage({
    bank,
    locale,
    title: heading,
    otherLanguage: null,
    body: html`<section class="card message">
      <h1>${heading}</h1>
      <p>${say(locale, text)}</p>
      ${note === undefined ? null : html`<p class="quiet">${note}</p>`}${actions ?? null}
    </section>`,
  });
}
