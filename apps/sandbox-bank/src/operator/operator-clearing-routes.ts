import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { BankContext } from '../bank-context.ts';
import { clearingPositions, newestReceived, newestSent } from '../interbank/interbank-store.ts';
import { limits } from '../limits.ts';
import { describeBank } from '../pages/bank-description.ts';
import { pageHeaders } from '../pages/layout.ts';
import { operatorClearingPage } from './operator-clearing-page.ts';
import { operatorLocale } from './operator-locale.ts';

/** Where the bank sees how it stands with the banks that it clears with. */
export function operatorClearingRoutes(bank: BankContext): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/operator/clearing', { schema: { hide: true } }, async (request, reply) => {
      const page = operatorClearingPage({
        bank: await describeBank(bank.db, bank.config.bankId),
        locale: operatorLocale(bank, request, reply),
        peers: bank.config.peers,
        positions: await clearingPositions(bank.db),
        sent: await newestSent(bank.db, limits.interbankShown),
        received: await newestReceived(bank.db, limits.interbankShown),
      });
      return reply.headers(pageHeaders()).send(page);
    });
  };
}
