import { afterAll, beforeAll, expect, test } from 'vitest';
import { ladder } from '../apps/server/src/ladder.ts';
import type { ExportedTable } from '../apps/server/src/platform/exported-table.ts';
import { newId } from '../apps/server/src/platform/ids.ts';
import { TestServer } from './support/server/test-server.ts';

/**
 * Tables that name an enterprise and do not go along when it exports, each with the reason. To have a table exported, name it in
 * the list of its module (`exported` of the front door, such as `enterprises-export.ts`).
 */
const leftOut: Record<string, string> = {
  'access.limit_counters': 'sums over payments, which are exported themselves',
  'access.limit_slots': 'parts of access.limit_counters',
  'access.mandate_places': 'an index of access.mandates',
  'audit.verifications': 'checks of the whole network, asked for by its operator',
  'bank.offer_matchings': 'work that waits: for whom offers are looked through again',
  'bank.payment_alarms': 'what a bank did wrong, for the operator; the payment itself is exported',
  'bank.payment_attempts': 'secrets of a way to the bank and back that lasts minutes',
  'bank.consent_attempts': 'secrets of a way to the bank and back that lasts minutes',
  'identity.sessions': "sign-ins are the person's, who sees them under his own sessions",
  'notifications.preferences': 'how a member wants to be told is his own',
  'notifications.settings': "a member's own address and hours",
  'platform.outbox': 'events on their way, which came from rows that are exported',
};

/** Names of columns that sound like something nobody takes along. */
const secretName = /token|secret|sealed|password|cookie|hash/;

let server: TestServer;
let exported: readonly ExportedTable[];
let columns: { table: string; column: string; type: string }[];
beforeAll(async () => {
  server = await TestServer.create();
  exported = server.server.ports.exportedTables.use.all();
  columns = await server.db.query(
    `select table_schema || '.' || table_name as table, column_name as column, data_type as type
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = any($1) and table_type = 'BASE TABLE'`,
    [['platform', ...ladder]],
  );
});
afterAll(() => server[Symbol.asyncDispose]());

test('every table that holds rows of an enterprise is exported, or is left out for a reason', () => {
  const owned = columns.filter(({ column }) => column === 'enterprise_id').map(({ table }) => table);
  const named = [...exported.map(({ table }) => table as string), ...Object.keys(leftOut)];
  expect(named.toSorted()).toEqual(owned.toSorted());
});

test('no secret and no raw bytes leave with an export', () => {
  const leaving = columns.filter(({ table, column, type }) => {
    const entry = exported.find((one) => one.table === table);
    if (entry === undefined || entry.without?.includes(column) === true) return false;
    return type === 'bytea' || secretName.test(column);
  });
  expect(leaving).toEqual([]);
});

test('what an export leaves out or chooses by is a column of its table', () => {
  const known = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  const meant = exported.flatMap(({ table, without = [], only }) =>
    [...without, ...(only === undefined ? [] : [only.column])].map((column) => `${table}.${column}`),
  );
  expect(meant.filter((name) => !known.has(name))).toEqual([]);
});

test('what another enterprise had shown when somebody was told of it does not leave with an export', async () => {
  const owner = await server.signedIn({ bank: 'huayue', subject: 'owner', customerId: 'exporting', roleId: 'owner' });
  const [own] = await server.db.query<{ id: string }>(
    `select enterprise_id as id from access.mandates where customer_id = 'exporting'`,
  );
  const told = {
    enterprise_id: own?.id, notification_id: newId(), person_id: newId(), dedupe_key: 'told', topic: 'facts', kind: 'facts_changed',
    severity: 'urgent', subject_enterprise_id: newId(), subject_category: 'standing', subject_source_id: newId(),
    params: { category: 'standing', keys: 'overdue', count: 1 }, why: { reason: 'watched' }, link: '/enterprises/other',
    in_app: true, created_at: server.clock.now(),
  }; // prettier-ignore
  await server.db.query(
    `insert into notifications.notifications select * from jsonb_populate_record(null::notifications.notifications, $1::jsonb)`,
    [JSON.stringify(told)],
  );
  const document = (await owner.post('/v1/enterprise/export')).json<{ sections: Record<string, object[]> }>();
  const [row] = document.sections['notifications.notifications'] ?? [];
  expect(row).toMatchObject({ notification_id: told.notification_id, kind: 'facts_changed' });
  expect(JSON.stringify(row)).not.toMatch(/overdue|standing|urgent/);
});
