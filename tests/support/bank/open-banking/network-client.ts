import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AccountClient } from '../../../../apps/server/src/modules/bank/client/account-client.ts';
import { AuthorizationClient } from '../../../../apps/server/src/modules/bank/client/authorization-client.ts';
import { BankError } from '../../../../apps/server/src/modules/bank/client/bank-error.ts';
import { BankGate } from '../../../../apps/server/src/modules/bank/client/bank-gate.ts';
import { BankTransport } from '../../../../apps/server/src/modules/bank/client/bank-transport.ts';
import { PaymentClient } from '../../../../apps/server/src/modules/bank/client/payment-client.ts';
import { OpenidClient } from '../../../../apps/server/src/modules/bank/client/openid-client.ts';
import { BankKeys } from '../../../../apps/server/src/modules/bank/connections/bank-keys.ts';
import { ClientKeys } from '../../../../apps/server/src/modules/bank/connections/client-keys.ts';
import { upsertConnection } from '../../../../apps/server/src/modules/bank/connections/connection-store.ts';
import type { BankConnection } from '../../../../apps/server/src/modules/bank/connections/connection.ts';
import { HealthRecorder } from '../../../../apps/server/src/modules/bank/connections/health-recorder.ts';
import { initiationOf } from '../../../../apps/server/src/modules/bank/payments/initiation.ts';
import { refusalOf } from '../../../../apps/server/src/modules/bank/payments/payment-consent.ts';
import type { PaymentOrder } from '../../../../apps/server/src/modules/bank/payments/payment-order.ts';
import { systemClock } from '../../../../apps/server/src/platform/clock.ts';
import { Sealer } from '../../../../apps/server/src/platform/crypto/seal.ts';
import { Database } from '../../../../apps/server/src/platform/db/database.ts';
import { Egress } from '../../../../apps/server/src/platform/egress/egress.ts';
import { newId } from '../../../../apps/server/src/platform/ids.ts';
import { createLog } from '../../../../apps/server/src/platform/log.ts';
import { freshDatabase } from '../../database.ts';
import { testKey } from '../../templates.ts';

/** Our side of a bank: the real clients, with keys of their own that a bank can fetch. */
export interface NetworkClient extends AsyncDisposable {
  readonly jwksUri: string;
  readonly redirectUri: string;
  /** Connects to a bank once it answers. */
  connect(issuer: string): Promise<Connected>;
}
export interface Connected {
  readonly connection: BankConnection;
  readonly transport: BankTransport;
  readonly accounts: AccountClient;
  readonly payments: PaymentClient;
  readonly authorization: AuthorizationClient;
}
/** A token that a person gave us at the bank. */
export type PersonToken = Awaited<ReturnType<AuthorizationClient['complete']>>['token'];

/** The status of an answer; null where there was none. */
export function statusOf(work: Promise<unknown>): Promise<number | null> {
  return work.then(
    () => 200,
    (error: unknown) => (error instanceof BankError ? error.status : null),
  );
}

/** Takes every answer: its shape is held against the published document. */
export const anything = { Check: (value: unknown): value is unknown => value !== undefined };

/** The content of a payment as the network writes it. */
export function initiationText(order: Omit<PaymentOrder, 'enterpriseId' | 'connectionId' | 'completeBy'>): string {
  const place = { enterpriseId: newId<'enterprise'>(), connectionId: newId<'connection'>(), completeBy: new Date() };
  return initiationOf({ ...order, ...place }).text;
}

export async function startNetworkClient(): Promise<NetworkClient> {
  await using stack = new AsyncDisposableStack();
  const fresh = stack.use(await freshDatabase());
  const log = createLog('silent');
  const db = new Database(fresh.url, new Sealer(testKey), log, { app: 1, system: 3 });
  stack.defer(() => db.close());
  const clientKeys = new ClientKeys(db, new Sealer(testKey), systemClock);
  let connection: BankConnection | null = null;
  const server = createServer((_request, response) => {
    if (connection === null) {
      response.writeHead(404).end();
      return;
    }
    clientKeys.published(connection.connectionId).then(
      (keys) => response.setHeader('content-type', 'application/json').end(JSON.stringify(keys)),
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stack.defer(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const owned = stack.move();
  return {
    jwksUri: `${origin}/jwks`,
    redirectUri: `${origin}/return`,
    connect: async (issuer) => {
      const egress = new Egress([issuer], 10_000);
      owned.defer(() => egress.close());
      const names = { slug: 'huayue', clientId: 'guildhall', nameZh: '华岳银行', nameEn: 'Huayue Bank', mark: '岳' };
      const bank: BankConnection = { ...names, color: '#22406F', issuer, connectionId: newId() };
      const made = await db.asSystem('test.connect', async (tx) => {
        const known = await upsertConnection(tx, bank, new Date());
        await clientKeys.ensure(tx, known.connectionId);
        return known;
      });
      connection = made;
      const openid = new OpenidClient({ egress, clientKeys, clock: systemClock, loopbackOrigins: [issuer] });
      const gate = new BankGate(new HealthRecorder(db, systemClock, log), () => 0);
      const bankKeys = new BankKeys(db, systemClock, async () => {
        // The shape of a key set (RFC 7517 §5); each key is looked at where it is used.
        const set = (await (await fetch(new URL('/jwks', issuer))).json()) as { keys: Record<string, unknown>[] };
        return set.keys;
      });
      const transport = new BankTransport({ openid, gate, clock: systemClock });
      return {
        connection: made,
        transport,
        accounts: new AccountClient(transport),
        payments: new PaymentClient({ transport, clientKeys, bankKeys, clock: systemClock }),
        authorization: new AuthorizationClient(openid, gate),
      };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** What the network makes of a consent that a bank does not give: its status, its reason, and the members that the bank names. */
export async function refusedOf(
  work: Promise<unknown>,
): Promise<{ status: number | null; reason: string; fields: BankError['errors'] }> {
  const error = await work.then(
    () => null,
    (one: unknown) => one,
  );
  if (!(error instanceof BankError)) throw new Error('the bank gave its consent');
  return { status: error.status, reason: refusalOf(error).reason, fields: error.errors };
}
