import { createPublicKey, generateKeyPairSync, createHash, verify } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ActivityApi } from '../../../apps/server/src/modules/bank/client/activity-client.ts';
import { BankError } from '../../../apps/server/src/modules/bank/client/bank-error.ts';
import type { SenderDeps } from '../../../apps/server/src/modules/bank/activity/activity-sender.ts';
import { asId } from '../../../apps/server/src/platform/ids.ts';
import { SigningKey } from './signing-bank.ts';

interface SentBatch {
  iss: string;
  aud: string;
  batchId: string;
  sequence: number;
  pseudonym: string;
  customerId: string | null;
  events: { eventId: string; kind: string; hour: string }[];
}

/** A bank that takes in shared activity as the interface says, keeps what it got, and fails where it is told to. */
export class FakeActivityBank implements ActivityApi {
  /** Every batch that was ever taken, erased ones included. */
  readonly batches: SentBatch[] = [];
  /** What it holds now. */
  events: { eventId: string; pseudonym: string }[] = [];
  deliveries = 0;
  loseAnswers = 0;
  wrongReceipts = 0;
  refusing = false;
  onBatch: () => void = () => undefined;
  answerAfterMs: () => number = () => 0;
  readonly deps: Pick<SenderDeps, 'connections' | 'bankKeys' | 'clientKeys'>;
  readonly #key = new SigningKey();
  readonly #issuer: string;
  readonly #publicKey: ReturnType<typeof createPublicKey>;

  static async create(of: { connectionId: string; issuer: string }): Promise<FakeActivityBank> {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = pair.privateKey.export({ format: 'jwk' });
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const signing = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign']);
    return new FakeActivityBank(of, { signing, publicKey: pair.publicKey });
  }

  private constructor(
    { connectionId, issuer }: { connectionId: string; issuer: string },
    keys: {
      signing: Awaited<ReturnType<typeof crypto.subtle.importKey>>;
      publicKey: ReturnType<typeof createPublicKey>;
    },
  ) {
    this.#issuer = issuer;
    this.#publicKey = keys.publicKey;
    const names = { nameZh: '示例银行', nameEn: 'Example', mark: '例', color: '#22406F' };
    const connection = {
      connectionId: asId<'connection'>(connectionId),
      slug: 'example',
      issuer,
      clientId: 'guildhall',
      ...names,
    };
    const published = { kid: this.#key.kid, key: createPublicKey(this.#key.privateKey), jwk: this.#key.jwk };
    this.deps = {
      connections: { byId: () => connection },
      bankKeys: { find: (_id, kid) => Promise.resolve(kid === published.kid ? published : null) },
      clientKeys: { signing: () => Promise.resolve({ kid: 'ours', key: keys.signing }) },
    };
  }

  async sendBatch(
    _connection: unknown,
    { batchId, jws, signal }: { batchId: string; jws: string; signal: AbortSignal },
  ) {
    this.deliveries += 1;
    const [header = '', payload = '', signature = ''] = jws.split('.');
    const key = { key: this.#publicKey, dsaEncoding: 'ieee-p1363' as const };
    if (!verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')))
      throw new BankError('bank.refused', 'the signature does not verify', { status: 400 });
    if (this.refusing) throw new BankError('bank.refused', 'not wanted', { status: 422 });
    await pause(this.answerAfterMs(), undefined, { signal }).catch((error: unknown) => {
      throw new BankError('bank.unreachable', 'the request was ended', { cause: error });
    });
    this.onBatch();
    // Its signature has been verified: it is the network's own payload.
    const batch = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as SentBatch;
    if (!this.batches.some((known) => known.batchId === batchId)) {
      this.batches.push(batch);
      this.events.push(...batch.events.map(({ eventId }) => ({ eventId, pseudonym: batch.pseudonym })));
    }
    await pause(this.answerAfterMs());
    if (this.loseAnswers-- > 0) throw new BankError('bank.unreachable', 'the answer was lost');
    const wrong = this.wrongReceipts-- > 0;
    const contentHash = createHash('sha256')
      .update(wrong ? 'another' : payload)
      .digest('base64url');
    const { sequence, events } = batch;
    const said = { iss: this.#issuer, batchId, sequence, count: events.length, contentHash, receivedAt: now() };
    return { batchId, receipt: this.#key.sign('activity-receipt+jwt', said) };
  }

  askErasure(_connection: unknown, { erasureId, pseudonym }: { erasureId: string; pseudonym: string }) {
    const left = this.events.filter((event) => event.pseudonym !== pseudonym);
    const erasedEvents = this.events.length - left.length;
    this.events = left;
    const said = { iss: this.#issuer, erasureId, pseudonym, erasedEvents, erasedAt: now() };
    return Promise.resolve({ erasureId, receipt: this.#key.sign('activity-erasure+jwt', said) });
  }
}

function now(): string {
  return new Date().toISOString();
}
