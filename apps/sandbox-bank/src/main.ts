import { startBank } from './bank.ts';
import { readConfig } from './config.ts';
import { createLogger } from './log.ts';

/** Longest time that a stop may take before the process leaves anyway, ms. */
const stopWithinMs = 1_800;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger(config.bankId, (line) => process.stdout.write(line));
  const bank = await startBank({ config, log });
  log.info('bank is open', { url: bank.url, port: bank.port });
  const stop = (signal: string): void => {
    log.info('bank closes', { signal });
    setTimeout(() => process.exit(0), stopWithinMs).unref();
    bank.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('bank did not close cleanly', { reason: String(error) });
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  process.stderr.write(`The bank cannot start: ${reason}${cause}\n`);
  process.exit(1);
});
