import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import type { ConnectionId, PersonId } from '../../../platform/ids.ts';

/** Two first sign-ins of one person at once are taken one after the other. */
export async function lockBankIdentity(tx: Tx, connectionId: ConnectionId, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${connectionId}|${subject}`}, 42))`.execute(tx);
}

export async function findPersonAtBank(tx: Tx, connectionId: ConnectionId, subject: string): Promise<PersonId | null> {
  const { rows } = await sql<{ personId: PersonId }>`select person_id as "personId" from identity.bank_identities
    where connection_id = ${connectionId} and subject = ${subject}`.execute(tx);
  return rows[0]?.personId ?? null;
}

export async function insertPerson(tx: Tx, personId: PersonId, name: Text, now: Date): Promise<void> {
  await sql`insert into identity.persons (person_id, name_zh, name_en, created_at)
    values (${personId}, ${name.zh}, ${name.en}, ${now})`.execute(tx);
}

/** Takes over the name that the bank gives now; a side that it does not name stays. */
export async function renamePerson(tx: Tx, personId: PersonId, name: Text): Promise<void> {
  await sql`update identity.persons set name_zh = coalesce(${name.zh}, name_zh), name_en = coalesce(${name.en}, name_en)
    where person_id = ${personId}`.execute(tx);
}

export async function saveBankIdentity(
  tx: Tx,
  link: { connectionId: ConnectionId; subject: string; personId: PersonId; bank: string; now: Date },
): Promise<void> {
  await sql`insert into identity.bank_identities (connection_id, subject, person_id, bank, linked_at, last_signed_in_at)
    values (${link.connectionId}, ${link.subject}, ${link.personId}, ${link.bank}, ${link.now}, ${link.now})
    on conflict (connection_id, subject) do update set last_signed_in_at = excluded.last_signed_in_at, bank = excluded.bank`.execute(
    tx,
  );
}

/** Those of the people who are known, with their names. */
export async function selectPersonNames(tx: Tx, personIds: readonly string[]): Promise<Map<string, Text>> {
  const { rows } = await sql<{ id: string } & Text>`/*identity.select_person_names*/
    select person_id as id, name_zh as zh, name_en as en from identity.persons where person_id = any(${personIds}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]));
}

export async function selectPersonName(tx: Tx, personId: PersonId): Promise<Text> {
  const { rows } =
    await sql<Text>`select name_zh as zh, name_en as en from identity.persons where person_id = ${personId}`.execute(
      tx,
    );
  return rows[0] ?? { zh: null, en: null };
}
