import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import type { StatementTaken } from '../payments-events.ts';
import { alarmDoubledEntries } from './doubled-entries.ts';
import type { BankStatementFile, LeftStatementFile, StatementFileSource } from '../payments-ports.ts';
import { noteLeftFile, type NoteLeftDeps } from './note-left-file.ts';
import type { StatementFileRow } from './statement.ts';
import { NoTableInForce, type IncomingFile } from './take-file.ts';

/** Looks for payments of ours that a bank has booked more than once, after each statement of the bank. */
export function defineDoubledEntryJob(deps: Pick<PaymentsDeps, 'jobs' | 'db' | 'bankPayments'>): void {
  deps.jobs.define<StoredEvent>({
    name: 'payments.find_doubled_entries',
    on: ['payments.statement_taken'],
    // Written by this module as the payload of this topic.
    run: ({ payload }) => alarmDoubledEntries(deps, payload.payload as StatementTaken),
  });
}

/** A bank that gives many files at once takes one worker, and the files of other banks go on. */
const byBank = { concurrency: 2, groupConcurrency: 1 } as const;

/** Takes the statement files that banks give. */
export function defineStatementJobs(
  { jobs }: Pick<PaymentsDeps, 'jobs'>,
  source: StatementFileSource,
  take: (incoming: IncomingFile) => Promise<StatementFileRow>,
): void {
  jobs.define<StoredEvent>({
    name: 'payments.take_statement_file',
    on: ['bank.statement_file'],
    ...byBank,
    groupOf: ({ payload }) => fileOf(payload).connectionId,
    run: async ({ payload }) => {
      const file = fileOf(payload.payload);
      const bytes = await source.read(file);
      if (bytes === null) return;
      const { enterpriseId, connectionId, customerId, fileId, fileName } = file;
      const actor = { kind: 'bank', id: connectionId } as const;
      const place = { enterpriseId, connectionId, customerId };
      const from = { via: 'bank', sourceId: fileId, fileName, uploadedBy: null, actor, accounts: null } as const;
      const row = await take({ ...place, ...from, bytes }).catch((error: unknown) => {
        if (error instanceof NoTableInForce) return null;
        throw error;
      });
      // What the table in force does not open may be opened by the next one: the bank's part names it again then.
      if (row !== null && row.faultCode !== 'account_not_open') await source.taken(file);
    },
  });
}

/** Lists what banks offer and what is not fetched. */
export function defineLeftFileJob(
  deps: NoteLeftDeps & Pick<PaymentsDeps, 'jobs'>,
  signal: (left: LeftStatementFile) => void,
): void {
  deps.jobs.define<StoredEvent>({
    name: 'payments.note_left_file',
    on: ['bank.statement_file_left'],
    run: async ({ payload }) => {
      // Written by bank as the payload of this topic.
      const left = payload.payload as LeftStatementFile;
      await noteLeftFile(deps, left);
      signal(left);
    },
  });
}

/** Written by bank as the payload of this topic. */
function fileOf(payload: unknown): BankStatementFile {
  return payload as BankStatementFile;
}
