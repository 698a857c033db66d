import type { App } from '../../../platform/http/server.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import { StatementReader } from './reading/statement-reader.ts';
import { takeFile, type IncomingFile } from './take-file.ts';
import type { StatementFileRow } from './statement.ts';

/** Statements of accounts: taken in, read, listed, exported. */
export function createStatements(deps: PaymentsDeps) {
  const reader = new StatementReader(deps.config.iso20022SchemasDir);
  return {
    /** Takes a statement file, or keeps it aside with line and reason; the same bytes again change nothing. */
    takeFile: (incoming: IncomingFile): Promise<StatementFileRow> => takeFile({ ...deps, reader }, incoming),
    routes(_app: App): void {},
    stop: (): Promise<void> => reader.stop(),
  };
}
