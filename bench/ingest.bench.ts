import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../apps/dev-env/src/postgres.ts';
import { Sealer } from '../apps/server/src/platform/crypto/seal.ts';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import { systemRole } from '../apps/server/src/platform/db/roles.ts';
import { median, rounded, type Bench, type BenchLine, type BenchOptions } from './bench.ts';
import { mergePage, openMerger, stagePage, type StagedPage } from './ingest/copy-merge.ts';
import { addCustomer, pageEntries } from './ingest/journals.ts';
import { createNetwork, type Network } from './ingest/network.ts';

const floor = 0.4;
/** As many transactions at a time as the server lets ingest use. */
const mergers = 3;

export const bench: Bench = {
  name: 'ingest',
  about:
    'facts from received pages of a bank (signatures verified) to commit, against COPY of the same pages into staging and a merge by SQL that comes to the same rows',
  run: async (options) => {
    const directory = await mkdtemp(join(tmpdir(), 'guildhall-bench-'));
    const settings = { fsync: 'off', synchronous_commit: 'off', shared_buffers: '512MB', max_wal_size: '4GB' };
    const postgres = await startPostgres({ dataDir: directory, password: 'bench', settings });
    try {
      const sealer = new Sealer(Buffer.alloc(32, 9).toString('base64url'));
      for (const database of ['ours', 'limit']) {
        await postgres.ensureDatabase(database);
        await migrate(postgres.url(database), sealer);
      }
      return [await measure(options, { ours: postgres.url('ours'), limit: postgres.url('limit'), sealer })];
    } finally {
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    }
  },
};

interface Places {
  readonly ours: string;
  readonly limit: string;
  readonly sealer: Sealer;
}

async function measure(
  { quick, say }: BenchOptions,
  { ours: oursUrl, limit: limitUrl, sealer }: Places,
): Promise<BenchLine> {
  const customers = quick ? 10 : 60;
  const rounds = quick ? 3 : 7;
  const network = await createNetwork(oursUrl, sealer);
  const owner = new pg.Client({ connectionString: oursUrl });
  await owner.connect();
  const { host, port } = new pg.Client({ connectionString: limitUrl });
  const target = { host, port, database: 'limit', user: systemRole, password: sealer.rolePassword(systemRole) };
  const clients = await Promise.all(Array.from({ length: mergers }, () => openMerger(target)));
  await copySources(owner, limitUrl);
  const ours: number[] = [];
  const limit: number[] = [];
  let wrong = 0;
  try {
    // The first round warms both up and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      const added = Array.from({ length: customers }, (_, n) => addCustomer(network.api, round * customers + n + 1));
      const facts = added.reduce((sum, customer) => sum + customer.facts, 0);
      const taken = await takeUp(
        network,
        owner,
        added.map((customer) => customer.customerId),
      );
      wrong += taken.missing;
      const merged = await mergeAll(clients, taken.pages);
      if (round === 0) continue;
      ours.push(facts / taken.seconds);
      limit.push(facts / merged);
      say(
        `${facts} facts in ${customers} pages: ours ${rounded(facts / taken.seconds)}/s, limit ${rounded(facts / merged)}/s`,
      );
    }
    wrong += await differences(owner, limitUrl);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await owner.end();
    await network.close();
  }
  const [a, b] = [median(ours), median(limit)];
  return {
    bench: 'ingest',
    case: 'page',
    unit: 'facts/s',
    ours: rounded(a),
    limit: rounded(b),
    ratio: rounded(a / b),
    floor,
    peers: {},
    wrong,
  };
}

/** What the rows refer to is there before them. */
async function copySources(owner: pg.Client, limitUrl: string): Promise<void> {
  const { rows } = await owner.query<{ row: unknown }>('select to_jsonb(s) as row from enterprises.sources s');
  const other = new pg.Client({ connectionString: limitUrl });
  await other.connect();
  const text = 'insert into enterprises.sources select * from jsonb_populate_recordset(null::enterprises.sources, $1)';
  await other.query(text, [JSON.stringify(rows.map(({ row }) => row))]);
  await other.end();
}

/** Lets the network find the consents of these customers and take up their journals; reads what became of each page. */
async function takeUp(
  network: Network,
  owner: pg.Client,
  customerIds: readonly string[],
): Promise<{ seconds: number; missing: number; pages: StagedPage[] }> {
  for (const customerId of customerIds) network.api.giveConsent(customerId);
  await owner.query('update bank.connection_states set consents_listed_at = null');
  const started = performance.now();
  await network.bank.tend('example');
  const seconds = (performance.now() - started) / 1_000;
  const { rows } = await owner.query<{ id: string; n: string }>(
    `select enterprise_id as id, processed_sequence as n from bank.customers where customer_id = any($1) and enterprise_id is not null`,
    [customerIds],
  );
  const done = rows.filter((row) => Number(row.n) === pageEntries);
  const pages: StagedPage[] = [];
  for (const { id } of done) pages.push(await stagePage(owner, network.bank.evidenceReader, id));
  return { seconds, missing: customerIds.length - done.length, pages };
}

async function mergeAll(clients: readonly pg.Client[], pages: readonly StagedPage[]): Promise<number> {
  const queue = pages.values();
  const started = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (const page of queue) await mergePage(client, page);
    }),
  );
  return (performance.now() - started) / 1_000;
}

/** What both databases must hold alike; ids that each made for itself, and times of writing, are left out. */
const compared = [
  'enterprises.evidence t',
  '(select enterprise_id, key, source_id, category, value, sequence, as_of, received_at, evidence_id, shown_from from enterprises.facts) t',
  '(select enterprise_id, key, source_id, value, sequence, as_of, evidence_id, shown_from, shown_until from enterprises.fact_versions) t',
  "(select enterprise_id, payload->>'category', payload->>'evidenceId', payload->>'first', c->>'key', c->'old', c->'new' from platform.outbox, jsonb_array_elements(payload->'changes') c where topic = 'enterprises.facts_changed') t",
  "(select enterprise_id, target, details->'sequence', jsonb_array_length(details->'changed') from audit.lines where action = 'facts.recorded') t",
];

/** How many of them differ. */
async function differences(owner: pg.Client, limitUrl: string): Promise<number> {
  const other = new pg.Client({ connectionString: limitUrl });
  await other.connect();
  let wrong = 0;
  for (const rows of compared) {
    const text = `select count(*)::int as n, md5(string_agg(t::text, '|' order by t::text)) as sum from ${rows}`;
    const [a, b] = await Promise.all([owner, other].map((client) => client.query<{ n: number; sum: string }>(text)));
    const [mine, theirs] = [a?.rows[0], b?.rows[0]];
    if (mine === undefined || mine.n === 0 || mine.n !== theirs?.n || mine.sum !== theirs.sum) {
      console.error(`differs: ${rows.slice(0, 90)} (${mine?.n} and ${theirs?.n} rows)`);
      wrong += 1;
    }
  }
  await other.end();
  return wrong;
}
