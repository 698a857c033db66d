import { createPublicKey } from 'node:crypto';
import { sha256 } from '../../../apps/server/src/platform/crypto/seal.ts';
import { asId } from '../../../apps/server/src/platform/ids.ts';
import { BankError } from '../../../apps/server/src/modules/bank/client/bank-error.ts';
import type { OfferApi } from '../../../apps/server/src/modules/bank/client/offer-client.ts';
import type { OfferSource } from '../../../apps/server/src/modules/bank/offers/offer.ts';
import { SigningKey } from './signing-bank.ts';

export const documentText = Buffer.from('the terms');

/** An offer as a bank writes it; `change` changes members of it. */
export function offerPayload(change: object = {}) {
  return {
    offerId: 'loan-1',
    version: 1,
    state: 'published',
    replaces: null,
    kind: 'loan',
    title: { zh: '订单贷', en: 'Order-backed loan' },
    summary: { zh: '凭订单提款', en: 'Draw against orders' },
    details: { zh: '说明', en: 'Details' },
    terms: {
      currency: 'CNY',
      amountFrom: '1000.00',
      amountTo: '3000000.00',
      annualRatePercent: '3.45',
      feePercent: null,
      termMonthsFrom: 1,
      termMonthsTo: 12,
      payoutDays: 0,
      security: null,
      earlyRepaymentPercent: '0',
      signatures: 1,
      notes: [],
    },
    eligibility: [] as object[],
    audience: 'customers',
    targets: null as object | null,
    because: null as string[] | null,
    validFrom: '2026-10-01T00:00:00.000Z',
    validUntil: '2026-12-31T00:00:00.000Z',
    formId: 'loan-application' as string | null,
    documents: [
      {
        documentId: 'terms',
        name: { zh: '条款', en: 'Terms' },
        mediaType: 'text/plain',
        size: documentText.length,
        sha256: sha256(documentText).toString('hex'),
      },
    ],
    ...change,
  };
}

/** A bank whose subsystems publish what a test says, and that keeps what it is told. */
export class FakeOfferBank implements OfferApi {
  readonly key = new SigningKey();
  readonly issuer: string;
  readonly connection;
  readonly batches: Parameters<OfferApi['tellDeliveries']>[1][] = [];
  readonly acceptances: Parameters<OfferApi['tellAcceptance']>[1][] = [];
  deliveriesCalled = 0;
  acceptancesCalled = 0;
  down = false;
  loseAnswers = 0;
  alteredDocument = false;
  readonly #said = new Map<OfferSource, string[]>();

  constructor({ connectionId, issuer }: { connectionId: string; issuer: string }) {
    this.issuer = issuer;
    const names = { nameZh: '示例银行', nameEn: 'Example', mark: '例', color: '#22406F' };
    this.connection = {
      connectionId: asId<'connection'>(connectionId),
      slug: 'example',
      issuer,
      clientId: 'guildhall',
      ...names,
    };
  }

  get bankKeys() {
    const published = { kid: this.key.kid, key: createPublicKey(this.key.privateKey), jwk: this.key.jwk };
    return { find: (_id: string, kid: string) => Promise.resolve(kid === published.kid ? published : null) };
  }

  /** Gives the next place to an offer. @returns the event that tells it. */
  say(source: OfferSource, change: object = {}, key = this.key) {
    const said = this.#said.get(source) ?? [];
    const sequence = said.length + 1;
    const place = { iss: this.issuer, iat: 1_793_000_000, jti: `${source}-${sequence}`, source, sequence };
    const jws = key.sign('bank-offer+jwt', { ...place, ...offerPayload(change) });
    this.#said.set(source, [...said, jws]);
    return { customerId: '-', source, sequence, jws };
  }

  /** Puts something else into a place. */
  spoil(source: OfferSource, sequence: number, jws: string): void {
    const said = [...(this.#said.get(source) ?? [])];
    said[sequence - 1] = jws;
    this.#said.set(source, said);
  }

  entries(_connection: unknown, { source, after }: { source: OfferSource; after: bigint }) {
    this.#assertUp();
    const said = this.#said.get(source) ?? [];
    const items = said.map((jws, at) => ({ sequence: at + 1, jws })).slice(Number(after), Number(after) + 100);
    return Promise.resolve({ source, lastSequence: said.length, items });
  }

  async document(): Promise<Buffer> {
    await Promise.resolve();
    this.#assertUp();
    return this.alteredDocument ? Buffer.from('other') : documentText;
  }

  tellDeliveries(_connection: unknown, batch: Parameters<OfferApi['tellDeliveries']>[1]) {
    this.deliveriesCalled += 1;
    this.#assertUp();
    if (!this.batches.some(({ batchId }) => batchId === batch.batchId)) this.batches.push(batch);
    this.#assertAnswer();
    return Promise.resolve({ batchId: batch.batchId });
  }

  tellAcceptance(_connection: unknown, accepted: Parameters<OfferApi['tellAcceptance']>[1]) {
    this.acceptancesCalled += 1;
    this.#assertUp();
    const { acceptanceId } = accepted;
    if (!this.acceptances.some((known) => known.acceptanceId === acceptanceId)) this.acceptances.push(accepted);
    this.#assertAnswer();
    return Promise.resolve({ acceptanceId, receivedAt: new Date().toISOString() });
  }

  #assertUp(): void {
    if (this.down) throw new BankError('bank.unreachable', 'the bank is away');
  }

  #assertAnswer(): void {
    if (this.loseAnswers-- > 0) throw new BankError('bank.unreachable', 'the answer was lost');
  }
}
