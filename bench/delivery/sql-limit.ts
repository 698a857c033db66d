import type pg from 'pg';

/** The rows of one event, decided already, as a statement takes them. */
export interface EventRows {
  readonly notifications: string;
  readonly deliveries: string;
  readonly count: number;
}

/** The same inserts as ours, without anything to decide: what PostgreSQL takes for the rows alone. */
const statements = [
  {
    name: 'limit.notifications',
    text: `insert into notifications.notifications select * from jsonb_populate_recordset(null::notifications.notifications, $1)
      on conflict (enterprise_id, person_id, dedupe_key) do nothing`,
  },
  {
    name: 'limit.deliveries',
    text: 'insert into notifications.deliveries select * from jsonb_populate_recordset(null::notifications.deliveries, $1)',
  },
] as const;

/** Reads the rows that an event has led to, in the order in which they were written. */
export async function readRows(owner: pg.Client, eventId: string): Promise<EventRows> {
  const key = `${eventId} %`;
  const { rows } = await owner.query<{ n: string; d: string; count: number }>(
    `with n as (select * from notifications.notifications where dedupe_key like $1 order by notification_id)
     select coalesce(jsonb_agg(to_jsonb(n)), '[]')::text as n, count(*)::integer as count,
       (select coalesce(jsonb_agg(to_jsonb(d) order by d.delivery_id), '[]')::text from notifications.deliveries d
        where (d.enterprise_id, d.notification_id) in (select enterprise_id, notification_id from n)) as d from n`,
    [key],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('an aggregate returns its row');
  return { notifications: row.n, deliveries: row.d, count: row.count };
}

/** One transaction for each event, so many at once. @returns the seconds that all of them took. */
export async function insertAll(clients: readonly pg.Client[], events: readonly EventRows[]): Promise<number> {
  const queue = events.values();
  const started = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (const rows of queue) await insertOne(client, rows);
    }),
  );
  return (performance.now() - started) / 1_000;
}

async function insertOne(client: pg.Client, rows: EventRows): Promise<void> {
  await client.query(`begin; select set_config('guildhall.reason', 'bench.insert', true)`);
  const [notifications, deliveries] = statements;
  await client.query({ ...notifications, values: [rows.notifications] });
  await client.query({ ...deliveries, values: [rows.deliveries] });
  await client.query('commit');
}
