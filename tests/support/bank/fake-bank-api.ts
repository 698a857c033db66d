import type { RequirementAnswer, TableAnswer } from '../../../apps/server/src/modules/bank/client/table-schemas.ts';
import { randomUUID } from 'node:crypto';
import type {
  BankApi,
  ConsentRequest,
  PollRequest,
  RecordsRequest,
} from '../../../apps/server/src/modules/bank/client/bank-api.ts';
import type {
  AccountApi,
  BankAccountAnswer,
  TransactionsPage,
  TransactionsRequest,
} from '../../../apps/server/src/modules/bank/client/account-api.ts';
import type {
  BankConsentAnswer,
  ConsentsPage,
  PollAnswer,
  RecordsPage,
} from '../../../apps/server/src/modules/bank/client/api-schemas.ts';
import { BankError } from '../../../apps/server/src/modules/bank/client/bank-error.ts';
import type { BankConnection } from '../../../apps/server/src/modules/bank/connections/connection.ts';
import { SigningKey } from './signing-bank.ts';

const permissionOf: Record<string, string> = {
  identification: 'ReadIdentification',
  ownership: 'ReadOwnership',
  qualification: 'ReadQualification',
  relationship: 'ReadRelationship',
  standing: 'ReadStanding',
};

export interface FakeEntry {
  sequence: number;
  kind: string;
  jws: string;
}

/** A bank behind the port: its journals, its consents, and the events that it still holds. It answers at once, and lies when told to. */
export class FakeBankApi implements BankApi, AccountApi {
  readonly key = new SigningKey();
  readonly issuer: string;
  readonly journals = new Map<string, FakeEntry[]>();
  readonly consents = new Map<string, BankConsentAnswer>();
  /** Events that were not acknowledged. */
  readonly events = new Map<string, string>();
  /** Accounts by customer, and what was booked by account. */
  readonly held = new Map<string, readonly BankAccountAnswer[]>();
  readonly booked = new Map<string, TransactionsPage['items']>();
  /** Signed permission tables by customer, from version 1 on; and what was asked to be built. */
  readonly tables = new Map<string, string[]>();
  readonly requirements = new Map<string, object>();
  readonly calls: string[] = [];
  pageItems = 200;
  /** Runs before every answer: throws, or changes what is behind. */
  before: (method: string) => void | Promise<void> = () => undefined;
  /** Changes a page on its way. */
  spoilPage: (page: RecordsPage) => RecordsPage = (page) => page;
  #now = new Date('2026-11-01T00:00:00Z').getTime();

  constructor(issuer: string) {
    this.issuer = issuer;
  }

  /** Appends an entry to a customer's journal; `more` changes members of the payload. */
  append(customerId: string, kind: string, data: object, more: object = {}): FakeEntry {
    const journal = this.journals.get(customerId) ?? [];
    const sequence = journal.length + 1;
    const entry = { sequence, kind, jws: this.signEntry(customerId, sequence, kind, data, more) };
    journal.push(entry);
    this.journals.set(customerId, journal);
    return entry;
  }

  signEntry(
    customerId: string,
    sequence: number,
    kind: string,
    data: object,
    more: object = {},
    key = this.key,
  ): string {
    const asOf = new Date(this.#now + sequence * 1_000).toISOString();
    const head = {
      iss: this.issuer,
      iat: Math.floor(Date.parse(asOf) / 1_000),
      jti: randomUUID(),
      recordId: `R-${kind}`,
    };
    const payload = { ...head, customerId, sequence, kind, asOf, assurance: 'bank_verified', data, ...more };
    return key.sign('bank-record+jwt', payload);
  }

  /** The event that tells of an entry, not yet delivered. */
  event(
    customerId: string,
    entry: { sequence: number; jws: string | null },
    claims: object = {},
  ): { jti: string; token: string } {
    const jti = randomUUID();
    const { sequence, jws } = entry;
    const told = jws === null ? { customerId, sequence, withheld: true } : { customerId, sequence, jws };
    const payload = {
      iss: this.issuer,
      aud: 'guildhall',
      iat: Math.floor(this.#now / 1_000),
      jti,
      sub_id: { format: 'opaque', id: customerId },
      events: { 'urn:guildhall:bank:journal-entry': told },
      ...claims,
    };
    const token = this.key.sign('secevent+jwt', payload);
    this.events.set(jti, token);
    return { jti, token };
  }

  /** The time of the bank, which stamps its events. */
  setTime(now: Date): void {
    this.#now = now.getTime();
  }

  giveConsent(customerId: string, change: Partial<BankConsentAnswer> = {}): BankConsentAnswer {
    const consent: BankConsentAnswer = {
      consentId: randomUUID(),
      status: 'AUTH',
      permissions: Object.values(permissionOf),
      customerId,
      createdAt: new Date(this.#now).toISOString(),
      statusUpdatedAt: new Date(this.#now).toISOString(),
      expiresAt: '2027-11-01T00:00:00Z',
      ...change,
    };
    this.consents.set(consent.consentId, consent);
    return consent;
  }

  async createConsent(_connection: BankConnection, request: ConsentRequest): Promise<BankConsentAnswer> {
    await this.#enter('createConsent');
    const known = this.consents.get(request.idempotencyKey);
    const { permissions, expiresAt, idempotencyKey: consentId } = request;
    const asked = { consentId, status: 'AWAU' as const, permissions: [...permissions], customerId: null };
    return known ?? this.giveConsent('', { ...asked, expiresAt: expiresAt.toISOString() });
  }

  async getConsent(_connection: BankConnection, consentId: string): Promise<BankConsentAnswer> {
    await this.#enter('getConsent');
    const consent = this.consents.get(consentId);
    if (consent === undefined) throw new BankError('bank.refused', 'no such consent', { status: 404 });
    return consent;
  }

  async listConsents(_connection: BankConnection, page: { changedSince: Date | null }): Promise<ConsentsPage> {
    await this.#enter('listConsents');
    const since = page.changedSince?.getTime() ?? 0;
    const items = [...this.consents.values()].filter((one) => Date.parse(one.statusUpdatedAt) >= since);
    return { items, nextCursor: null };
  }

  async withdrawConsent(_connection: BankConnection, consentId: string): Promise<void> {
    await this.#enter('withdrawConsent');
    const consent = this.consents.get(consentId);
    if (consent !== undefined) this.consents.set(consentId, { ...consent, status: 'CANC' });
  }

  async records(_connection: BankConnection, request: RecordsRequest): Promise<RecordsPage> {
    await this.#enter('records');
    const { customerId, consentId, afterSequence, cursor } = request;
    const consent = this.consents.get(consentId);
    if (consent?.status !== 'AUTH') throw new BankError('bank.refused', 'not authorised', { status: 403 });
    const journal = this.journals.get(customerId) ?? [];
    const after = cursor === null ? Number(afterSequence) : Number(cursor);
    const rest = journal.filter((entry) => entry.sequence > after);
    const page = rest.slice(0, this.pageItems);
    const items = page.map(({ sequence, kind, jws }) => {
      const shown = permissionOf[kind] === undefined || consent.permissions.includes(permissionOf[kind]);
      return shown ? { sequence, jws } : { sequence, withheld: true as const };
    });
    const nextCursor = rest.length > page.length ? String(page.at(-1)?.sequence) : null;
    return this.spoilPage({ customerId, lastSequence: journal.length, items, nextCursor });
  }

  async pollEvents(_connection: BankConnection, request: PollRequest): Promise<PollAnswer> {
    await this.#enter('pollEvents');
    for (const jti of request.ack) this.events.delete(jti);
    return { sets: Object.fromEntries(this.events), moreAvailable: false };
  }

  async accounts(_connection: BankConnection, customerId: string): Promise<readonly BankAccountAnswer[]> {
    await this.#enter('accounts');
    return [...(this.held.get(customerId) ?? [])];
  }

  async transactions(_connection: BankConnection, request: TransactionsRequest): Promise<TransactionsPage> {
    await this.#enter('transactions');
    return { items: [...(this.booked.get(request.accountNumber) ?? [])], nextCursor: null };
  }

  async permissionTable(
    _connection: BankConnection,
    { customerId, version }: { customerId: string; version: bigint | null },
  ): Promise<TableAnswer> {
    await this.#enter('permissionTable');
    const versions = this.tables.get(customerId) ?? [];
    const asked = version === null ? versions.length : Number(version);
    const jws = versions[asked - 1];
    if (jws === undefined) throw new BankError('bank.refused', 'no such table', { status: 404 });
    return { version: asked, currentVersion: versions.length, jws };
  }

  async submitRequirement(
    _connection: BankConnection,
    { idempotencyKey, requirement }: { customerId: string; idempotencyKey: string; requirement: object },
  ): Promise<RequirementAnswer> {
    await this.#enter('submitRequirement');
    this.requirements.set(idempotencyKey, requirement);
    return { requirementId: idempotencyKey, status: 'received' };
  }

  async requirement(
    _connection: BankConnection,
    { requirementId }: { customerId: string; requirementId: string },
  ): Promise<RequirementAnswer> {
    await this.#enter('requirement');
    if (!this.requirements.has(requirementId)) throw new BankError('bank.refused', 'unheard of', { status: 404 });
    return { requirementId, status: 'received' };
  }

  /** The event that tells of a payment, not yet delivered. */
  paymentEvent(customerId: string, told: object): { token: string } {
    return this.event(
      customerId,
      { sequence: 1, jws: null },
      { events: { 'urn:guildhall:bank:payment-status': told } },
    );
  }

  async publishedKeys(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    await this.#enter('publishedKeys');
    return [this.key.jwk];
  }

  async #enter(method: string): Promise<void> {
    this.calls.push(method);
    await this.before(method);
  }
}
