import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import type { BankStatementFile, StatementFileSource } from '../payments-ports.ts';
import type { IncomingFile } from './take-file.ts';

/** A bank that gives many files at once takes one worker, and the files of other banks go on. */
const byBank = { concurrency: 2, groupConcurrency: 1 } as const;

/** Takes the statement files that banks give. */
export function defineStatementJobs(
  { jobs }: Pick<PaymentsDeps, 'jobs'>,
  source: StatementFileSource,
  take: (incoming: IncomingFile) => Promise<unknown>,
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
      await take({ ...place, ...from, bytes });
    },
  });
}

/** Written by bank as the payload of this topic. */
function fileOf(payload: unknown): BankStatementFile {
  return payload as BankStatementFile;
}
