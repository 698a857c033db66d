import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { EnterpriseId, MandateId, PersonId } from '../../../platform/ids.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { AuditModule } from '../../audit/index.ts';
import { SignInRefused } from '../../identity/index.ts';
import { memberJoined } from '../access-events.ts';
import { meant, type Arrival } from '../invitations/invitation.ts';
import { lockOpenInvitations, updateAccepted, type StoredInvitation } from '../invitations/invitation-store.ts';
import { membershipStep, type MembershipState } from './membership.ts';
import { lockMembership, upsertActive } from './membership-store.ts';

export interface JoiningDeps {
  readonly clock: Clock;
  readonly audit: Pick<AuditModule, 'write'>;
}

export interface Admitted {
  /** False when he was a member already. */
  readonly joined: boolean;
  /** The invitation that he followed by this sign-in. */
  readonly invitationId: string | null;
}

/**
 * Lets a person in whom a bank returned under a mandate for this enterprise, in the transaction of the sign-in. The bank's table is
 * the authority: nobody needs an invitation, but one that fits is followed.
 * @throws SignInRefused when the enterprise has removed the person and no invitation since then names him.
 */
export async function admit(
  tx: Tx,
  now: Date,
  { enterpriseId, personId, arrival }: { enterpriseId: EnterpriseId; personId: PersonId; arrival: Arrival },
): Promise<Admitted> {
  const { state, changedAt } = await lockMembership(tx, enterpriseId, personId);
  const open = await lockOpenInvitations(tx, { enterpriseId, bank: arrival.bank, now });
  const standing = open.filter((one) => mayFollow(one, arrival, { state, changedAt }));
  const invitation = meant(standing, arrival);
  const named = invitation?.subject === arrival.subject;
  const step = membershipStep(state, named ? 'invited_sign_in' : 'sign_in');
  if (step === 'shut_out') throw new SignInRefused('membership_ended', 'the enterprise has removed this person');
  if (typeof step === 'object') await upsertActive(tx, enterpriseId, personId, now);
  const followed =
    invitation !== null &&
    (await updateAccepted(tx, { enterpriseId, invitationId: invitation.invitationId, personId, now }));
  return { joined: typeof step === 'object', invitationId: followed ? invitation.invitationId : null };
}

/** A member is not the one who is awaited, unless he is named; and what was said before he was removed does not bring him back. */
function mayFollow(
  invitation: StoredInvitation,
  arrival: Arrival,
  { state, changedAt }: { state: MembershipState; changedAt: Date | null },
): boolean {
  if (state === 'active') return invitation.subject === arrival.subject;
  return state !== 'removed' || (changedAt !== null && invitation.createdAt >= changedAt);
}

/** Writes down what `admit` did, once the mandate has its id. */
export async function tellJoined(
  tx: Tx,
  deps: JoiningDeps,
  input: Admitted & { enterpriseId: EnterpriseId; personId: PersonId; mandateId: MandateId; arrival: Arrival },
): Promise<void> {
  const { enterpriseId, personId, mandateId, invitationId, arrival, joined } = input;
  const actor = { kind: 'person' as const, id: personId, mandateId };
  if (invitationId !== null)
    await deps.audit.write(tx, {
      enterpriseId,
      actor,
      action: 'invitation.accepted',
      target: `invitation:${invitationId}`,
    });
  if (!joined) return;
  const { bank, roleId } = arrival;
  await deps.audit.write(tx, {
    enterpriseId,
    actor,
    action: 'member.joined',
    target: `person:${personId}`,
    details: { bank, roleId },
  });
  await writeEvents(tx, deps.clock, [memberJoined({ enterpriseId, personId, mandateId, roleId, bank, invitationId })]);
}
