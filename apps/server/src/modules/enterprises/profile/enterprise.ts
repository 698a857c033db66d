/** `unclaimed`: known from a registry only; `registered`: has joined; `verified`: a bank attests its identification. */
export type EnterpriseStatus = 'unclaimed' | 'registered' | 'verified';

const ranks: Record<EnterpriseStatus, number> = { unclaimed: 0, registered: 1, verified: 2 };

export function rankOf(status: EnterpriseStatus): number {
  return ranks[status];
}
