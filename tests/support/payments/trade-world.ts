import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from '../../../apps/server/src/app.ts';
import {
  insertEscrows,
  lockEscrows,
  updateEscrows,
} from '../../../apps/server/src/modules/payments/escrows/escrow-store.ts';
import { insertTradeOrders } from '../../../apps/server/src/modules/payments/trade-orders/trade-order-store.ts';
import type { TradeOrderState } from '../../../apps/server/src/modules/payments/trade-orders/trade-order.ts';
import { FileStore } from '../../../apps/server/src/platform/files/file-store.ts';
import { newId, type ConnectionId, type EnterpriseId } from '../../../apps/server/src/platform/ids.ts';
import { TestServer, type TestVisitor } from '../server/test-server.ts';
import { paymentTable } from './payment-table.ts';

const bank = 'huayue';

/** A member of one side, signed in. */
export interface Trader {
  readonly visitor: TestVisitor;
  readonly enterpriseId: EnterpriseId;
  readonly connectionId: ConnectionId;
  readonly customerId: string;
}

export interface OrderAnswer {
  readonly state: string;
  readonly steps: {
    step: string;
    actor: string;
    note: string | null;
    account: string | null;
    accountBank: string | null;
  }[];
  readonly next: { step: string; allowed: boolean; why: string | null }[];
  readonly reconciledAt: string | null;
  readonly escrow: {
    state: string;
    released: string;
    held: string;
    doubtedAt: string | null;
    asked: { kind: string; by: string; state: string; reason: string | null }[];
  } | null;
  readonly code?: string;
  readonly detail?: string;
}

/** Two enterprises that trade with each other, and the network as two processes on one database. */
export class TradeWorld implements AsyncDisposable {
  readonly test: TestServer;
  readonly nodes: readonly [Server, Server];
  readonly #origins: readonly string[];
  readonly #files: string;
  #buyer: Trader | null = null;
  #seller: Trader | null = null;

  private constructor(test: TestServer, second: Server, more: { origins: readonly string[]; files: string }) {
    this.test = test;
    this.nodes = [test.server, second];
    this.#origins = more.origins;
    this.#files = more.files;
  }

  static async create(): Promise<TradeWorld> {
    const files = await mkdtemp(join(tmpdir(), 'guildhall-files-'));
    const env = { LOG_LEVEL: 'error', GUILDHALL_FILES_DIR: files, REQUESTS_PER_MINUTE: '100000' };
    const test = await TestServer.create({ env });
    const second = await createServer(test.server.platform.config, test.clock);
    second.ports.tableSource.standIn(test.tables);
    second.ports.bankSignIn.standIn(test.bank);
    second.ports.enterpriseDirectory.standIn(test.directory);
    await second.http.ready();
    const origins: string[] = [];
    for (const node of [test.server, second]) {
      await node.platform.bus.start();
      origins.push(await node.http.listen({ port: 0, host: '127.0.0.1' }));
    }
    const world = new TradeWorld(test, second, { origins, files });
    world.#buyer = await world.trader('c-buyer');
    world.#seller = await world.trader('c-seller');
    return world;
  }

  /** The documents of the orders, as they lie on the disk, and where. */
  get documents(): { readonly files: FileStore; readonly directory: string } {
    const directory = join(this.#files, 'orders');
    return { files: new FileStore(directory, this.test.server.platform.sealer), directory };
  }

  get buyer(): Trader {
    if (this.#buyer === null) throw new Error('the world was not created');
    return this.#buyer;
  }

  get seller(): Trader {
    if (this.#seller === null) throw new Error('the world was not created');
    return this.#seller;
  }

  /** An accountant of an enterprise of its own. */
  async trader(customerId: string): Promise<Trader> {
    const connectionId = this.test.bank.connectionOf(bank);
    this.test.tables.publish({ connectionId, bank, customerId }, paymentTable);
    const person = { bank, customerId, subject: 'p-accountant', roleId: 'accountant', departmentId: 'finance' };
    const visitor = await this.test.signedIn(person);
    const session = await visitor.get('/v1/session');
    const { mandate } = session.json<{ mandate: { enterprise: { id: EnterpriseId } } }>();
    return { visitor, enterpriseId: mandate.enterprise.id, connectionId, customerId };
  }

  /** An order of 1,130.00 CNY in a state, on both sides; with escrow paid in where the state says so. @returns its id. */
  async order(state: TradeOrderState, { escrow = true } = {}): Promise<string> {
    const { buyer, seller } = this;
    const orderId = newId<'trade_order'>();
    const now = this.test.clock.now();
    const common = {
      orderId,
      state,
      number: `TO-${orderId.slice(-6)}`,
      title: '主轴十件',
      buyerReference: null,
      note: null,
      currency: 'CNY',
      lines: [],
      netMinor: 100_000n,
      taxMinor: 13_000n,
      totalMinor: 113_000n,
      escrow,
      deliverBy: '2026-12-24',
      releaseAfterDays: 7,
      termsHash: Buffer.alloc(32, 1),
      payeeAccount: null,
      paidMinor: 0n,
      revision: 1,
      orderedAt: now,
      acceptedAt: null,
      deliveredAt: null,
      confirmedAt: null,
      endedAt: null,
      reconciledAt: null,
      updatedAt: now,
    };
    const row = (of: Trader, other: Trader, side: 'buyer' | 'seller') => {
      const { enterpriseId, connectionId, customerId } = of;
      return { ...common, enterpriseId, connectionId, bank, customerId, otherId: other.enterpriseId, side };
    };
    const [db] = this.nodes.map(({ platform }) => platform.db);
    await db?.asPair(buyer, { enterpriseId: seller.enterpriseId }, async (tx) => {
      await insertTradeOrders(tx, [row(buyer, seller, 'buyer'), row(seller, buyer, 'seller')], () => '');
      if (!escrow) return;
      const escrowId = newId<'escrow'>();
      const { connectionId, customerId } = buyer;
      const held = { escrowId, orderId, connectionId, bank, customerId, amountMinor: 113_000n, currency: 'CNY' };
      const none = { sellerName: null, sellerAccount: null, sellerConnectionId: null, openedAt: now };
      const { enterpriseId } = buyer;
      const otherId = seller.enterpriseId;
      await insertEscrows(tx, [
        { ...held, ...none, enterpriseId, otherId, side: 'buyer' },
        { ...held, ...none, enterpriseId: otherId, otherId: enterpriseId, side: 'seller' },
      ]);
      await lockEscrows(tx, orderId);
      const sums = { fundedMinor: 113_000n, releasedMinor: 0n, refundedMinor: 0n, releaseAt: null, bankSequence: 2n };
      await updateEscrows(tx, escrowId, { ...sums, state: 'funded', accountNumber: 'ESC-1', now });
    });
    return orderId;
  }

  /** A request to one of the two processes. */
  async call<Body = OrderAnswer>(
    node: 0 | 1,
    { visitor }: Trader,
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: Body; headers: Record<string, unknown>; bytes: Buffer }> {
    const { http, platform } = this.nodes[node];
    const answer = await http.inject({
      method: body === undefined ? 'GET' : 'POST',
      url,
      ...(body === undefined ? {} : { payload: body }),
      headers: {
        origin: platform.config.publicUrl,
        cookie: visitor.cookieHeader,
        'idempotency-key': randomUUID(),
        ...headers,
      },
    });
    const isJson = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      // The caller names what it expects to find and then looks.
      body: (isJson ? answer.json() : null) as Body,
      headers: answer.headers,
      bytes: answer.rawPayload,
    };
  }

  /** Opens the stream of a page at one of the two processes. @returns what has come so far, and how to close it. */
  async listen(node: 0 | 1, { visitor }: Trader): Promise<{ events: () => string[]; close: () => void }> {
    const stream = httpRequest(`${this.#origins[node]}/v1/stream`, { headers: { cookie: visitor.cookieHeader } });
    stream.end();
    // The response of a request is a message that comes in.
    const [answer] = (await once(stream, 'response')) as [IncomingMessage];
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (chunk) => (text += String(chunk)));
    answer.on('error', () => undefined);
    return {
      events: () => [...text.matchAll(/event: (\w+)/g)].map(([, name]) => name ?? ''),
      close: () => stream.destroy(),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.nodes[1].stop();
    await this.test[Symbol.asyncDispose]();
    await rm(this.#files, { recursive: true, force: true });
  }
}
