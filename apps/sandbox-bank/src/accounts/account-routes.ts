import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiGuard } from '../api/api-guard.ts';
import { decodeCursor, encodeCursor } from '../api/cursor.ts';
import { invalidField, Problem } from '../api/problem.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { findCustomer } from '../customers/customer-store.ts';
import { writeAmount } from '../ledger/amount.ts';
import { listBooked, type BookedEntry } from '../ledger/ledger-store.ts';
import * as schemas from './account-schemas.ts';
import { findAccount, listAccounts, type Account } from './account-store.ts';

/** Accounts of a customer and what was booked on them, for clients with the scope `accounts`. */
export function accountRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/v1/customers/:customerId/accounts', {
      onRequest: guard('accounts'),
      schema: {
        tags: ['accounts'],
        operationId: 'accounts.list',
        summary: 'The accounts of a customer with their balances',
        params: schemas.CustomerParams,
        response: { 200: schemas.AccountList, ...problems(401, 403, 404, 429, 503) },
      },
      handler: async (request) => {
        const { customerId } = request.params;
        if ((await findCustomer(bank.db, customerId)) === null) {
          throw new Problem(404, 'customer_unknown', 'There is no such customer.');
        }
        const asOf = bank.clock.now();
        const accounts = await listAccounts(bank.db, customerId);
        return { items: accounts.map((account) => presentAccount(account, asOf)) };
      },
    });

    app.get('/api/v1/customers/:customerId/accounts/:accountNumber/transactions', {
      onRequest: guard('accounts'),
      schema: {
        tags: ['accounts'],
        operationId: 'accounts.transactions',
        summary: 'What was booked on an account, newest first',
        params: schemas.AccountParams,
        querystring: schemas.TransactionsQuery,
        response: { 200: schemas.TransactionPage, ...problems(400, 401, 403, 404, 429, 503) },
      },
      handler: async (request) => {
        const { customerId, accountNumber } = request.params;
        const { cursor, limit } = request.query;
        if ((await findAccount(bank.db, customerId, accountNumber)) === null) {
          throw new Problem(404, 'account_unknown', 'The customer has no such account.');
        }
        const before = cursor === undefined ? null : readPlace(cursor);
        const found = await listBooked(bank.db, accountNumber, { before, limit: limit + 1 });
        const page = found.slice(0, limit);
        const end = found.length > limit ? page.at(-1) : undefined;
        return {
          items: page.map((entry) => presentEntry(accountNumber, entry)),
          nextCursor: end === undefined ? null : encodeCursor({ before: end.entryNo.toString() }),
        };
      },
    });
  };
}

function presentAccount({ bookedMinor, reservedMinor, ...account }: Account, asOf: Date): Presented {
  return {
    ...account,
    booked: writeAmount(bookedMinor, account.currency),
    available: writeAmount(bookedMinor - reservedMinor, account.currency),
    asOf: asOf.toISOString(),
  };
}
type Presented = Omit<Account, 'bookedMinor' | 'reservedMinor'> & { booked: string; available: string; asOf: string };

function presentEntry(accountNumber: string, entry: BookedEntry) {
  const { currency, counterparty, direction, remittance, paymentId } = entry;
  const { nameZh, nameEn, accountNumber: other, bank } = counterparty;
  return {
    // The two sides of one transfer are two transactions.
    transactionId: `${accountNumber}.${entry.entryNo}`,
    bookedAt: entry.bookedAt.toISOString(),
    direction,
    amount: writeAmount(entry.amountMinor, currency),
    currency,
    counterparty: { name: nameZh ?? nameEn, accountNumber: other, bank },
    remittance,
    paymentId,
    balanceAfter: writeAmount(entry.balanceAfterMinor, currency),
  };
}

function readPlace(cursor: string): bigint {
  const before = decodeCursor(cursor).get('before');
  if (typeof before !== 'string' || !/^[1-9]\d{0,17}$/.test(before)) {
    throw invalidField('cursor', 'is not one that this bank gave');
  }
  return BigInt(before);
}
