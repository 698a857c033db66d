import type { Locale } from '../people/person-store.ts';
import type { BankDescription } from '../seed/bank-seed.ts';
import { html, type Html } from './html.ts';
import { icon } from './icons.ts';
import { say } from './locale.ts';

export type Page = {
  bank: BankDescription;
  locale: Locale;
  title: string;
  /** Address of the same page in the other language; null where there is none. */
  otherLanguage: string | null;
  script?: string;
  body: Html;
};

/** The bank's house around a page: the strip that says what this is, the bank's name, the language. */
export function renderPage({ bank, locale, title, otherLanguage, script, body }: Page): string {
  const name = say(locale, { zh: bank.nameZh, en: bank.nameEn });
  const page = html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${title} - ${name}</title>
        <link rel="icon" href="/assets/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/fonts.css" />
        <link rel="stylesheet" href="/assets/theme.css" />
        <link rel="stylesheet" href="/assets/bank.css" />
        ${script === undefined ? null : html`<script src="/assets/${script}" defer></script>`}
      </head>
      <body>
        <header>
          <p class="sandbox-strip">
            ${icon('flask', 18)}${say(locale, {
              zh: '沙盒环境：身份、账户与资金均为演示，不涉及真实业务',
              en: 'Sandbox: identities, accounts and money are samples, nothing here is real business',
            })}
          </p>
          <div class="bank-bar">
            <div class="width">
              <span class="mark" aria-hidden="true">${bank.mark}</span>
              <span class="bank-name"
                ><strong>${name}</strong
                ><span
                  >${say(locale, {
                    zh: '企业网上银行',
                    en: 'Business online banking',
                  })}<i class="dot"></i>${say(locale, { zh: '沙盒', en: 'sandbox' })}</span
                ></span
              >
              ${
                otherLanguage === null
                  ? null
                  : html`<a class="language" href="${otherLanguage}" hreflang="${locale === 'en' ? 'zh-CN' : 'en'}"
                      >${icon('language', 18)}<span lang="zh-CN">中文</span> / <span lang="en">English</span></a
                    >`
              }
            </div>
          </div>
        </header>
        <main class="width">${body}</main>
      </body>
    </html>`;
  return page.markup;
}

/** What pages may load and where their forms may lead; redirects after a form count too (CSP3 form-action). */
export function contentPolicy(formOrigins: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    ["form-action 'self'", ...formOrigins].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every page. */
export function pageHeaders(formOrigins: readonly string[] = []): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentPolicy(formOrigins),
    'cache-control': 'no-store',
    // Not `no-referrer`: the browser would then send the forms of these very pages with `Origin: null`.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}
