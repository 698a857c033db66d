import { createServer } from './app.ts';
import type { Config } from './config.ts';
import { Problem } from './platform/errors.ts';

/**
 * `keys rotate BANK`: makes a new key of ours towards a bank. It is published at once and signs after two minutes, when the bank
 * has had time to see it; the one before stays published for a day.
 * @returns 0, or 2 when the command was not understood or no such bank is connected.
 */
export async function keysCommand(config: Config, argv: readonly string[]): Promise<number> {
  const [verb, bank] = argv;
  if (argv.length !== 2 || verb !== 'rotate' || bank === undefined) {
    process.stderr.write('guildhall: keys takes the verb rotate and the slug of a bank\n');
    return 2;
  }
  const server = await createServer({ ...config, logLevel: 'fatal' });
  try {
    await server.bank.start();
    const kid = await server.bank.rotateClientKey(bank);
    process.stdout.write(`${JSON.stringify({ bank, kid })}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`guildhall: no bank "${bank}" is connected\n`);
    return 2;
  } finally {
    await server.platform.egress.close();
    await server.platform.db.close();
  }
}
