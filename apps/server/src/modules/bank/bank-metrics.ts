import { Gauge } from 'prom-client';
import type { Database } from '../../platform/db/database.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { Connections } from './connections/connections.ts';
import { sumProcessed } from './inbox/progress-store.ts';

export interface BankMetrics {
  /** Counts an entry of a journal by what became of it. */
  entry(bank: string, outcome: string): void;
}

export function createBankMetrics(metrics: Metrics, db: Database, connections: Connections): BankMetrics {
  const applied = new Gauge({
    name: 'guildhall_bank_applied_entries',
    help: 'Entries of bank journals processed so far, kept aside and withheld ones included',
    labelNames: ['bank'],
    registers: [metrics.registry],
    // Read from the tables when asked, so that it survives a restart.
    collect: async () => {
      const sums = await db.asSystem('bank.read_progress', (tx) => sumProcessed(tx), { readOnly: true });
      for (const { connectionId, slug } of connections.all()) applied.set({ bank: slug }, sums.get(connectionId) ?? 0);
    },
  });
  return { entry: (bank, outcome) => metrics.entries.inc({ bank, outcome }) };
}
