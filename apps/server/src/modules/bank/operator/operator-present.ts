import { presentBank } from '../../identity/index.ts';
import { healthOf } from '../connections/connection.ts';
import type { KeptAside } from '../inbox/kept-aside-store.ts';
import type { SyncRun } from '../sync/sync-store.ts';
import type { StoredPaymentAlarm } from '../payments/payment-alarm-store.ts';
import type { RefusedTable } from '../tables/refused-table-store.ts';
import type {
  ConnectionView,
  KeptAsideView,
  PaymentAlarmView,
  RefusedTableView,
  SyncRunView,
} from './operator-schemas.ts';
import type { ConnectionReport } from './operator-service.ts';

export function presentConnection({ connection, state, progress, keys }: ConnectionReport, now: Date): ConnectionView {
  const { waitingSince, consents } = progress;
  return {
    bank: presentBank(connection.slug, [connection]),
    issuer: connection.issuer,
    state: healthOf(state, now),
    breaker: state.breaker,
    lastPushAt: instant(state.lastPushAt),
    lastPollAt: instant(state.lastPollAt),
    lastSyncAt: instant(state.lastSyncAt),
    lastError:
      state.lastErrorAt === null
        ? null
        : { at: state.lastErrorAt.toISOString(), code: state.lastErrorCode ?? '', detail: state.lastErrorDetail ?? '' },
    lagSeconds: waitingSince === null ? 0 : Math.max(0, Math.round((now.getTime() - waitingSince.getTime()) / 1_000)),
    customers: progress.customers,
    consents: { AWAU: 0, AUTH: 0, RJCT: 0, EXPD: 0, CANC: 0, ...consents },
    waiting: progress.waiting,
    keptAside: progress.keptAside,
    keys: keys.map(({ kid, firstSeenAt, lastSeenAt }) => ({
      kid,
      firstSeenAt: firstSeenAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    })),
  };
}

export function presentKeptAside(record: KeptAside): KeptAsideView {
  const { recordId, customerId, sequence, reason, detail, raw, receivedAt, state, attempts } = record;
  return {
    id: recordId,
    customerId,
    sequence: Number(sequence),
    reason,
    detail,
    raw,
    receivedAt: receivedAt.toISOString(),
    state,
    attempts,
  };
}

export function presentRefusedTable(refused: RefusedTable): RefusedTableView {
  const { refusalId, customerId, version, reason, detail, raw, deliveries, firstReceivedAt, lastReceivedAt } = refused;
  return {
    id: refusalId,
    customerId,
    version: version === null ? null : Number(version),
    reason,
    detail,
    raw,
    deliveries,
    firstReceivedAt: firstReceivedAt.toISOString(),
    lastReceivedAt: lastReceivedAt.toISOString(),
  };
}

export function presentPaymentAlarm(alarm: StoredPaymentAlarm): PaymentAlarmView {
  const { alarmId, customerId, instructionId, escrowId, kind, detail, times, raisedAt, lastAt } = alarm;
  const [raised, last] = [raisedAt.toISOString(), lastAt.toISOString()];
  return { id: alarmId, customerId, instructionId, escrowId, kind, detail, times, raisedAt: raised, lastAt: last };
}

export function presentSyncRun(run: SyncRun): SyncRunView {
  const { runId, kind, customerId, startedAt, finishedAt, state, pages, records, errorCode, errorDetail } = run;
  const error = errorCode === null ? null : `${errorCode}: ${errorDetail ?? ''}`;
  return {
    id: runId,
    kind,
    customerId,
    startedAt: startedAt.toISOString(),
    finishedAt: instant(finishedAt),
    state,
    pages,
    records,
    error,
  };
}

function instant(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
