/** What an enterprise says of somebody whom it awaits; what is null may be anything. */
export interface Awaited {
  readonly bank: string;
  /** As the bank calls the person. */
  readonly subject: string | null;
  readonly customerId: string | null;
  readonly roleId: string | null;
  readonly departmentId: string | null;
}

/** Who came: the person as his bank knows him, under a mandate that the bank's table holds. */
export interface Arrival {
  readonly bank: string;
  readonly subject: string;
  readonly customerId: string;
  readonly roleId: string;
  readonly departmentId: string;
}

export type InvitationState = 'open' | 'accepted' | 'cancelled' | 'expired';

/** How an invitation stands at a moment: time alone ends an open one. */
export function stateAt(
  { state, expiresAt }: { state: 'open' | 'accepted' | 'cancelled'; expiresAt: Date },
  now: Date,
): InvitationState {
  return state === 'open' && expiresAt <= now ? 'expired' : state;
}

/** Whether everything that is said of the awaited one is true of the one who came. */
export function fits(awaited: Awaited, arrival: Arrival): boolean {
  const says = (wanted: string | null, is: string): boolean => wanted === null || wanted === is;
  return (
    awaited.bank === arrival.bank &&
    says(awaited.subject, arrival.subject) &&
    says(awaited.customerId, arrival.customerId) &&
    says(awaited.roleId, arrival.roleId) &&
    says(awaited.departmentId, arrival.departmentId)
  );
}

/** The invitation that is meant: one that names the person, then the one that says most, then the oldest. */
export function meant<One extends Awaited & { readonly createdAt: Date }>(
  open: readonly One[],
  arrival: Arrival,
): One | null {
  const fitting = open.filter((one) => fits(one, arrival));
  const said = (one: Awaited): number =>
    (one.subject === null ? 0 : 8) +
    [one.customerId, one.roleId, one.departmentId].filter((part) => part !== null).length;
  return fitting.toSorted((a, b) => said(b) - said(a) || a.createdAt.getTime() - b.createdAt.getTime())[0] ?? null;
}
