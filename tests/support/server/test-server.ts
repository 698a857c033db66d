import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { createServer, type Server } from '../../../apps/server/src/app.ts';
import { readConfig } from '../../../apps/server/src/config.ts';
import type { Clock } from '../../../apps/server/src/platform/clock.ts';
import { FakeTables } from '../access/fake-tables.ts';
import { freshDatabase, type FreshDatabase } from '../database.ts';
import { testKey } from '../templates.ts';
import { FakeBankSignIn, type FakePerson } from './fake-bank.ts';
import { FakeEnterpriseDirectory } from './fake-enterprise-directory.ts';

/** A clock that a test moves. */
export class TestClock implements Clock {
  #now = new Date('2026-11-21T08:00:00.000Z').getTime();

  now(): Date {
    return new Date(this.#now);
  }

  advance(by: { seconds?: number; minutes?: number; hours?: number }): void {
    this.#now += (by.seconds ?? 0) * 1_000 + (by.minutes ?? 0) * 60_000 + (by.hours ?? 0) * 3_600_000;
  }
}

/** The whole server on a database of its own, with banks that are stood in for. */
export class TestServer implements AsyncDisposable {
  readonly server: Server;
  readonly tables: FakeTables;
  readonly bank: FakeBankSignIn;
  readonly directory = new FakeEnterpriseDirectory();
  readonly clock: TestClock;
  readonly db: FreshDatabase;

  private constructor(server: Server, db: FreshDatabase, clock: TestClock) {
    this.server = server;
    this.db = db;
    this.clock = clock;
    this.tables = new FakeTables(clock);
    this.bank = new FakeBankSignIn(this.tables);
    server.ports.tableSource.standIn(this.tables);
    server.ports.bankSignIn.standIn(this.bank);
    server.ports.enterpriseDirectory.standIn(this.directory);
  }

  static async create(options: { publicUrl?: string; env?: Record<string, string> } = {}): Promise<TestServer> {
    const db = await freshDatabase();
    const clock = new TestClock();
    const banks = ['huayue', 'lanjiang'].map((slug) => ({
      slug,
      issuer: `https://${slug}.example`,
      clientId: 'guildhall',
      nameZh: `银行${slug}`,
      nameEn: `Bank ${slug}`,
      mark: slug.slice(0, 1),
      color: '#22406F',
    }));
    const config = readConfig({
      DATABASE_URL: db.url,
      GUILDHALL_KEY: testKey,
      PUBLIC_URL: options.publicUrl ?? 'http://localhost:4999',
      GUILDHALL_BANKS: JSON.stringify(banks),
      GUILDHALL_OPERATORS: JSON.stringify([{ bank: 'huayue', customerId: 'operator-1' }]),
      LOG_LEVEL: 'silent',
      ...options.env,
    });
    const server = await createServer(config, clock);
    await server.http.ready();
    return new TestServer(server, db, clock);
  }

  visitor(): TestVisitor {
    return new TestVisitor(this);
  }

  /** A new browser in which this person has signed in. */
  async signedIn(person: FakePerson): Promise<TestVisitor> {
    const visitor = this.visitor();
    const answer = await visitor.signIn(person);
    if (answer.statusCode !== 303 || answer.headers.location !== '/') {
      throw new Error(`the sign-in ended at ${String(answer.headers.location)}`);
    }
    return visitor;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.stop();
    await this.db[Symbol.asyncDispose]();
  }
}

/** A browser that speaks to the server without a network between them; it keeps its cookies. */
export class TestVisitor {
  readonly cookies = new Map<string, string>();
  readonly #world: TestServer;

  constructor(world: TestServer) {
    this.#world = world;
  }

  get(url: string): Promise<LightMyRequestResponse> {
    return this.send({ method: 'GET', url });
  }

  post(url: string, payload: object = {}): Promise<LightMyRequestResponse> {
    return this.send({ method: 'POST', url, payload });
  }

  delete(url: string): Promise<LightMyRequestResponse> {
    return this.send({ method: 'DELETE', url });
  }

  async send(options: InjectOptions): Promise<LightMyRequestResponse> {
    const { http, platform } = this.#world.server;
    const unsafe = options.method !== 'GET';
    const answer = await http.inject({
      ...options,
      headers: {
        ...(unsafe ? { origin: platform.config.publicUrl } : {}),
        ...(this.cookies.size === 0 ? {} : { cookie: this.cookieHeader }),
        ...options.headers,
      },
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** Goes to the bank as this person and comes back; returns the answer of the callback. */
  async signIn(person: FakePerson, body: object = {}): Promise<LightMyRequestResponse> {
    return this.get(await this.callbackFor(person, body));
  }

  /** Begins a sign-in; returns the address to which the bank would send the browser back. */
  async callbackFor(person: FakePerson, body: object = {}): Promise<string> {
    const begun = await this.post('/v1/sign-in/bank', { bank: person.bank, ...body });
    if (begun.statusCode !== 200) throw new Error(`the sign-in could not begin: ${begun.body}`);
    const { redirectTo } = begun.json<{ redirectTo: string }>();
    const state = new URL(redirectTo).searchParams.get('state') ?? '';
    const code = this.#world.bank.codeFor(person);
    return `/v1/sign-in/banks/${person.bank}/callback?${new URLSearchParams({ code, state }).toString()}`;
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
