import type { Tx } from '../../../platform/db/database.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { enterpriseVerifiedTopic, eventOf, verificationLostTopic, type LossReason } from '../enterprises-events.ts';
import { lowerStatus } from '../profile/enterprise-store.ts';
import { raiseStatus } from '../profile/raise-status.ts';
import { selectAttested } from './attestation-store.ts';
import type { CaseDeps } from './case-opening.ts';

const network = { kind: 'system', id: 'enterprises.compare' } as const;

/** The enterprise is verified from now on, if it was not. */
export async function verify(tx: Tx, deps: CaseDeps, enterpriseId: string): Promise<void> {
  const raised = await raiseStatus(tx, deps.clock, [enterpriseId], 'verified');
  if (raised.length === 0) return;
  const target = `enterprise:${enterpriseId}`;
  await deps.audit.write(tx, { enterpriseId, actor: network, action: 'enterprise.verified', target });
  await writeEvents(tx, deps.clock, [eventOf(enterpriseVerifiedTopic, { enterpriseId })]);
}

/** Verifies an enterprise that states nothing (any more) where a bank attests it. */
export async function verifyByBank(tx: Tx, deps: CaseDeps, enterpriseId: string): Promise<void> {
  const facts = (await selectAttested(tx, [enterpriseId], deps.clock.now())).filter(
    (fact) => fact.assurance === 'bank_verified' && fact.active,
  );
  const isNamed = facts.some(({ key }) => key === 'legal_name');
  const isActive = facts.every(
    ({ value }) => value.type !== 'code' || value.list !== 'registration_status' || value.code === 'active',
  );
  if (isNamed && isActive) await verify(tx, deps, enterpriseId);
}

/** The enterprise is no longer verified, if it was. @returns whether it was. */
export async function loseVerification(
  tx: Tx,
  deps: CaseDeps,
  enterpriseId: string,
  reason: LossReason,
): Promise<boolean> {
  if (!(await lowerStatus(tx, enterpriseId))) return false;
  await deps.audit.write(tx, {
    enterpriseId,
    actor: network,
    action: 'enterprise.verification_lost',
    target: `enterprise:${enterpriseId}`,
    details: { reason },
  });
  await writeEvents(tx, deps.clock, [eventOf(verificationLostTopic, { enterpriseId, reason })]);
  return true;
}
