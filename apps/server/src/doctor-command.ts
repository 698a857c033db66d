import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from './config.ts';
import { verifySmtp } from './modules/notifications/index.ts';
import { systemClock } from './platform/clock.ts';
import { Sealer } from './platform/crypto/seal.ts';
import { Database } from './platform/db/database.ts';
import { pendingMigrations } from './platform/db/migrate.ts';
import { Egress, EgressError } from './platform/egress/egress.ts';
import { limits } from './platform/limits.ts';
import { createLog } from './platform/log.ts';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What was found; where it is not in order, what to do. */
  readonly detail: string;
}

const oldestPostgres = 15;
const metadataMaxBytes = 262_144;
const clockToleranceMs = 30_000;

/**
 * `doctor`: looks whether this installation can work. The environment itself has been read by now: what is wrong with it ends
 * the program before.
 * @returns 0 when everything is in order, 1 when something is not.
 */
export async function doctorCommand(config: Config): Promise<number> {
  const checks: Check[] = [
    { name: 'environment', ok: true, detail: `${config.banks.length} banks, ${config.publicUrl}` },
  ];
  const database = await checkDatabase(config);
  checks.push(database);
  if (database.ok) checks.push(...(await checkInside(config)));
  checks.push(...(await checkBanks(config)), await checkMail(config), await checkFiles(config));
  process.stdout.write(`${JSON.stringify({ checks })}\n`);
  return checks.every((check) => check.ok) ? 0 : 1;
}

/** Reached as the owner: version and clock. */
async function checkDatabase({ databaseUrl }: Config): Promise<Check> {
  const name = 'database';
  const owner = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: limits.bankConnectTimeoutMs });
  owner.on('error', () => undefined);
  try {
    await owner.connect();
    const { rows } = await owner.query<{ version: number; now: Date }>(
      `select current_setting('server_version_num')::int / 10000 as version, now() as now`,
    );
    const [{ version, now } = { version: 0, now: new Date(0) }] = rows;
    if (version < oldestPostgres)
      return { name, ok: false, detail: `PostgreSQL ${version}; ${oldestPostgres} or newer is needed` };
    const skewMs = Math.abs(systemClock.now().getTime() - now.getTime());
    if (skewMs > clockToleranceMs)
      return { name, ok: false, detail: `its clock differs by ${Math.round(skewMs / 1_000)} s: set both by NTP` };
    return { name, ok: true, detail: `PostgreSQL ${version}` };
  } catch (error) {
    return { name, ok: false, detail: `DATABASE_URL cannot be reached: ${messageOf(error)}` };
  } finally {
    await owner.end().catch(() => undefined);
  }
}

/** Reached as the server reaches it: by passwords that are derived from GUILDHALL_KEY. */
async function checkInside(config: Config): Promise<Check[]> {
  const db = new Database(config.databaseUrl, new Sealer(config.key), createLog('silent'), { app: 1, system: 1 });
  try {
    const pending = await pendingMigrations(db);
    const detail = pending.length === 0 ? 'all applied' : `run "guildhall migrate" for ${pending.join(', ')}`;
    return [
      { name: 'key', ok: true, detail: 'GUILDHALL_KEY opens the database' },
      { name: 'migrations', ok: pending.length === 0, detail },
    ];
  } catch (error) {
    const detail = `GUILDHALL_KEY is not the one of this database, or it was never migrated: ${messageOf(error)}`;
    return [{ name: 'key', ok: false, detail }];
  } finally {
    await db.close();
  }
}

async function checkBanks({ banks, loopbackOrigins }: Config): Promise<Check[]> {
  const egress = new Egress(loopbackOrigins, limits.bankConnectTimeoutMs);
  try {
    return await Promise.all(banks.map(({ slug, issuer }) => checkBank(egress, slug, issuer)));
  } finally {
    await egress.close();
  }
}

/** OpenID Connect Discovery 1.0 §4: the metadata names the issuer under which it was asked for. */
async function checkBank(egress: Egress, slug: string, issuer: string): Promise<Check> {
  const name = `bank ${slug}`;
  try {
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await egress.request(url, {
      method: 'GET',
      timeoutMs: limits.bankTimeoutMs,
      maxBytes: metadataMaxBytes,
    });
    if (answer.status !== 200) return { name, ok: false, detail: `${issuer} answers ${answer.status}` };
    const metadata: unknown = JSON.parse(answer.body.toString('utf8'));
    const named = typeof metadata === 'object' && metadata !== null && 'issuer' in metadata ? metadata.issuer : null;
    if (named !== issuer) return { name, ok: false, detail: `${issuer} calls itself ${String(named)}` };
    return { name, ok: true, detail: issuer };
  } catch (error) {
    const reason = error instanceof EgressError || error instanceof SyntaxError ? error.message : messageOf(error);
    return { name, ok: false, detail: `${issuer} cannot be reached: ${reason}` };
  }
}

/** Switched off is no fault: what is told by e-mail is told on the pages too. */
async function checkMail({ mail }: Config): Promise<Check> {
  const name = 'mail server';
  if (mail === null) return { name, ok: true, detail: 'off: SMTP_URL is empty, no e-mail is sent' };
  const { host } = new URL(mail.smtpUrl);
  try {
    await verifySmtp(mail);
    return { name, ok: true, detail: host };
  } catch (error) {
    return { name, ok: false, detail: `${host}: ${messageOf(error)}; e-mails wait until it answers` };
  }
}

/** Every process must be able to write there, so it is tried. */
async function checkFiles({ filesDir }: Config): Promise<Check> {
  const name = 'files directory';
  if (filesDir === null)
    return { name, ok: true, detail: 'off: GUILDHALL_FILES_DIR is empty, no evidence documents are taken in' };
  const probe = join(filesDir, `.doctor-${process.pid}`);
  try {
    await mkdir(filesDir, { recursive: true });
    await writeFile(probe, '', { flag: 'wx' });
    await rm(probe);
    return { name, ok: true, detail: filesDir };
  } catch (error) {
    return { name, ok: false, detail: `cannot be written: ${messageOf(error)}` };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
