import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BankContext } from '../bank-context.ts';
import { localeCookie, pickLocale } from '../pages/locale.ts';
import type { Locale } from '../people/person-store.ts';

/** The language of an operator's page; a choice made on it is remembered. */
export function operatorLocale(bank: BankContext, request: FastifyRequest, reply: FastifyReply): Locale {
  const chosen = (request.query as Record<string, unknown>)['lang'];
  const locale = pickLocale(bank.config.bankId, {
    chosen,
    cookieHeader: request.headers.cookie,
    acceptLanguage: request.headers['accept-language'],
  });
  if (typeof chosen === 'string') {
    reply.header('set-cookie', `${localeCookie(bank.config.bankId)}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`);
  }
  return locale;
}
