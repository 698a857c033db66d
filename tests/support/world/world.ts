import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awaitTakeUp } from '../../../apps/dev-env/src/launch/take-up.ts';
import {
  expectedEntries,
  makeSampleWorld,
  type SampleSize,
  type SampleWorld,
} from '../../../apps/dev-env/src/sample-world/sample-world.ts';
import { startMailSink, type MailSink } from '../../../apps/dev-env/src/mail/mail-sink.ts';
import { startBank } from '../../../apps/sandbox-bank/src/bank.ts';
import { readConfig as readBankConfig } from '../../../apps/sandbox-bank/src/config.ts';
import { silentLogger } from '../../../apps/sandbox-bank/src/log.ts';
import { createServer, type Server } from '../../../apps/server/src/app.ts';
import { readConfig } from '../../../apps/server/src/config.ts';
import { freshDatabase, type FreshDatabase } from '../database.ts';
import { schemasDirectory } from '../statements/sample-files.ts';
import { freePorts } from '../ports.ts';
import { testKey } from '../templates.ts';
import type { Member } from './members.ts';
import { persist } from './patience.ts';
import { signIn } from './sign-in.ts';
import { Visitor } from './visitor.ts';
import { workedOff } from './worked-off.ts';

/** How long all records of the small sample world may take to arrive, and what follows from them, ms: a machine may be busy. */
export const arrivalMs = 600_000;
const signInMs = 240_000;

export type BankId = keyof SampleWorld['banks'];

/** The whole product in this process: two sandbox banks with the sample world, and the network. */
export interface World extends AsyncDisposable {
  /** Origin of the network. */
  url: string;
  /** Origins of the banks. */
  banks: Record<BankId, string>;
  sample: SampleWorld;
  server: Server;
  db: FreshDatabase;
  /** The database of each bank, where its ledger is. */
  ledgers: Record<BankId, FreshDatabase>;
  /** What the network has sent by e-mail, and a switch that makes the mail server refuse it. */
  mail: MailSink;
  /** Someone without a session, with a cookie jar of their own. */
  visitor(): Visitor;
  /** Resolves when every record that the banks hold for the network has arrived, and everything that follows from it is done. */
  settled(): Promise<void>;
  /** A visitor who has signed in through the pages of the bank. */
  signedIn(member: Member): Promise<Visitor>;
}

/** Starts a world on fresh databases and free ports; `await using world = await startWorld();` stops it. */
export async function startWorld(
  options: { size?: SampleSize; env?: Record<string, string>; statementFiles?: 'live' | 'desk' } = {},
): Promise<World> {
  await using stack = new AsyncDisposableStack();
  const sample = makeSampleWorld({ now: new Date(), size: options.size ?? 'small' });
  const port = await freePorts(3);
  const url = `http://localhost:${port}`;
  const banks = { huayue: `http://localhost:${port + 1}`, lanjiang: `http://localhost:${port + 2}` };
  const bankOptions = { statementFiles: options.statementFiles, banks };
  const ledgers = {
    huayue: await openBank(stack, 'huayue', banks.huayue, url, sample, bankOptions),
    lanjiang: await openBank(stack, 'lanjiang', banks.lanjiang, url, sample, bankOptions),
  };
  const db = stack.use(await freshDatabase('server'));
  const mail = stack.use(await startMailSink());
  const smtp = { SMTP_URL: mail.smtpUrl, MAIL_FROM: 'Guildhall <notifications@guildhall.example>' };
  const files = await mkdtemp(join(tmpdir(), 'guildhall-files-'));
  stack.defer(() => rm(files, { recursive: true, force: true }));
  const own = { ...smtp, GUILDHALL_FILES_DIR: files, ...options.env };
  const environment = { ...networkEnvironment(port, db.url, banks, sample), ...own };
  const server = await createServer(readConfig(environment));
  stack.defer(() => server.stop());
  await server.start(new Set(['api', 'worker']));
  const opened = stack.move();
  return {
    url,
    banks,
    sample,
    server,
    db,
    ledgers,
    mail,
    settled: async () => {
      await awaitTakeUp(url, expectedEntries(sample), arrivalMs, () => undefined);
      await workedOff(db, arrivalMs);
    },
    visitor: () => new Visitor(url),
    signedIn: async (member) => {
      const visitor = new Visitor(url);
      // A bank that is busy with other things may not answer in time: whoever signs in tries again.
      const end = await persist(`${member.roleId} signs in`, signInMs, () => signIn(visitor, member));
      if (end.startsWith('/sign-in')) throw new Error(`${member.roleId} is not let in: ${end}`);
      return visitor;
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/** The environment of a network that is connected to both banks. */
export function networkEnvironment(
  port: number,
  databaseUrl: string,
  banks: Record<BankId, string>,
  sample: SampleWorld,
): Record<string, string> {
  const connections = Object.entries(banks).map(([slug, issuer]) => {
    const { nameZh, nameEn, mark, color } = sample.banks[slug as BankId].bank;
    return { slug, issuer, clientId: 'guildhall', nameZh, nameEn, mark, color };
  });
  return {
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    GUILDHALL_KEY: testKey,
    GUILDHALL_BANKS: JSON.stringify(connections),
    GUILDHALL_OPERATORS: JSON.stringify([sample.operator]),
    GUILDHALL_LOOPBACK_ORIGINS: Object.values(banks).join(','),
    // Journeys come from one address; behind a proxy each visitor has the address of its own header.
    TRUST_PROXY: 'true',
    LOG_LEVEL: 'fatal',
    ...(schemasDirectory === null ? {} : { ISO20022_SCHEMAS_DIR: schemasDirectory }),
  };
}

interface BankOptions {
  port?: string;
  statementFiles?: 'live' | 'desk' | undefined;
  banks?: Partial<Record<BankId, string>>;
}

/** A bank that is about to run: its database, and all that its process is told. */
interface PreparedBank {
  db: FreshDatabase;
  environment: Record<string, string>;
}

/**
 * Makes a database and a seed for a sandbox bank; the stack takes both away.
 * @param options `port` is where it listens, if something stands between it and its address; statement files are issued when the desk
 * asks for them, where `statementFiles` does not say otherwise; `banks` are the addresses of all banks, with whom it clears, with none
 * where they are not given.
 */
export async function prepareBank(
  stack: AsyncDisposableStack,
  id: BankId,
  issuer: string,
  network: string,
  sample: SampleWorld,
  { port = new URL(issuer).port, statementFiles = 'desk', banks = {} }: BankOptions = {},
): Promise<PreparedBank> {
  const db = stack.use(await freshDatabase('bank'));
  const directory = await mkdtemp(join(tmpdir(), 'guildhall-world-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  const seedFile = join(directory, 'seed.json');
  await writeFile(seedFile, JSON.stringify(sample.banks[id]));
  const client = {
    clientId: 'guildhall',
    name: 'Guildhall',
    jwksUri: `${network}/v1/bank-connections/${id}/jwks.json`,
    redirectUris: [
      `${network}/v1/sign-in/banks/${id}/callback`,
      `${network}/v1/bank-connections/${id}/consent-callback`,
      `${network}/v1/bank-connections/${id}/payment-callback`,
    ],
    backchannelLogoutUri: `${network}/v1/sign-in/banks/${id}/back-channel-logout`,
    eventPushUri: `${network}/v1/bank-connections/${id}/events`,
  };
  const environment = {
    BANK_ID: id,
    BANK_PORT: port,
    BANK_ISSUER: issuer,
    BANK_DATABASE_URL: db.url,
    BANK_SEED_FILE: seedFile,
    BANK_STATEMENT_FILES: statementFiles,
    BANK_CLIENTS: JSON.stringify([client]),
    BANK_PEERS: JSON.stringify(peersOf(id, banks, sample)),
    BANK_KEY: randomBytes(32).toString('base64url'),
  };
  return { db, environment };
}

/** Starts a sandbox bank in this process; the stack stops it. */
export async function openBank(
  stack: AsyncDisposableStack,
  id: BankId,
  issuer: string,
  network: string,
  sample: SampleWorld,
  options: BankOptions = {},
): Promise<FreshDatabase> {
  const { db, environment } = await prepareBank(stack, id, issuer, network, sample, options);
  const bank = await startBank({ config: readBankConfig(environment), log: silentLogger });
  stack.defer(() => bank.close());
  return db;
}

function peersOf(id: BankId, banks: Partial<Record<BankId, string>>, sample: SampleWorld): object[] {
  return Object.entries(banks)
    .filter(([bankId]) => bankId !== id)
    .map(([bankId, issuer]) => {
      const { nameZh, nameEn } = sample.banks[bankId as BankId].bank;
      return { bankId, issuer, nameZh, nameEn };
    });
}
