import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { findAccount, listAccounts, type Account } from '../accounts/account-store.ts';
import type { ApiGuard } from '../api/api-guard.ts';
import type { BankContext } from '../bank-context.ts';
import { findCustomer } from '../customers/customer-store.ts';
import { listBooked, listMonths } from '../ledger/ledger-store.ts';
import { limits } from '../limits.ts';
import * as present from './aisp-present.ts';
import { envelope, obErrors, published } from './published.ts';
import { installOpenBanking } from './ob-app.ts';
import { badRequest, obCodes } from './ob-error.ts';

const root = '/open-banking/v4.0/aisp';
const tags = ['open banking: accounts'];

const AccountParams = Type.Object({
  AccountId: Type.String({ maxLength: 100, description: 'Number of the account.' }),
});
const instant = (description: string) => Type.Optional(Type.String({ format: 'date-time', description }));
const BookingQuery = Type.Object({
  fromBookingDateTime: instant('First instant.'),
  toBookingDateTime: instant('Last instant.'),
  page: Type.Optional(Type.String({ maxLength: 500, description: 'As the link to the next page says.' })),
});
const StatementQuery = Type.Object({
  fromStatementDateTime: instant('Statements that begin at or after it.'),
  toStatementDateTime: instant('Statements that end at or before it.'),
});

/** Account information by UK Open Banking v4, of the customer that `x-customer-id` names; below `/open-banking/v4.0/aisp`. */
export function aispRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    installOpenBanking(app, bank, { signed: false });
    const operation = (operationId: string, summary: string, answer: string) => ({
      tags,
      operationId: `aisp.${operationId}`,
      summary,
      response: { 200: published(answer), ...obErrors(400, 403, 500) },
    });
    const common = { onRequest: guard('accounts') };

    app.get('/accounts', {
      ...common,
      schema: operation('list_accounts', 'The accounts of a customer', 'OBReadAccount6'),
      handler: async (request) => {
        const accounts = await listAccounts(bank.db, await customerOf(bank, request));
        return envelope(bank, `${root}/accounts`, { Account: accounts.map(present.presentAccount) });
      },
    });

    app.get('/accounts/:AccountId', {
      ...common,
      schema: { ...operation('read_account', 'One account of a customer', 'OBReadAccount6'), params: AccountParams },
      handler: async (request) => {
        const account = await accountOf(bank, request, request.params.AccountId);
        return envelope(bank, pathOf(account), { Account: [present.presentAccount(account)] });
      },
    });

    app.get('/balances', {
      ...common,
      schema: operation('list_balances', 'The balances of all accounts of a customer', 'OBReadBalance1'),
      handler: async (request) => {
        const accounts = await listAccounts(bank.db, await customerOf(bank, request));
        // The published shape has no empty list of balances.
        if (accounts.length === 0) throw badRequest(obCodes.notFound, 'The customer has no account.', 'x-customer-id');
        const asOf = bank.clock.now();
        const balances = accounts.flatMap((account) => present.presentBalances(account, asOf));
        return envelope(bank, `${root}/balances`, { Balance: balances });
      },
    });

    app.get('/accounts/:AccountId/balances', {
      ...common,
      schema: { ...operation('read_balances', 'The balances of an account', 'OBReadBalance1'), params: AccountParams },
      handler: async (request) => {
        const account = await accountOf(bank, request, request.params.AccountId);
        const balances = present.presentBalances(account, bank.clock.now());
        return envelope(bank, `${pathOf(account)}/balances`, { Balance: balances });
      },
    });

    app.get('/accounts/:AccountId/transactions', {
      ...common,
      schema: {
        ...operation(
          'list_transactions',
          'What was booked on an account, newest first, in pages',
          'OBReadTransaction6',
        ),
        params: AccountParams,
        querystring: BookingQuery,
      },
      handler: async (request) => {
        const { AccountId } = request.params;
        const { fromBookingDateTime, toBookingDateTime, page } = request.query;
        const account = await accountOf(bank, request, AccountId);
        const found = await listBooked(bank.db, account.accountNumber, {
          before: page === undefined ? null : readPlace(page),
          limit: limits.transactionsPage + 1,
          from: dateOf(fromBookingDateTime),
          to: dateOf(toBookingDateTime),
        });
        const shown = found.slice(0, limits.transactionsPage);
        const end = found.length > shown.length ? shown.at(-1) : undefined;
        const path = `${pathOf(account)}/transactions`;
        const next = end === undefined ? {} : { page: end.entryNo.toString() };
        const asked = { fromBookingDateTime, toBookingDateTime };
        const entries = shown.map((entry) => present.presentTransaction(account.accountNumber, entry));
        const answer = envelope(bank, addressOf(path, { ...asked, page }), { Transaction: entries });
        if (end === undefined) return answer;
        const { Self } = answer.Links;
        return { ...answer, Links: { Self, Next: bank.config.issuer + addressOf(path, { ...asked, ...next }) } };
      },
    });

    app.get('/accounts/:AccountId/statements', {
      ...common,
      schema: {
        ...operation('list_statements', 'The months of an account that are over, newest first', 'OBReadStatement2'),
        params: AccountParams,
        querystring: StatementQuery,
      },
      handler: async (request) => {
        const account = await accountOf(bank, request, request.params.AccountId);
        const { fromStatementDateTime, toStatementDateTime } = request.query;
        const [from, to] = [dateOf(fromStatementDateTime), dateOf(toStatementDateTime)];
        const months = await listMonths(bank.db, account.accountNumber, bank.clock.now(), limits.statementMonths);
        const wanted = months.filter(
          ({ startsAt, endsAt }) => (from === undefined || startsAt >= from) && (to === undefined || endsAt <= to),
        );
        const path = addressOf(`${pathOf(account)}/statements`, { fromStatementDateTime, toStatementDateTime });
        return envelope(bank, path, { Statement: wanted.map((month) => present.presentStatement(account, month)) });
      },
    });
  };
}

async function customerOf(bank: BankContext, { headers }: FastifyRequest): Promise<string> {
  const customerId = headers['x-customer-id'];
  if (typeof customerId !== 'string' || customerId === '') {
    throw badRequest(obCodes.headerMissing, 'Name the customer.', 'x-customer-id');
  }
  if ((await findCustomer(bank.db, customerId)) === null) {
    throw badRequest(obCodes.notFound, 'There is no such customer.', 'x-customer-id');
  }
  return customerId;
}

async function accountOf(bank: BankContext, request: FastifyRequest, accountNumber: string): Promise<Account> {
  const account = await findAccount(bank.db, await customerOf(bank, request), accountNumber);
  if (account === null) throw badRequest(obCodes.notFound, 'The customer has no such account.', 'AccountId');
  return account;
}

function pathOf({ accountNumber }: Account): string {
  return `${root}/accounts/${encodeURIComponent(accountNumber)}`;
}

function addressOf(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

function dateOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}

function readPlace(page: string): bigint {
  if (/^[1-9]\d{0,17}$/.test(page)) return BigInt(page);
  throw badRequest(obCodes.fieldInvalid, 'It is not one that this bank gave.', 'page');
}
