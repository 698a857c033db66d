import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { batchOf, createWorld, plain, type World } from '../../../../../../tests/support/enterprises.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import { categories, type SourceState } from '../facts/fact.ts';
import type { RelationState } from '../relations/relation.ts';
import type { Audience } from './disclosure.ts';

const audiences: Audience[] = ['private', 'partners', 'network', 'public'];
const sourceStates: SourceState[] = ['active', 'expired', 'withdrawn'];
const relations: (RelationState | 'none')[] = ['none', 'requested', 'received', 'active', 'ended'];
const statuses = ['unclaimed', 'registered', 'verified'] as const;

interface Author {
  readonly id: EnterpriseId;
  readonly audience: Audience;
  readonly source: SourceState;
}
interface Viewer {
  readonly id: EnterpriseId;
  readonly relation: RelationState | 'none';
  readonly status: (typeof statuses)[number];
}

let world: World;
const authors: Author[] = [];
const viewers: Viewer[] = [];

beforeAll(async () => {
  world = await createWorld();
  const [bank] = world.banks;
  for (const audience of audiences) {
    for (const source of sourceStates) {
      const id = await world.enterprise('verified');
      const facts = categories.map((category) => plain(`key_${category}`, 'value', category));
      // One record for each category, so that each has evidence of its own.
      await world.record(
        ...facts.map((fact, at) => batchOf({ enterpriseId: id, sourceId: bank, sequence: at + 1, facts: [fact] })),
      );
      await world.system((tx) =>
        world.enterprises.setSourceState(tx, { enterpriseId: id, sourceId: bank, state: source }),
      );
      await world.fresh.query('update enterprises.disclosures set audience = $2 where enterprise_id = $1', [
        id,
        audience,
      ]);
      authors.push({ id, audience, source });
    }
  }
  for (const status of statuses)
    for (const relation of relations) viewers.push({ id: await world.enterprise(status), relation, status });
  for (const viewer of viewers) {
    for (const author of authors) {
      const { relation: state } = viewer;
      const write = { a: viewer.id, b: author.id, state, since: new Date() };
      await world.db.asPair({ enterpriseId: viewer.id }, { enterpriseId: author.id }, (tx) =>
        world.enterprises.writeRelation(tx, write),
      );
    }
  }
});
afterAll(() => world[Symbol.asyncDispose]());

/** The audience test in words, apart from the policies. */
function isShown(author: Author, viewer: Viewer | null): boolean {
  if (author.source === 'withdrawn') return false;
  // An enterprise that is not verified sees only itself.
  if (viewer !== null && viewer.status !== 'verified') return false;
  if (author.audience === 'public') return true;
  if (author.audience === 'network') return viewer !== null;
  return author.audience === 'partners' && viewer?.relation === 'active';
}

async function seen(
  scope: EnterpriseId | null,
  table: 'facts' | 'fact_versions' | 'evidence',
): Promise<Map<string, number>> {
  const { rows } = await world.db.as(scope === null ? null : { enterpriseId: scope }, (tx) =>
    sql<{
      id: string;
      n: number;
    }>`select enterprise_id as id, count(*)::int as n from enterprises.${sql.ref(table)} group by 1`.execute(tx),
  );
  return new Map(rows.map((row) => [row.id, row.n]));
}

test.each(['facts', 'fact_versions', 'evidence'] as const)(
  'asked by raw SQL, %s show every reader what the audience test grants, and nothing else',
  async (table) => {
    let cells = 0;
    for (const viewer of [...viewers, null]) {
      const counts = await seen(viewer?.id ?? null, table);
      for (const author of authors) {
        const expected = isShown(author, viewer) ? categories.length : 0;
        expect(counts.get(author.id) ?? 0, `${JSON.stringify(author)} to ${JSON.stringify(viewer)}`).toBe(expected);
        cells += categories.length;
      }
    }
    expect(cells).toBe(
      categories.length * audiences.length * sourceStates.length * (relations.length * statuses.length + 1),
    );
  },
);

test('an enterprise always sees all of its own', async () => {
  for (const author of authors) expect((await seen(author.id, 'facts')).get(author.id)).toBe(categories.length);
});

test('each category is decided by its own disclosure', async () => {
  const id = await world.enterprise('verified');
  const [bank] = world.banks;
  const facts = categories.map((category) => plain(`key_${category}`, 'value', category));
  const [recorded] = await world.record(batchOf({ enterpriseId: id, sourceId: bank, sequence: 1, facts }));
  const stranger = await world.enterprise('verified');
  const visible = async (): Promise<string[]> => {
    const { rows } = await world.db.as({ enterpriseId: stranger }, (tx) =>
      sql<{ category: string }>`select category from enterprises.facts where enterprise_id = ${id} order by 1`.execute(
        tx,
      ),
    );
    return rows.map((row) => row.category);
  };
  expect(await visible()).toEqual(['activity', 'identity']);
  for (const category of categories) {
    await world.fresh.query(
      `update enterprises.disclosures set audience = case when category = $2 then 'network' else 'private' end where enterprise_id = $1`,
      [id, category],
    );
    expect(await visible()).toEqual([category]);
  }
  // The record speaks of all seven categories: whoever may see one of them does not see the record.
  const { rows } = await world.db.as({ enterpriseId: stranger }, (tx) =>
    sql`select 1 from enterprises.evidence where evidence_id = ${recorded?.evidenceId ?? null}`.execute(tx),
  );
  expect(rows).toEqual([]);
});

test('nobody writes what is not theirs', async () => {
  const [one, two] = [await world.enterprise(), await world.enterprise()];
  const as = (statement: string) => world.db.as({ enterpriseId: one }, (tx) => sql.raw(statement).execute(tx));
  const disclosure = await as(`update enterprises.disclosures set audience = 'public' where enterprise_id = '${two}'`);
  expect(disclosure.numAffectedRows).toBe(0n);
  await expect(
    as(
      `insert into enterprises.relations (enterprise_id, partner_id, state, since) values ('${one}', '${two}', 'active', now())`,
    ),
  ).rejects.toThrow(/row-level security/);
  for (const table of [
    'facts',
    'fact_versions',
    'evidence',
    'fact_sources',
    'identifiers',
    'enterprises',
    'directory',
    'sources',
  ]) {
    await expect(as(`update enterprises.${table} set enterprise_id = enterprise_id`), table).rejects.toThrow(
      /permission denied|does not exist/,
    );
  }
});

test('a relation is seen by its two sides only', async () => {
  const [one, two, three] = [await world.enterprise(), await world.enterprise(), await world.enterprise()];
  const since = new Date('2026-03-01T00:00:00Z');
  const both = [{ enterpriseId: one }, { enterpriseId: two }] as const;
  await world.db.asPair(...both, (tx) =>
    world.enterprises.writeRelation(tx, { a: one, b: two, state: 'requested', since, note: 'Steel' }),
  );
  const read = (viewer: EnterpriseId, a: EnterpriseId, b: EnterpriseId) =>
    world.db.as({ enterpriseId: viewer }, (tx) => world.enterprises.readRelation(tx, { a, b }));
  expect(await read(one, one, two)).toMatchObject({ state: 'requested', note: 'Steel', since });
  expect(await read(two, two, one)).toMatchObject({ state: 'received', note: 'Steel', since });
  expect(await read(three, one, two)).toEqual({ state: 'none', note: null, since: null });
  await world.db.asPair(...both, (tx) =>
    world.enterprises.writeRelation(tx, { a: two, b: one, state: 'active', since }),
  );
  expect(await read(one, one, two)).toMatchObject({ state: 'active', note: 'Steel' });
  expect(
    await world.db.as(both[0], (tx) => world.enterprises.listRelations(tx, { state: 'active', limit: 5 })),
  ).toMatchObject([{ partnerId: two }]);
  await world.db.asPair(...both, (tx) => world.enterprises.writeRelation(tx, { a: one, b: two, state: 'none', since }));
  expect(await read(two, two, one)).toEqual({ state: 'none', note: null, since: null });
});
