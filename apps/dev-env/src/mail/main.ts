import { readMailSinkConfig } from '../config.ts';
import { startMailSink } from './mail-sink.ts';

/** Longest time that a stop may take before the process leaves anyway, ms. */
const stopWithinMs = 1_000;

async function main(): Promise<void> {
  const sink = await startMailSink(readMailSinkConfig());
  process.stdout.write(`mail sink: pages ${sink.url}, send to ${sink.smtpUrl}\n`);
  const stop = (): void => {
    setTimeout(() => process.exit(0), stopWithinMs).unref();
    void sink[Symbol.asyncDispose]().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`The mail sink cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
