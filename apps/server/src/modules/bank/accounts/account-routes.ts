import { pageOf } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { AuditLineView } from '../../audit/index.ts';
import {
  AccountParams,
  BankAccountDetail,
  BankAccountList,
  BankTransactionView,
  TrailQuery,
  TransactionQuery,
} from './account-schemas.ts';
import type { AccountService } from './account-service.ts';

const tags = ['accounts'];

export function accountRoutes(app: App, accounts: AccountService): void {
  app.get(
    '/v1/accounts',
    {
      config: { action: 'accounts:read' },
      schema: {
        operationId: 'accounts.list',
        tags,
        summary: 'The accounts that my mandate opens, with their balances',
        description:
          'Balances older than a minute are read from the bank again; when it does not answer, the last known ones come with their time.',
        response: { 200: BankAccountList },
      },
    },
    async (request) => accounts.list(actingContextOf(request)),
  );

  app.get(
    '/v1/accounts/:accountNumber',
    {
      config: { action: 'accounts:read' },
      schema: {
        operationId: 'accounts.read',
        tags,
        summary: 'An account with its balance and the limits of my mandate',
        params: AccountParams,
        response: { 200: BankAccountDetail },
      },
    },
    async (request) => accounts.read(actingContextOf(request), request.params.accountNumber),
  );

  app.get(
    '/v1/accounts/:accountNumber/transactions',
    {
      config: { action: 'statements:read' },
      schema: {
        operationId: 'accounts.transactions',
        tags,
        summary: 'What was booked on an account, newest first, as the bank has it now',
        params: AccountParams,
        querystring: TransactionQuery,
        response: { 200: pageOf(BankTransactionView) },
      },
    },
    async (request) =>
      accounts.transactions(actingContextOf(request), request.params.accountNumber, request.query.cursor),
  );

  app.get(
    '/v1/accounts/:accountNumber/audit',
    {
      config: { action: 'accounts:read' },
      schema: {
        operationId: 'accounts.audit',
        tags,
        summary: 'Who did what with an account, newest first',
        params: AccountParams,
        querystring: TrailQuery,
        response: { 200: pageOf(AuditLineView) },
      },
    },
    async (request) =>
      accounts.trail(actingContextOf(request), request.params.accountNumber, {
        cursor: request.query.cursor,
        limit: request.query.limit ?? limits.pageDefaultItems,
      }),
  );
}
