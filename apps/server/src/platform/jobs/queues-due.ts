/** What is needed of a connection of pg-boss. */
interface Connection {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/**
 * Of these queues, those in which a job may be taken now. For each queue one look into the index by which pg-boss itself takes
 * jobs; `limit 1` keeps that the plan, however many jobs have been done before.
 */
export async function queuesDue(connection: Connection, queues: readonly string[]): Promise<string[]> {
  const { rows } = await connection.executeSql(
    `select queue from unnest($1::text[]) queue cross join lateral (
       select 1 from pgboss.job
       where name = queue and state < 'active' and not blocked and start_after <= pgboss.job_now()
       limit 1) due`,
    [queues],
  );
  // One column of text, as selected.
  return (rows as { queue: string }[]).map(({ queue }) => queue);
}
