import type { ActingContext } from '../../../platform/acting-context.ts';
import type { App } from '../../../platform/http/server.ts';
import { cleanText } from '../../../platform/text.ts';
import { personActor } from '../../audit/index.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import { signalStatements, tellStatementPages } from '../payments-signals.ts';
import { importRoute } from './import-route.ts';
import { accountNotOpen } from './statement-errors.ts';
import { StatementReader } from './reading/statement-reader.ts';
import { exportStatements } from './statement-export.ts';
import { namesOfBringers } from './statement-sources.ts';
import { StatementReads } from './statement-reads.ts';
import { statementRoutes } from './statement-routes.ts';
import { defineDoubledEntryJob, defineLeftFileJob, defineStatementJobs } from './statement-jobs.ts';
import { takeFile, type IncomingFile } from './take-file.ts';
import type { StatementFileRow } from './statement.ts';

/** Statements of accounts: taken in, read, listed, exported. */
export function createStatements(deps: PaymentsDeps) {
  const reader = new StatementReader(deps.config.iso20022SchemasDir);
  const take = async (incoming: IncomingFile): Promise<StatementFileRow> => {
    const row = await takeFile({ ...deps, reader }, incoming);
    signalStatements(deps.bus, incoming);
    return row;
  };
  tellStatementPages(deps);
  const reads = new StatementReads(deps);
  defineDoubledEntryJob(deps);
  defineLeftFileJob(deps, (left) => signalStatements(deps.bus, left));
  if (deps.statementFiles !== undefined) defineStatementJobs(deps, deps.statementFiles, take);
  return {
    /** Takes a statement file, or keeps it aside with line and reason; the same bytes again change nothing. */
    takeFile: take,
    routes(app: App): void {
      statementRoutes(app, { reads, exportOf: (context, ...asked) => exportStatements(deps, context, ...asked) });
      importRoute(app, async (context, file) => {
        const upload = await uploadOf(deps, context, file);
        const row = await take(upload);
        // Also where the file is here already, brought by another.
        const stranger = row.accountNumbers.find((one) => upload.accounts?.has(one) === false);
        if (row.state === 'taken' && stranger !== undefined) throw accountNotOpen(stranger);
        return { file: row, names: await namesOfBringers(deps, [row]) };
      });
    },
    stop: (): Promise<void> => reader.stop(),
  };
}

/** A file that a member brings may be of the accounts that his mandate opens, and of no other. */
async function uploadOf(
  { permissions }: PaymentsDeps,
  context: ActingContext,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Buffer },
): Promise<IncomingFile> {
  const { enterpriseId, connectionId, customerId, personId } = context;
  const opened = (await permissions.accountsOf(context)).filter(({ actions }) => actions.has('statements:read'));
  return {
    enterpriseId,
    connectionId,
    customerId,
    via: 'upload',
    sourceId: null,
    fileName: cleanText(fileName),
    bytes,
    uploadedBy: personId,
    actor: personActor(context),
    accounts: new Set(opened.map((one) => one.accountNumber)),
  };
}
