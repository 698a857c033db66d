import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { documentsOf } from '../documents/document-service.ts';
import { isExpired } from '../documents/document.ts';
import { caseChanged, caseDecided, numberAttestedElsewhere } from '../enterprises-errors.ts';
import { caseDecidedTopic, eventOf } from '../enterprises-events.ts';
import { selectRegistration, updateRegistration, type Registration } from '../registration/registration-store.ts';
import { registrationAfter } from '../registration/registration.ts';
import { settleCases, type CaseDeps } from './case-opening.ts';
import { closeCase, selectOpenCases } from './case-store.ts';
import type { Case, Outcome } from './case.ts';
import { compareAgain } from './compare-again.ts';
import { mayHandOver } from './contested.ts';
import { deedOfOperator } from './operator-deed.ts';
import { loseVerification } from './standing-changes.ts';
import { differencesIn, documentKey, numberKey } from './verdict.ts';

export interface Decision {
  readonly enterpriseId: string;
  readonly caseId: string;
  readonly outcome: Outcome;
  readonly reason: string;
  /** What was looked at. */
  readonly revision: number;
}

/**
 * Takes an operator's decision and draws its consequence: whoever holds the registration is alone with its cases. Accepted is what
 * the case shows and nothing else: another difference, or another number, is another question.
 * @throws Problem 409 when it is decided, has changed, or cannot be accepted.
 */
export async function decideCase(tx: Tx, deps: CaseDeps, context: ActingContext, decision: Decision): Promise<void> {
  const { enterpriseId, caseId, outcome, reason, revision } = decision;
  const registration = await selectRegistration(tx, enterpriseId, { lock: true });
  const found = (await selectOpenCases(tx, enterpriseId)).find((one) => one.caseId === caseId);
  if (registration === null || found === undefined) throw caseDecided();
  if (revision !== found.revision) throw caseChanged();
  if (outcome === 'accept' && !(await mayHandOver(tx, found.otherEnterpriseId, found.numbers)))
    throw numberAttestedElsewhere();
  const now = deps.clock.now();
  const by = { personId: context.personId, enterpriseId: context.enterpriseId };
  await closeCase(tx, { enterpriseId, caseId, outcome, reason, at: now, by });
  await tellDecided(tx, deps, context, found, decision);
  const state = registrationAfter(registration.state, outcome) ?? registration.state;
  if (outcome === 'accept') {
    const accepted = [...new Set([...registration.accepted, ...(await acceptedBy(tx, deps, found))])];
    await updateRegistration(tx, { ...registration, state, accepted }, now);
    await compareAgain(tx, deps, enterpriseId);
    return;
  }
  await updateRegistration(tx, handedBack(registration, state, reason), now);
  await settleCases(tx, deps, enterpriseId);
  if (outcome === 'refuse') await loseVerification(tx, deps, enterpriseId, 'refused');
}

/** From here on a bank's word alone verifies nobody: an operator has spoken against it. */
function handedBack(registration: Registration, state: Registration['state'], message: string): Registration {
  return { ...registration, state, message, binding: true };
}

async function acceptedBy(tx: Tx, deps: CaseDeps, found: Case): Promise<string[]> {
  if (found.kind !== 'expired_document') return [...differencesIn(found.fields), ...found.numbers.map(numberKey)];
  const now = deps.clock.now();
  const expired = (await documentsOf(tx, found.enterpriseId)).filter((document) => isExpired(document, now));
  return expired.map(({ documentId }) => documentKey(documentId));
}

async function tellDecided(
  tx: Tx,
  deps: CaseDeps,
  context: ActingContext,
  { enterpriseId, caseId, kind }: Case,
  { outcome, reason }: Decision,
): Promise<void> {
  const deed = { action: 'case.decided', target: `case:${caseId}`, details: { kind, outcome, reason } };
  await deps.audit.write(tx, ...deedOfOperator(context, enterpriseId, deed));
  await writeEvents(tx, deps.clock, [eventOf(caseDecidedTopic, { enterpriseId, caseId, kind, outcome })]);
}
