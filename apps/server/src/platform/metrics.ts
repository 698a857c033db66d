import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** What Prometheus reads at /metrics. Labels have few values: never an id, never a name of an enterprise. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'guildhall_http_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['operation', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    streams: new Gauge({ name: 'guildhall_streams', help: 'Open live streams', registers: [registry] }),
    refusedSignIns: new Counter({
      name: 'guildhall_refused_sign_ins_total',
      help: 'Sign-ins that did not come about, by bank and reason',
      labelNames: ['bank', 'reason'],
      registers: [registry],
    }),
    mails: new Counter({
      name: 'guildhall_mails_total',
      help: 'Attempts to send an e-mail by what became of them',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    entries: new Counter({
      name: 'guildhall_bank_entries_total',
      help: 'Entries of bank journals by what became of them',
      labelNames: ['bank', 'outcome'],
      registers: [registry],
    }),
  };
}
