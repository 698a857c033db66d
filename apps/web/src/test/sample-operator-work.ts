import type { AuditLine, AuditVerification, DeadLetter, JobQueue } from '../api/types.ts';
import { qinghe, yunxiu } from './sample-enterprises.ts';

const person = (zh: string, en: string): AuditLine['actor'] => ({
  kind: 'person',
  id: 'p-9',
  name: { zh, en },
  isOperator: false,
});
const network: AuditLine['actor'] = { kind: 'system', id: 'network.some_job', name: null, isOperator: false };

function line(id: string, action: string, changes: Partial<AuditLine>): AuditLine {
  return {
    id,
    occurredAt: '2026-11-20T01:12:40.000000Z',
    enterprise: qinghe,
    actor: person('陆若兰', 'Lan Lu'),
    mandateId: null,
    action,
    target: { kind: 'thing', id: 't-1', enterprise: null },
    details: [],
    position: '7',
    ...changes,
  };
}

export const auditLines: AuditLine[] = [
  line('l1', 'watch.added', { target: { kind: 'enterprise', id: yunxiu.id, enterprise: yunxiu } }),
  line('l2', 'partner.requested', {
    actor: { ...network, id: `enterprise:${yunxiu.id}`, name: yunxiu.name },
    target: { kind: 'enterprise', id: yunxiu.id, enterprise: yunxiu },
  }),
  line('l3', 'case.decided', { actor: { kind: 'person', id: null, name: null, isOperator: true } }),
  line('l4', 'future_thing.turned_over', { actor: network, details: [{ name: 'reason', value: '<b>bold</b>' }] }),
];

export const brokenVerification: AuditVerification = {
  id: 'v1',
  state: 'broken',
  lines: 3_929,
  chains: 216,
  chainsTotal: 216,
  faults: [
    {
      enterprise: qinghe,
      position: '5',
      kind: 'changed',
      line: { id: 'l-5', occurredAt: '2026-11-19T02:00:00Z', action: 'watch.added', target: 'enterprise:e-1' },
    },
  ],
  startedAt: '2026-11-20T02:00:00Z',
  finishedAt: '2026-11-20T02:00:03Z',
  tookMs: 2_700,
};

function letter(id: string, queue: string, error: string): DeadLetter {
  return {
    id,
    queue,
    failedAt: '2026-11-20T01:00:00.000000Z',
    createdAt: '2026-11-20T00:00:00Z',
    attempts: 21,
    error,
    ids: [{ name: 'enterpriseId', value: `e-${id}` }],
  };
}

export const deadLetters: DeadLetter[] = [
  letter('j1', 'network.write_feed_item', 'Error: the database closed the connection'),
  letter('j2', 'network.write_feed_item', 'Error: the database closed the connection'),
  letter('j3', 'bank.tend_connection', 'Error: the bank answered 503'),
];

export const jobQueues: JobQueue[] = [
  {
    queue: 'network.write_feed_item',
    waiting: 12,
    oldestWaitingAt: '2026-11-20T00:55:00Z',
    active: 1,
    retrying: 2,
    deadLetters: 2,
  },
  { queue: 'platform.forget_answers', waiting: 0, oldestWaitingAt: null, active: 0, retrying: 0, deadLetters: 0 },
];

export const deliveryReport = {
  available: true,
  waiting: 4,
  oldestWaitingAt: '2026-11-20T00:30:00Z',
  later: 2,
  failed: 1,
  sentToday: 120,
  lastError: { at: '2026-11-20T00:59:00Z', text: 'connect ECONNREFUSED' },
};
