import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { audienceTest, readFeedText } from '../../apps/server/src/modules/network/index.ts';
import { enterpriseId, readerPlace, type WorldSize } from './world.ts';

const pgbench = '/usr/bin/pgbench';
const clients = 8;

export interface SqlTarget {
  /** Directory of the Unix socket. */
  readonly socket: string;
  readonly database: string;
  readonly role: string;
  readonly password: string;
}

export const driver = existsSync(pgbench) ? 'pgbench' : 'a prepared-statement loop of ours';

/**
 * Transactions a second when the very statement of the server is driven directly: same role, policies, settings and transaction
 * shape (begin, scope, statement, commit in one round trip), random readers, a horizon as good as the one that the server learns.
 */
export function measureSql(
  target: SqlTarget,
  size: WorldSize,
  horizon: number,
  seconds: number,
  directory: string,
): Promise<number> {
  return driver === 'pgbench'
    ? byPgbench(target, size, horizon, seconds, directory)
    : byLoop(target, size, horizon, seconds);
}

async function byPgbench(
  target: SqlTarget,
  size: WorldSize,
  horizon: number,
  seconds: number,
  directory: string,
): Promise<number> {
  const values = [`'all'`, '9007199254740991', `'ffffffff-ffff-ffff-ffff-ffffffffffff'`, ':horizon', '21'];
  const statement = readFeedText(audienceTest)
    .replaceAll(/\$(\d)/g, (_, n: string) => values[Number(n) - 1] ?? '')
    // pgbench would take these colons for its variables; in quotes they mean the same to to_char.
    .replaceAll('HH24:MI:SS', 'HH24":"MI":"SS');
  const script = join(directory, 'feed.pgbench');
  await writeFile(
    script,
    `\\set reader random(0, ${size.readers - 1})
\\startpipeline
begin read only;
select set_config('guildhall.enterprise_id', ${enterpriseId(readerPlace(':reader::integer', size))}::text, true), set_config('guildhall.peer_id', '', true);
${statement};
commit;
\\endpipeline
`,
  );
  const args = [
    '-h',
    target.socket,
    '-U',
    target.role,
    '-n',
    '-M',
    'prepared',
    '-c',
    String(clients),
    // pgbench counts whole seconds only.
    '-T',
    String(Math.ceil(seconds)),
  ];
  const child = spawn(pgbench, [...args, '-D', `horizon=${horizon}`, '-f', script, target.database], {
    env: { ...process.env, PGPASSWORD: target.password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  const rate = Number(/tps = ([\d.]+)/.exec(text)?.[1]);
  if (!Number.isFinite(rate) || text.includes('ERROR')) throw new Error(`pgbench did not run: ${text.slice(0, 2_000)}`);
  return rate;
}

async function byLoop(target: SqlTarget, size: WorldSize, horizon: number, seconds: number): Promise<number> {
  const text = readFeedText(audienceTest);
  const until = performance.now() + seconds * 1_000;
  const step = Math.floor(size.enterprises / size.readers);
  const rates = await Promise.all(
    Array.from({ length: clients }, async () => {
      const { socket, database, role, password } = target;
      const client = new pg.Client({ host: socket, database, user: role, password, pipeline: true });
      await client.connect();
      let done = 0;
      for (; performance.now() < until; done += 1) {
        const place = Math.floor(Math.random() * size.readers) * step;
        const reader = `01900000-0000-7000-8000-${place.toString(16).padStart(12, '0')}`;
        const scope = `select set_config('guildhall.enterprise_id', '${reader}', true), set_config('guildhall.peer_id', '', true)`;
        const values = ['all', '9007199254740991', 'ffffffff-ffff-ffff-ffff-ffffffffffff', horizon, 21];
        await Promise.all([
          client.query(`begin read only; ${scope}`),
          client.query({ name: 'feed', text, values }),
          client.query('commit'),
        ]);
      }
      await client.end();
      return done / seconds;
    }),
  );
  return rates.reduce((sum, rate) => sum + rate, 0);
}
