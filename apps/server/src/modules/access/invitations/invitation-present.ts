import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import { presentBank, type ConnectedBank } from '../../identity/index.ts';
import { stateAt, type Awaited } from './invitation.ts';
import type { Invitation } from './invitation-schemas.ts';
import type { StoredInvitation } from './invitation-store.ts';

export function presentInvitation(
  context: ActingContext,
  row: StoredInvitation,
  known: { names: ReadonlyMap<string, Text>; banks: readonly ConnectedBank[]; now: Date },
): Invitation {
  const state = stateAt(row, known.now);
  const person = (id: string): { id: string; name: Text } => ({
    id,
    name: known.names.get(id) ?? { zh: null, en: null },
  });
  return {
    id: row.invitationId,
    bank: presentBank(row.bank, known.banks),
    name: row.name,
    subject: row.subject,
    customerId: row.customerId,
    roleId: row.roleId,
    departmentId: row.departmentId,
    state,
    createdAt: row.createdAt.toISOString(),
    createdBy: person(row.createdBy),
    expiresAt: row.expiresAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    acceptedBy: row.acceptedBy === null ? null : person(row.acceptedBy),
    link: linkOf(row),
    can: state === 'open' && context.actions.has('members:manage') ? ['cancel'] : [],
  };
}

/** It says nothing of the enterprise but its number at the bank, and opens nothing by itself: the bank decides who comes in. */
function linkOf({ bank, customerId, roleId, departmentId }: Awaited): string {
  const wished = { customerId, roleId, departmentId };
  const query = new URLSearchParams({ bank });
  for (const [name, value] of Object.entries(wished)) if (value !== null) query.set(name, value);
  return `/sign-in?${query.toString()}`;
}
