import type { ConnectionId } from '../../../platform/ids.ts';
import type { BreakerState } from './breaker.ts';

/** A bank as the configuration names it. */
export interface ConfiguredBank {
  readonly slug: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly mark: string;
  readonly color: string;
}

/** The link between the network and one bank. */
export interface BankConnection extends ConfiguredBank {
  readonly connectionId: ConnectionId;
}

/** How a connection does, as last written down. */
export interface ConnectionState {
  readonly breaker: BreakerState;
  readonly lastPushAt: Date | null;
  readonly lastPollAt: Date | null;
  readonly lastSyncAt: Date | null;
  readonly lastErrorAt: Date | null;
  readonly lastErrorCode: string | null;
  readonly lastErrorDetail: string | null;
}

export type Health = 'healthy' | 'degraded' | 'down';

/** An error colours a connection for so long, ms. */
const errorColoursMs = 5 * 60_000;

/** What a person is told of a connection: an open breaker is "down", a recent error or a probe under way "degraded". */
export function healthOf(state: Pick<ConnectionState, 'breaker' | 'lastErrorAt'>, now: Date): Health {
  if (state.breaker === 'open') return 'down';
  if (state.breaker === 'half_open') return 'degraded';
  const recent = state.lastErrorAt !== null && now.getTime() - state.lastErrorAt.getTime() < errorColoursMs;
  return recent ? 'degraded' : 'healthy';
}
