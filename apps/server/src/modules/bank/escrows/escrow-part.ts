import type { ExportedTable } from '../../../platform/exported-table.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { EventTakers } from '../events/event-takers.ts';
import { PaymentAlarms } from '../payments/payment-alarms.ts';
import { BankEscrows, type EscrowDeps } from './escrow-service.ts';

/** Of whose rows an enterprise takes its own along. */
export const escrowExport: readonly ExportedTable[] = [
  { table: 'bank.escrows', without: ['digest', 'recheck_at', 'rechecks'] },
];

/** How often the lists of banks are read on, s: the longest that a change waits whose event was lost. */
const everySeconds = 5;

/** Money that banks hold between two enterprises. */
export function createEscrowPart(
  deps: Omit<EscrowDeps, 'alarms'> &
    ConstructorParameters<typeof PaymentAlarms>[0] & {
      readonly jobs: Pick<Jobs, 'define'>;
      readonly takers: EventTakers;
    },
): BankEscrows {
  const escrows = new BankEscrows({ ...deps, alarms: new PaymentAlarms(deps) });
  deps.takers.define('urn:guildhall:bank:escrow', 'escrow', escrows);
  deps.jobs.define({ name: 'bank.read_escrows', everySeconds, run: () => escrows.readAll() });
  return escrows;
}
