import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiGuard } from '../api/api-guard.ts';
import { Problem } from '../api/problem.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { unknownCustomer } from '../journal/change-record.ts';
import * as schemas from './table-schemas.ts';
import { spoilTable } from './spoil-table.ts';
import { currentTable, findTable, type KeptTable } from './table-store.ts';

/** Reading the permission table of a customer, for clients with the scope `permission_tables`. */
export function tableRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/v1/customers/:customerId/permission-table', {
      onRequest: guard('permission_tables'),
      schema: {
        tags: ['permission tables'],
        operationId: 'permissionTables.get',
        summary: 'A version of the permission table of a customer, as the bank signed it',
        params: schemas.TableParams,
        querystring: schemas.TableQuery,
        response: { 200: schemas.TableView, ...problems(400, 401, 403, 404, 429, 503) },
      },
      handler: async (request) => {
        const { customerId } = request.params;
        const current = await currentTable(bank.db, customerId);
        if (current === null) throw unknownCustomer();
        const shown = await spoilTable(bank, current);
        const { version } = request.query;
        if (version === undefined) return present(shown, shown.version);
        const table = version === shown.version ? shown : await findTable(bank.db, customerId, version);
        if (table === null) throw new Problem(404, 'table_version_unknown', 'There is no such version of the table.');
        return present(table, shown.version);
      },
    });
  };
}

function present({ customerId, version, jws }: KeptTable, currentVersion: number) {
  return { customerId, version, currentVersion, jws };
}
