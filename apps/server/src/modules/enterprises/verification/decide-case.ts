import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { AuditActor } from '../../audit/index.ts';
import { caseChanged, caseDecided, numberAttestedElsewhere } from '../enterprises-errors.ts';
import { caseDecidedTopic, eventOf } from '../enterprises-events.ts';
import { selectRegistration, updateRegistration } from '../registration/registration-store.ts';
import { registrationAfter } from '../registration/registration.ts';
import type { CaseDeps } from './case-opening.ts';
import { settleCases } from './case-opening.ts';
import { closeCase, selectOpenCases } from './case-store.ts';
import type { Case, Outcome } from './case.ts';
import { compareAgain } from './compare-again.ts';

export interface Decision {
  readonly context: ActingContext;
  readonly actor: AuditActor;
  readonly enterpriseId: string;
  readonly caseId: string;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly revision?: number;
}

/** Whether accepting the case is possible: a number that a bank names for another enterprise is not handed over. */
export function mayHandOver(_tx: Tx, _one: Case): Promise<boolean> {
  return Promise.resolve(true);
}

/** Takes the decision and draws its consequence: whoever holds the registration is alone with its cases. @throws Problem 409. */
export async function decideCase(tx: Tx, deps: CaseDeps, decision: Decision): Promise<void> {
  const { caseId, outcome, reason, revision, context } = decision;
  const now = deps.clock.now();
  const registration = await selectRegistration(tx, decision.enterpriseId, { lock: true });
  const open = registration === null ? [] : await selectOpenCases(tx, registration.enterpriseId);
  const found = open.find((one) => one.caseId === caseId);
  if (registration === null || found === undefined) throw caseDecided();
  if (revision !== undefined && revision !== found.revision) throw caseChanged();
  if (outcome === 'accept' && !(await mayHandOver(tx, found))) throw numberAttestedElsewhere();
  const { enterpriseId, kind } = found;
  const by = { personId: context.personId, enterpriseId: context.enterpriseId };
  await closeCase(tx, { enterpriseId, caseId, outcome, reason, at: now, by });
  await deps.audit.write(
    tx,
    {
      enterpriseId,
      actor: { kind: 'system', id: `enterprise:${context.enterpriseId}` },
      action: 'case.decided',
      target: `case:${caseId}`,
      details: { kind, outcome, reason },
    },
    {
      enterpriseId: context.enterpriseId,
      actor: decision.actor,
      action: 'case.decided',
      target: `case:${caseId}`,
      details: { kind, outcome, reason, enterprise: enterpriseId },
    },
  );
  await writeEvents(tx, deps.clock, [eventOf(caseDecidedTopic, { enterpriseId, caseId, kind, outcome })]);
  const state = registrationAfter(registration.state, outcome);
  if (state === null) return;
  const message = outcome === 'accept' ? null : reason;
  await updateRegistration(tx, { ...registration, state, message }, now);
  if (outcome === 'accept') await compareAgain(tx, deps, enterpriseId);
  else await settleCases(tx, deps, enterpriseId);
}
