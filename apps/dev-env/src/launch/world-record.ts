import { createHash } from 'node:crypto';
import type { WorldOptions } from '../world.ts';
import type { WorldRecord } from './data-dir.ts';
import { StartRefused } from './instance-lock.ts';
import { claimPort, PortTakenError } from './ports.ts';
import { otherPorts, portTaken } from './texts.ts';

/** What this start follows: the record of the directory where there is one, else what is asked for. Throws StartRefused. */
export async function makeRecord(options: WorldOptions, known: WorldRecord | null): Promise<Required<WorldRecord>> {
  refuseOtherBankPort(options, known);
  const bankPort = options.bankPort ?? 0;
  const mailPort = options.mailPort ?? 0;
  const database = options.databaseUrl ? digest(options.databaseUrl) : 'embedded';
  return {
    now: known?.now ?? (options.now ?? new Date()).toISOString(),
    size: known?.size ?? options.sampleData ?? 'full',
    port: await claim(options.port ?? 0, known?.port, 'PORT'),
    bankPorts: [
      await claim(bankPort, known?.bankPorts[0], 'BANK_PORT'),
      await claim(bankPort === 0 ? 0 : bankPort + 1, known?.bankPorts[1], 'BANK_PORT'),
    ],
    mailPorts: [
      await claim(mailPort, known?.mailPorts?.[0], 'MAIL_PORT'),
      await claim(mailPort === 0 ? 0 : mailPort + 1, known?.mailPorts?.[1], 'MAIL_PORT'),
    ],
    database,
    settled: known?.database === database && known.settled,
  };
}

/** The banks' signed records carry their issuer, which carries the port. */
function refuseOtherBankPort({ bankPort, dataDir }: WorldOptions, known: WorldRecord | null): void {
  const last = known?.bankPorts[0];
  if (last !== undefined && bankPort && bankPort !== last) throw new StartRefused(otherPorts(dataDir, last));
}

/** The address holds a password, which must not be written down. */
function digest(databaseUrl: string): string {
  return createHash('sha256').update(databaseUrl).digest('hex').slice(0, 16);
}

async function claim(wanted: number, last: number | undefined, variable: string): Promise<number> {
  try {
    return await claimPort(wanted === 0 ? (last ?? 0) : wanted, variable);
  } catch (error) {
    if (error instanceof PortTakenError) throw new StartRefused(portTaken(error.port, error.variable));
    throw error;
  }
}
