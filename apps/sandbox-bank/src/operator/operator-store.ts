import type { Queryable } from '../db/database.ts';
import { permissionTableEvent } from '../events/bank-event.ts';

/** How far an entry got with one client. */
export type DeliveryState = {
  sequence: number;
  clientId: string;
  acknowledged: boolean;
  attempts: number;
  lastError: string | null;
};

/** The deliveries of a customer's entries from a sequence on. */
export async function deliveryStates(
  db: Queryable,
  customerId: string,
  fromSequence: number,
): Promise<DeliveryState[]> {
  const { rows } = await db.query<{
    sequence: number;
    client_id: string;
    acknowledged: boolean;
    attempts: number;
    last_error: string | null;
  }>(
    `select sequence, client_id, acknowledged_at is not null as acknowledged, attempts, last_error from event_deliveries
     where customer_id = $1 and sequence >= $2 order by sequence, client_id`,
    [customerId, fromSequence],
  );
  return rows.map((row) => ({
    sequence: row.sequence,
    clientId: row.client_id,
    acknowledged: row.acknowledged,
    attempts: row.attempts,
    lastError: row.last_error,
  }));
}

/** People with a session at the bank. */
export async function peopleSignedIn(db: Queryable, now: Date): Promise<string[]> {
  const { rows } = await db.query<{ account_id: string }>(
    `select distinct account_id from oidc_artifacts
     where model = 'Session' and account_id is not null and expires_at > $1 limit 100`,
    [now],
  );
  return rows.map((row) => row.account_id);
}

/** Versions of a customer's permission table that some client has not acknowledged yet. */
export async function versionsUnderway(db: Queryable, customerId: string): Promise<Set<number>> {
  const { rows } = await db.query<{ version: number }>(
    `select distinct (e.data->>'version')::integer as version
     from event_deliveries d join bank_events e on e.event_id = d.event_id
     where e.customer_id = $1 and e.event_type = $2 and d.acknowledged_at is null`,
    [customerId, permissionTableEvent],
  );
  return new Set(rows.map(({ version }) => version));
}
