import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';
import type { BankContext } from '../bank-context.ts';
import { describeBank } from './bank-description.ts';
import { html, trusted } from './html.ts';
import { pageHeaders } from './layout.ts';
import { pickLocale, say } from './locale.ts';
import { messagePage, type Message } from './message-page.ts';

/** A sign-in that cannot go on and has no way back to who asked for it. */
export async function errorPage(ctx: KoaContextWithOIDC, bank: BankContext, out: ErrorOut): Promise<void> {
  bank.log.warn('sign-in refused', { code: out.error, detail: out.error_description });
  await show(ctx, bank, {
    title: { zh: '这次登录无法继续', en: 'This sign-in cannot go on' },
    text: {
      zh: '它可能已过期、已经完成，或者请求不完整。没有任何内容被更改。请回到发起登录的应用，重新开始。',
      en: 'It may have expired, be finished already, or the request was not complete. Nothing was changed. Go back to the application that you came from and start again.',
    },
    note: [out.error, out.error_description].filter((part) => part !== undefined).join(': '),
  });
}

/** Asks whether to sign out of the bank too. */
export async function signOutPage(ctx: KoaContextWithOIDC, bank: BankContext, form: string): Promise<void> {
  const locale = localeOf(ctx, bank);
  await show(ctx, bank, {
    title: { zh: '同时退出银行？', en: 'Sign out of the bank as well?' },
    text: {
      zh: '退出后，用这家银行登录的其他应用也会一并退出。',
      en: 'Other applications that you signed in to with this bank are signed out too.',
    },
    actions: html`${trusted(form)}
      <p class="actions">
        <button class="primary" form="op.logoutForm" name="logout" value="yes" type="submit">
          ${say(locale, { zh: '退出银行', en: 'Sign out of the bank' })}</button
        ><button class="secondary" form="op.logoutForm" type="submit">
          ${say(locale, {
            zh: '保持登录',
            en: 'Stay signed in',
          })}
        </button>
      </p>`,
  });
}

/** After signing out, where no address to return to was given. */
export async function signedOutPage(ctx: KoaContextWithOIDC, bank: BankContext): Promise<void> {
  await show(ctx, bank, {
    title: { zh: '您已退出', en: 'You are signed out' },
    text: { zh: '可以关闭此页面。', en: 'You can close this page.' },
  });
}

function localeOf(ctx: KoaContextWithOIDC, bank: BankContext): 'zh-CN' | 'en' {
  const { cookie, 'accept-language': acceptLanguage } = ctx.req.headers;
  return pickLocale(bank.config.bankId, { cookieHeader: cookie, acceptLanguage });
}

async function show(ctx: KoaContextWithOIDC, bank: BankContext, message: Message): Promise<void> {
  const origins = bank.config.clients.flatMap((client) =>
    client.postLogoutRedirectUris.map((uri) => new URL(uri).origin),
  );
  ctx.set(pageHeaders([...new Set(origins)]));
  ctx.body = messagePage(await describeBank(bank.db, bank.config.bankId), localeOf(ctx, bank), message);
}
