import type { ActingContext } from '../../../platform/acting-context.ts';
import { invalid } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { personActor } from '../../audit/index.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import { selectEntries, selectEntriesOf } from './entry-store.ts';
import { currentOf } from './statement-days.ts';
import { nothingToExport, tooMuchToExport } from './statement-errors.ts';
import { statementLimits } from './statement-limits.ts';
import { rangeOf } from './statement-reads.ts';
import { selectStatements } from './statement-store.ts';
import { writeCamt053, type WholeStatement } from './write-camt053.ts';
import { writeEntriesCsv } from './write-csv.ts';

export type ExportFormat = 'camt.053' | 'csv';

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

type ExportDeps = Pick<PaymentsDeps, 'db' | 'clock' | 'audit' | 'permissions'>;

/** Writes what was booked on an account in some days: as the statements of the bank, or as a table of all entries. */
export async function exportStatements(
  deps: ExportDeps,
  context: ActingContext,
  accountNumber: string,
  asked: { readonly format: ExportFormat; readonly from: string; readonly to: string },
): Promise<ExportedFile> {
  await deps.permissions.requireAccount(context, 'statements:read', accountNumber);
  const { from, to } = rangeOf(asked);
  if (from === null || to === null || from > to) throw invalid('querystring.to', 'lies before the first day');
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (days > statementLimits.exportMaxDays) throw tooMuchToExport();
  const { format } = asked;
  const range = { accountNumber, from, to };
  const bytes = format === 'csv' ? await csvOf(deps, context, range) : await camtOf(deps, context, range);
  const { enterpriseId } = context;
  const entry = { enterpriseId, actor: personActor(context), target: `account:${accountNumber}` };
  await deps.db.as(context, (tx) =>
    deps.audit.write(tx, { ...entry, action: 'statements.exported', details: { format, from, to } }),
  );
  const name = `statements-${accountNumber.slice(-4)}-${from}-${to}`;
  return format === 'csv'
    ? { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', bytes }
    : { name: `${name}.xml`, mediaType: 'application/xml', bytes };
}

interface ExportRange {
  readonly accountNumber: string;
  readonly from: string;
  readonly to: string;
}

async function csvOf(
  { db }: ExportDeps,
  context: ActingContext,
  { accountNumber, from, to }: ExportRange,
): Promise<Buffer> {
  const { connectionId, customerId } = context;
  const all = { status: null, counting: true, direction: null, q: null };
  const filter = { connectionId, customerId, accounts: [accountNumber], from, to, ...all };
  const page = { after: null, limit: statementLimits.exportMaxEntries + 1 };
  const rows = await db.as(context, (tx) => selectEntries(tx, filter, page), { readOnly: true });
  if (rows.length > statementLimits.exportMaxEntries) throw tooMuchToExport();
  return writeEntriesCsv(rows);
}

async function camtOf(
  { db, clock }: ExportDeps,
  context: ActingContext,
  { accountNumber, from, to }: ExportRange,
): Promise<Buffer> {
  const { connectionId, customerId } = context;
  const filter = { connectionId, customerId, accountNumber, message: 'camt.053', from, to };
  const whole = await db.as(
    context,
    async (tx): Promise<WholeStatement[]> => {
      const rows = await selectStatements(tx, filter, { after: null, limit: statementLimits.statementsLookedAt });
      // A statement without any balance is none by the schema.
      const current = currentOf(rows)
        .filter(({ balances }) => balances.length > 0)
        .toSorted(
          (a, b) =>
            a.day.localeCompare(b.day) || (a.page ?? 0) - (b.page ?? 0) || a.statementId.localeCompare(b.statementId),
        );
      const entries = current.reduce((sum, one) => sum + one.entries, 0);
      if (entries > statementLimits.exportMaxEntries || rows.length === statementLimits.statementsLookedAt)
        throw tooMuchToExport();
      const found: WholeStatement[] = [];
      for (const statement of current) {
        const page = { after: 0, limit: statementLimits.exportMaxEntries };
        found.push({ statement, entries: await selectEntriesOf(tx, statement.statementId, page) });
      }
      return found;
    },
    { readOnly: true },
  );
  if (whole.length === 0) throw nothingToExport();
  return writeCamt053(whole, newId().replaceAll('-', ''), clock.now());
}
