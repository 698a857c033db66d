import { formatMoney } from '../../../platform/money.ts';
import { faultText } from './fault-text.ts';
import type { EntryDetail } from './entry.ts';
import type { ListedEntry, WholeEntry } from './entry-store.ts';
import type { DayStatement, StatementDay } from './statement-days.ts';
import { presentSource, type PeopleNames, type StatementOriginRow } from './statement-sources.ts';
import type { StatementFileRow } from './statement.ts';
import type { EntryDetailView, EntryView, StatementFileView, StatementView } from './statement-schemas.ts';

/** Who gave the statements in which entries stand, by entry. */
export interface EntryOrigins {
  readonly origins: ReadonlyMap<string, readonly StatementOriginRow[]>;
  readonly names: PeopleNames;
}

export function presentStatement({ statement: row, replaced }: DayStatement, names: PeopleNames): StatementView {
  const money = (amountMinor: bigint): string => formatMoney({ amountMinor, currency: row.currency });
  const perhaps = (amountMinor: bigint | null): string | null => (amountMinor === null ? null : money(amountMinor));
  return {
    id: row.statementId,
    accountNumber: row.accountNumber,
    currency: row.currency,
    message: row.message,
    schema: row.schema,
    checkedBy: row.checkedBy,
    bankId: row.bankId,
    sequence: row.electronicSequence ?? row.legalSequence,
    page: row.page,
    replaced,
    createdAt: row.createdAt?.toISOString() ?? null,
    day: row.day,
    fromOn: row.fromOn,
    balances: row.balances.map(({ amountMinor, ...one }) => ({
      ...one,
      amount: formatMoney({ amountMinor: BigInt(amountMinor), currency: one.currency }),
    })),
    opening: perhaps(row.openingMinor),
    closing: perhaps(row.closingMinor),
    state: row.state,
    expected: perhaps(row.expectedMinor),
    credits: money(row.creditsMinor),
    debits: money(row.debitsMinor),
    entries: row.entries,
    fileId: row.fileId,
    source: presentSource({ ...row, receivedAt: row.takenAt }, names),
    takenAt: row.takenAt.toISOString(),
  };
}

export function presentDay({ day, statements, gaps }: StatementDay, names: PeopleNames) {
  return {
    day,
    statements: statements.map((one) => presentStatement(one, names)),
    gaps: gaps.map(({ closingMinor, openingMinor, ...gap }) => ({
      ...gap,
      closing: closingMinor === null ? null : formatMoney({ amountMinor: closingMinor, currency: gap.currency }),
      opening: openingMinor === null ? null : formatMoney({ amountMinor: openingMinor, currency: gap.currency }),
    })),
  };
}

export function presentEntry(row: ListedEntry, { origins, names }: EntryOrigins): EntryView {
  const { amountMinor, currency } = row;
  return {
    id: row.entryId,
    accountNumber: row.accountNumber,
    status: row.supersededBy === null ? row.status : 'superseded',
    supersededBy:
      row.supersededBy === null ? null : { statementId: row.supersededBy, bankId: row.supersededByBankId ?? '' },
    direction: row.direction,
    reversal: row.reversal,
    amount: formatMoney({ amountMinor, currency }),
    currency,
    day: row.day,
    bookedOn: row.bookedOn,
    valueOn: row.valueOn,
    counterparty: partyOf(row),
    remittance: row.remittance,
    creditorReference: row.creditorReference,
    endToEndId: row.endToEndId,
    bankReference: row.bankReference,
    transactionCode: row.transactionCode,
    payments: row.detailsCount,
    statementId: row.statementId,
    sources: (origins.get(row.entryId) ?? []).map((origin) => presentSource(origin, names)),
  };
}

export function presentEntryDetail(row: WholeEntry, origins: EntryOrigins): EntryDetailView {
  return { ...presentEntry(row, origins), details: row.details.map(presentDetail) };
}

function presentDetail(detail: EntryDetail): EntryDetailView['details'][number] {
  const { amount, currency, direction, remittance, creditorReference, endToEndId, bankReference, mandateId } = detail;
  const references = { creditorReference, endToEndId, bankReference, mandateId };
  return { amount, currency, direction, counterparty: partyOf(detail), remittance, ...references };
}

function partyOf(named: Pick<EntryDetail, 'counterpartyName' | 'counterpartyAccount' | 'counterpartyBank'>) {
  return { name: named.counterpartyName, accountNumber: named.counterpartyAccount, bank: named.counterpartyBank };
}

/** @param whole whether the reader may see what stands in the file: otherwise its values are left out of the reason. */
export function presentFile(row: StatementFileRow, whole: boolean, names: PeopleNames = new Map()): StatementFileView {
  const { faultCode, faultValues } = row;
  const { value: _, ...safe } = faultValues ?? {};
  return {
    id: row.fileId,
    via: row.via,
    uploadedBy: row.uploadedBy === null ? null : (names.get(row.uploadedBy) ?? null),
    fileName: row.fileName,
    sizeBytes: row.sizeBytes,
    state: row.state,
    message: row.message,
    checkedBy: row.checkedBy,
    accountNumbers: [...row.accountNumbers],
    statements: row.statements,
    entries: row.entries,
    fault:
      faultCode === null
        ? null
        : {
            code: faultCode,
            line: row.faultLine,
            text: { ...faultText(faultCode, whole ? (faultValues ?? {}) : safe) },
          },
    receivedAt: row.receivedAt.toISOString(),
  };
}
