import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Compile } from 'typebox/compile';
import { Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import { findCustomer } from '../customers/customer-store.ts';
import { unknownCustomer } from '../journal/change-record.ts';
import { describeBank } from '../pages/bank-description.ts';
import { pageHeaders } from '../pages/layout.ts';
import { say } from '../pages/locale.ts';
import type { Locale } from '../people/person-store.ts';
import { restoreHolder, revokeHolder } from '../permissions/change-holder.ts';
import { findHolder } from '../permissions/requirement.ts';
import { HolderKey } from '../permissions/requirement-schemas.ts';
import { listRequirements } from '../permissions/requirement-store.ts';
import { currentTable, findTable, listVersions, type KeptTable } from '../permissions/table-store.ts';
import type { TableHolder } from '../permissions/table.ts';
import { operatorLocale } from './operator-locale.ts';
import { versionsUnderway } from './operator-store.ts';
import { operatorTablePage } from './operator-table-page.ts';

const holderCheck = Compile(HolderKey);
const hide = { schema: { hide: true } };
const versionsShown = 20;

type Params = { Params: { customerId: string } };

/** The operator's page of a permission table; taking a holder out and putting him back are forms on it. */
export function operatorTableRoutes(bank: BankContext): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get<Params>('/operator/customers/:customerId/table', hide, (request, reply) => tablePage(bank, request, reply));

    for (const [act, change] of [
      ['revoke', revokeHolder],
      ['restore', restoreHolder],
    ] as const) {
      app.post<Params>(`/operator/customers/:customerId/table/${act}`, hide, async (request, reply) => {
        const { customerId } = request.params;
        if (!holderCheck.Check(request.body)) {
          throw new Problem(400, 'holder_invalid', 'Name the subject, the roleId and the departmentId.');
        }
        const version = await change(bank, customerId, request.body);
        const path = `/operator/customers/${encodeURIComponent(customerId)}/table`;
        return reply.redirect(`${path}?done=${act}&version=${version}`, 303);
      });
    }
  };
}

async function tablePage(
  bank: BankContext,
  request: FastifyRequest<Params>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { customerId } = request.params;
  const query = request.query as Record<string, unknown>;
  const customer = await findCustomer(bank.db, customerId);
  const current = await currentTable(bank.db, customerId);
  if (customer === null || current === null) throw unknownCustomer();
  const asked =
    typeof query['version'] === 'string' && /^\d{1,9}$/.test(query['version']) ? Number(query['version']) : null;
  const shown = asked === null ? current : await findTable(bank.db, customerId, asked);
  if (shown === null) throw new Problem(404, 'table_version_unknown', 'There is no such version of the table.');
  const locale = operatorLocale(bank, request, reply);
  const versions = await listVersions(bank.db, customerId, versionsShown);
  const page = operatorTablePage({
    bank: await describeBank(bank.db, bank.config.bankId),
    locale,
    customer,
    shown,
    currentVersion: current.version,
    versions,
    requirements: await listRequirements(bank.db, customerId, versionsShown),
    revoked: revokedHolders(current, versions),
    waiting: await versionsUnderway(bank.db, customerId),
    notice: notice(query['done'], shown.version, locale),
  });
  return reply.headers(pageHeaders()).send(page);
}

function revokedHolders(current: KeptTable, versions: KeptTable[]): TableHolder[] {
  const gone = new Map<string, TableHolder>();
  for (const holder of versions.flatMap(({ table }) => table.holders)) {
    const key = JSON.stringify([holder.subject, holder.roleId, holder.departmentId]);
    if (!gone.has(key) && findHolder(current.table, holder) === null) gone.set(key, holder);
  }
  return [...gone.values()];
}

function notice(done: unknown, version: number, locale: Locale): string | null {
  if (done === 'revoke') {
    return say(locale, {
      zh: `已撤销，第 ${version} 版生效，并通知了各应用。`,
      en: `Revoked: version ${version} is in force, and the applications are told.`,
    });
  }
  if (done !== 'restore') return null;
  return say(locale, {
    zh: `已恢复，第 ${version} 版生效。`,
    en: `Restored: version ${version} is in force.`,
  });
}
