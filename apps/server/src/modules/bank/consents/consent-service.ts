import type { ActingContext } from '../../../platform/acting-context.ts';
import { sha256, type Sealer } from '../../../platform/crypto/seal.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { invalid, notFound, Problem } from '../../../platform/errors.ts';
import { once } from '../../../platform/http/idempotency.ts';
import { newId } from '../../../platform/ids.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import { personActor } from '../../audit/index.ts';
import type { EnterprisesModule } from '../../enterprises/index.ts';
import { tellConsentsChanged } from '../bank-signals.ts';
import { bankLimits } from '../bank-limits.ts';
import { permissions as allPermissions, type Permission } from '../client/api-schemas.ts';
import type { AuthorizationClient } from '../client/authorization-client.ts';
import type { BankApi } from '../client/bank-api.ts';
import { BankError, unavailable } from '../client/bank-error.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import { findOpenAttempt, insertAttempt } from './attempt-store.ts';
import { mayBecome } from './consent.ts';
import { afterChange, type ConsentDeps } from './consent-changes.ts';
import type { ConsentBody } from './consent-schemas.ts';
import {
  findConsent,
  findUnfinished,
  insertConsent,
  listConsents,
  lockConsent,
  setBankId,
  updateConsent,
  type BankConsent,
  type ListedConsent,
} from './consent-store.ts';
import { confirmWithdrawal } from './finish-withdrawals.ts';

export interface ConsentServiceDeps extends ConsentDeps {
  readonly db: Database;
  readonly sealer: Sealer;
  readonly bus: EventBus;
  readonly api: BankApi;
  readonly authorization: AuthorizationClient;
  readonly connections: Connections;
  readonly publicUrl: string;
  readonly enterprises: Pick<EnterprisesModule, 'setSourceState' | 'factCounts' | 'findNamed'>;
}

const day = 86_400_000;
export const attemptPurpose = 'bank-consent-attempt';

export function consentCallbackUrl(publicUrl: string, connection: BankConnection): string {
  return `${publicUrl}/v1/bank-connections/${connection.slug}/consent-callback`;
}

/** Giving and withdrawing consents, for a member of the enterprise. */
export class ConsentService {
  readonly #deps: ConsentServiceDeps;

  constructor(deps: ConsentServiceDeps) {
    this.#deps = deps;
  }

  /** Consents of the acting enterprise, newest first, and how many facts each bank attests. */
  list(
    context: ActingContext,
    page: { before: string | null; limit: number },
  ): Promise<{ consents: ListedConsent[]; factCounts: Map<string, number> }> {
    return this.#deps.db.as(context, async (tx) => ({
      consents: await listConsents(tx, context.enterpriseId, page),
      factCounts: await this.#deps.enterprises.factCounts(tx, context.enterpriseId),
    }));
  }

  /** Asks the bank for a consent and says where the member authorizes it. @throws Problem. */
  async request(
    context: ActingContext,
    body: ConsentBody,
    key: string | undefined,
  ): Promise<{ consent: BankConsent; redirectTo: string }> {
    const connection = this.#deps.connections.bySlug(body.bank);
    const { consentId } = await this.#deps.db.asSystem('bank.request_consent', (tx) =>
      once(tx, this.#deps.clock, { scope: context.enterpriseId, key, operation: 'bank_consents.create', body }, () =>
        this.#prepare(tx, context, connection, body),
      ),
    );
    try {
      const consent = await this.#known(connection, consentId);
      const redirectTo = await this.#wayToBank(context, connection, consent);
      return { consent, redirectTo };
    } catch (error) {
      throw error instanceof BankError ? unavailable(error) : error;
    }
  }

  /** Ends a consent: hidden here at once, told to the bank now or as soon as it answers. @throws Problem 404, 409. */
  async withdraw(context: ActingContext, consentId: string): Promise<BankConsent> {
    const { db, bus } = this.#deps;
    // Under the policies of the enterprise: what is not its own is not found.
    const own = await db.as(context, (tx) => findConsent(tx, consentId));
    if (own === null) throw notFound('The consent');
    const ended = await db.asSystem('bank.withdraw_consent', (tx) => this.#end(tx, context, consentId));
    tellConsentsChanged(bus, context.enterpriseId);
    if (ended.withdrawalDueAt === null || ended.bankConsentId === null) return ended;
    try {
      await this.#deps.api.withdrawConsent(this.#deps.connections.byId(ended.connectionId), ended.bankConsentId, {
        interactive: true,
      });
      await confirmWithdrawal(this.#deps, consentId);
    } catch (error) {
      // It is due: the next round of the connection tells the bank.
      if (!(error instanceof BankError)) throw error;
    }
    return ended;
  }

  async #end(tx: Tx, context: ActingContext, consentId: string): Promise<BankConsent> {
    const consent = await lockConsent(tx, consentId);
    if (consent === null || consent.enterpriseId !== context.enterpriseId) throw notFound('The consent');
    if (consent.status === 'CANC') return consent;
    if (!mayBecome(consent.status, 'CANC')) {
      throw new Problem(
        409,
        'bank.consent_ended',
        'This consent has ended already. There is nothing left to withdraw.',
      );
    }
    const now = this.#deps.clock.now();
    const ended: BankConsent = {
      ...consent,
      status: 'CANC',
      statusUpdatedAt: now,
      withdrawalDueAt: consent.bankConsentId === null ? null : now,
    };
    await updateConsent(tx, ended);
    await afterChange(tx, this.#deps, ended, { was: consent.status, actor: personActor(context) });
    return ended;
  }

  async #prepare(
    tx: Tx,
    context: ActingContext,
    connection: BankConnection,
    body: ConsentBody,
  ): Promise<{ consentId: string }> {
    const now = this.#deps.clock.now();
    const asked = new Set<Permission>(body.permissions ?? allPermissions);
    const permissions = allPermissions.filter((permission) => asked.has(permission));
    const expiresAt = readExpiry(body.expiresAt, now);
    const { enterpriseId } = context;
    if (body.expiresAt === undefined) {
      const expiresAfter = new Date(now.getTime() + day);
      const begun = await findUnfinished(tx, {
        enterpriseId,
        connectionId: connection.connectionId,
        permissions,
        expiresAfter,
      });
      if (begun !== null) return { consentId: begun.consentId };
    }
    const consent: BankConsent = {
      consentId: newId(),
      enterpriseId,
      connectionId: connection.connectionId,
      bankConsentId: null,
      customerId: null,
      status: 'AWAU',
      permissions,
      createdAt: now,
      statusUpdatedAt: now,
      expiresAt,
      withdrawalDueAt: null,
    };
    await insertConsent(tx, consent);
    await afterChange(tx, this.#deps, consent, { was: 'AWAU', actor: personActor(context) });
    return { consentId: consent.consentId };
  }

  /** The consent with the bank's identifier; a repetition finds the one that the bank has made for the same key. */
  async #known(connection: BankConnection, consentId: string): Promise<BankConsent> {
    const { db, api, clock } = this.#deps;
    const consent = await db.asSystem('bank.read_consent', (tx) => findConsent(tx, consentId), { readOnly: true });
    if (consent === null) throw notFound('The consent');
    if (consent.status !== 'AWAU')
      throw new Problem(409, 'bank.consent_ended', 'This request was answered already. Ask anew.');
    if (consent.bankConsentId !== null) return consent;
    const expiresAt = consent.expiresAt ?? new Date(clock.now().getTime() + bankLimits.consentDefaultDays * day);
    const answer = await api.createConsent(connection, {
      permissions: consent.permissions,
      expiresAt,
      idempotencyKey: consentId,
    });
    await db.asSystem('bank.note_consent_id', (tx) => setBankId(tx, consentId, answer.consentId));
    return { ...consent, bankConsentId: answer.consentId };
  }

  async #wayToBank(context: ActingContext, connection: BankConnection, consent: BankConsent): Promise<string> {
    const { db, clock, sealer, authorization, publicUrl } = this.#deps;
    const { consentId } = consent;
    const open = await db.asSystem('bank.find_consent_attempt', (tx) =>
      findOpenAttempt(tx, consentId, context.personId, clock.now()),
    );
    if (open !== null) return open.redirectTo;
    const begun = await authorization.begin(connection, {
      scope: 'openid mandate',
      authorizationDetails: [{ type: 'enterprise_consent', consentId: consent.bankConsentId }],
      redirectUri: consentCallbackUrl(publicUrl, connection),
    });
    const now = clock.now();
    const attempt = {
      stateHash: sha256(begun.state),
      consentId,
      enterpriseId: context.enterpriseId,
      personId: context.personId,
      secretsSealed: sealer.seal(attemptPurpose, JSON.stringify(begun.secrets)),
      redirectTo: begun.redirectTo,
      redirectUntil: new Date(now.getTime() + bankLimits.redirectReuseMs),
      expiresAt: new Date(now.getTime() + bankLimits.consentAttemptMinutes * 60_000),
    };
    await db.asSystem('bank.keep_consent_attempt', (tx) => insertAttempt(tx, attempt, now));
    return begun.redirectTo;
  }
}

function readExpiry(expiresAt: string | undefined, now: Date): Date {
  if (expiresAt === undefined) return new Date(now.getTime() + bankLimits.consentDefaultDays * day);
  const at = new Date(expiresAt);
  if (!(at.getTime() > now.getTime())) throw invalid('body.expiresAt', 'must lie in the future');
  if (at.getTime() > now.getTime() + bankLimits.consentLongestDays * day) {
    throw invalid('body.expiresAt', `must be within ${bankLimits.consentLongestDays} days`);
  }
  return at;
}
