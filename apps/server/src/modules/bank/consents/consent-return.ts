import type { ActingContext } from '../../../platform/acting-context.ts';
import { sha256 } from '../../../platform/crypto/seal.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import { tellConsentsChanged } from '../bank-signals.ts';
import { IdentifierError } from '../../enterprises/index.ts';
import { readMandateClaim, type BankConsentAnswer } from '../client/api-schemas.ts';
import { AuthorizationRefused } from '../client/authorization-client.ts';
import { BankError } from '../client/bank-error.ts';
import type { BankConnection } from '../connections/connection.ts';
import { ensureCustomers, setEnterprise } from '../inbox/customer-store.ts';
import { toWord } from '../sync/list-consents.ts';
import { takeAttempt, type ConsentAttempt } from './attempt-store.ts';
import { mayBecome } from './consent.ts';
import { afterChange, applyBankWord, settleOwner } from './consent-changes.ts';
import { attemptPurpose, type ConsentServiceDeps } from './consent-service.ts';
import { lockConsent, updateConsent } from './consent-store.ts';

/** How a member's way to the bank and back ended. */
export type ConsentReturn =
  | { readonly consentId: string }
  | {
      readonly error:
        | 'consent_attempt_unknown'
        | 'consent_refused'
        | 'consent_of_other_enterprise'
        | 'answer_refused'
        | 'bank_unavailable';
    };

/** Takes the member back from the bank: what the bank says of the consent decides, not what the browser brings. */
export async function returnFromBank(
  deps: ConsentServiceDeps & { log: Log; tendSoon(connection: BankConnection): void },
  context: ActingContext,
  connection: BankConnection,
  callbackUrl: string,
): Promise<ConsentReturn> {
  const { db, clock, log } = deps;
  const state = new URL(callbackUrl).searchParams.get('state') ?? '';
  const attempt = await db.asSystem('bank.take_consent_attempt', (tx) =>
    takeAttempt(tx, sha256(state), context, clock.now()),
  );
  if (attempt === null) return { error: 'consent_attempt_unknown' };
  try {
    const claims = await complete(deps, connection, callbackUrl, attempt);
    const answer = await askBank(deps, connection, attempt);
    const outcome = await db.asSystem('bank.take_authorized_consent', (tx) =>
      settle(tx, deps, { context, connection, attempt, claims, answer }),
    );
    tellConsentsChanged(deps.bus, context.enterpriseId);
    deps.tendSoon(connection);
    return outcome;
  } catch (error) {
    if (!(error instanceof BankError)) throw error;
    log.warn({ err: error, bank: connection.slug }, 'a consent could not be completed');
    const unbelievable = error.code === 'bank.invalid_answer' || error.code === 'bank.refused';
    return { error: unbelievable ? 'answer_refused' : 'bank_unavailable' };
  }
}

/** The claims of the ID token; null when the bank, or the person there, said no. */
async function complete(
  deps: ConsentServiceDeps,
  connection: BankConnection,
  callbackUrl: string,
  attempt: ConsentAttempt,
) {
  // Sealed by ConsentService as JSON of an object.
  const secrets = JSON.parse(deps.sealer.open(attemptPurpose, attempt.secretsSealed).toString('utf8')) as object;
  try {
    return (await deps.authorization.complete(connection, callbackUrl, secrets)).claims;
  } catch (error) {
    if (error instanceof AuthorizationRefused) return null;
    throw error;
  }
}

async function askBank(
  deps: ConsentServiceDeps,
  connection: BankConnection,
  attempt: ConsentAttempt,
): Promise<BankConsentAnswer> {
  const consent = await deps.db.asSystem('bank.read_consent', (tx) => lockConsent(tx, attempt.consentId));
  if (consent === null || consent.bankConsentId === null || consent.connectionId !== connection.connectionId)
    throw new BankError('bank.invalid_answer', 'the consent was not asked for at this bank');
  const answer = await deps.api.getConsent(connection, consent.bankConsentId, { interactive: true });
  if (answer.consentId !== consent.bankConsentId)
    throw new BankError('bank.invalid_answer', 'the bank answered with another consent');
  return answer;
}

interface Settlement {
  readonly context: ActingContext;
  readonly connection: BankConnection;
  readonly attempt: ConsentAttempt;
  readonly claims: Readonly<Record<string, unknown>> | null;
  readonly answer: BankConsentAnswer;
}

async function settle(tx: Tx, deps: ConsentServiceDeps, settlement: Settlement): Promise<ConsentReturn> {
  const { context, connection, attempt, claims, answer } = settlement;
  const { enterpriseId } = context;
  const { connectionId } = connection;
  if (claims !== null && answer.customerId !== null) {
    if (!(await isOwnCustomer(tx, deps, enterpriseId, claims, answer.customerId)))
      return refuseForeign(tx, deps, attempt);
    await ensureCustomers(tx, connectionId, [answer.customerId], deps.clock.now());
    await setEnterprise(tx, connectionId, answer.customerId, enterpriseId);
  }
  const consent = await applyBankWord(tx, deps, connection, toWord(answer));
  if (answer.customerId !== null && consent.status === 'AUTH') {
    await settleOwner(tx, deps, { connectionId, customerId: answer.customerId, enterpriseId });
  }
  return consent.status === 'AUTH' ? { consentId: attempt.consentId } : { error: 'consent_refused' };
}

/** The person may have picked, at the bank, a customer that is another enterprise than the one this session acts for. */
async function isOwnCustomer(
  tx: Tx,
  deps: ConsentServiceDeps,
  enterpriseId: string,
  claims: Readonly<Record<string, unknown>>,
  customerId: string,
): Promise<boolean> {
  const { mandate } = claims;
  if (!readMandateClaim.Check(mandate) || mandate.customerId !== customerId) return false;
  try {
    return (await deps.enterprises.findNamed(tx, mandate.enterprise.identifiers)) === enterpriseId;
  } catch (error) {
    if (error instanceof IdentifierError) return false;
    throw error;
  }
}

async function refuseForeign(tx: Tx, deps: ConsentServiceDeps, attempt: ConsentAttempt): Promise<ConsentReturn> {
  const consent = await lockConsent(tx, attempt.consentId);
  if (consent !== null && mayBecome(consent.status, 'CANC')) {
    const now = deps.clock.now();
    const ended = { ...consent, status: 'CANC' as const, statusUpdatedAt: now, withdrawalDueAt: now };
    await updateConsent(tx, ended);
    const actor = { kind: 'system', id: 'bank.foreign_customer' } as const;
    await afterChange(tx, deps, ended, { was: consent.status, actor });
  }
  return { error: 'consent_of_other_enterprise' };
}
