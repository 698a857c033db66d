import type { KoaContextWithOIDC, ErrorOut } from 'oidc-provider';
import type { BankContext } from '../bank-context.ts';

export function errorPage(ctx: KoaContextWithOIDC, _bank: BankContext, out: ErrorOut): void {
  ctx.type = 'html';
  ctx.body = `<p>${out.error}</p>`;
}
export function signOutPage(ctx: KoaContextWithOIDC, _bank: BankContext, form: string): void {
  ctx.type = 'html';
  ctx.body = form;
}
export function signedOutPage(ctx: KoaContextWithOIDC, _bank: BankContext): void {
  ctx.type = 'html';
  ctx.body = `<p>ok</p>`;
}
