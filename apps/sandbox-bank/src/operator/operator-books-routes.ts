import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listAccounts } from '../accounts/account-store.ts';
import type { BankContext } from '../bank-context.ts';
import { findCustomer } from '../customers/customer-store.ts';
import { unknownCustomer } from '../journal/change-record.ts';
import { listBooked } from '../ledger/ledger-store.ts';
import { describeBank } from '../pages/bank-description.ts';
import { pageHeaders } from '../pages/layout.ts';
import { newestPayments } from '../payments/payment-store.ts';
import { operatorBooksPage } from './operator-books-page.ts';
import { operatorLocale } from './operator-locale.ts';

const shown = 30;

type Request = { Params: { customerId: string }; Querystring: Record<string, unknown> };

/** The operator's page of a customer's accounts and payments; it changes nothing. */
export function operatorBooksRoutes(bank: BankContext): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get<Request>('/operator/customers/:customerId/books', { schema: { hide: true } }, async (request, reply) => {
      const { customerId } = request.params;
      const customer = await findCustomer(bank.db, customerId);
      if (customer === null) throw unknownCustomer();
      const accounts = await listAccounts(bank.db, customerId);
      const asked = request.query['account'];
      const chosen = accounts.find(({ accountNumber }) => accountNumber === asked) ?? accounts[0] ?? null;
      const page = operatorBooksPage({
        bank: await describeBank(bank.db, bank.config.bankId),
        locale: operatorLocale(bank, request, reply),
        customer,
        accounts,
        chosen,
        booked: chosen === null ? [] : await listBooked(bank.db, chosen.accountNumber, { before: null, limit: shown }),
        payments: await newestPayments(bank.db, customerId, shown),
      });
      return reply.headers(pageHeaders()).send(page);
    });
  };
}
