import type {
  Demand,
  PermissionTable,
  SignatureClass,
  TableGrant,
} from '../../../apps/server/src/modules/access/permissions/table.ts';

/** What is signed, as plainly as it can be said. */
export interface NaiveApproval {
  state: 'waiting' | 'approved' | 'rejected' | 'withdrawn' | 'expired';
  readonly maker: string;
  account: string;
  amount: bigint;
  content: number;
  deadline: number;
  demand: Demand;
  signatures: NaiveSignature[];
  releases: number;
}
export interface NaiveSignature {
  /** Who signed, and in whose stead; people are their subjects here. */
  readonly by: string;
  readonly instead: string | null;
  /** As whom it counts. */
  readonly roleId: string;
  readonly departmentId: string;
  readonly deputy: { readonly roleId: string; readonly departmentId: string } | null;
  readonly class: SignatureClass;
  readonly action: string;
  readonly at: number;
  readonly amount: bigint;
  readonly account: string;
  /** Whether a daily limit held when it was given: what was done without one is not counted later. */
  readonly isCounted: boolean;
  isVoid: boolean;
}

interface Holder {
  readonly subject: string;
  readonly roleId: string;
  readonly departmentId: string;
}
export interface NaiveAuthority {
  readonly class: SignatureClass;
  readonly action: string;
  readonly dayLimit: bigint | null;
}

/** The strongest signature of a holder, straight from the rows of the table. */
export function naiveAuthority(
  table: PermissionTable,
  holder: Holder,
  asked: { account: string; amount: bigint | null; demand: Demand | null },
): NaiveAuthority | null {
  const isHeld = table.holders.some(
    (one) => one.subject === holder.subject && one.roleId === holder.roleId && one.departmentId === holder.departmentId,
  );
  if (!isHeld) return null;
  const order = ['T', 'B', 'A', 'E'];
  let best: NaiveAuthority | null = null;
  for (const action of ['payments:approve', 'payments:release']) {
    const grant = naiveGrant(table, holder, action, asked.account);
    if (grant === null || grant.signatureClass === null) continue;
    const { perPaymentMinor, dayAmountMinor } = grant.limits;
    if (asked.amount !== null && perPaymentMinor !== null && asked.amount > perPaymentMinor) continue;
    if (asked.demand !== null && grant.signatureClass === 'T') continue;
    if (asked.demand !== null && !names(asked.demand, holder)) continue;
    const found = { class: grant.signatureClass, action, dayLimit: dayAmountMinor };
    if (best === null || order.indexOf(found.class) > order.indexOf(best.class)) best = found;
  }
  return best;
}

function naiveGrant(table: PermissionTable, holder: Holder, action: string, account: string): TableGrant | null {
  for (let at: string | null = holder.departmentId; at !== null;) {
    const department: string = at;
    const here = table.grants.filter(
      (one) => one.roleId === holder.roleId && one.departmentId === department && one.action === action,
    );
    for (const kind of ['accounts', 'product', 'all']) {
      for (const one of here) {
        const { accounts } = one;
        if (accounts.kind !== kind) continue;
        if (accounts.kind === 'accounts' && !accounts.accountNumbers.includes(account)) continue;
        return one;
      }
    }
    at = table.departments.find((one) => one.departmentId === department)?.parentId ?? null;
  }
  return null;
}

function names(demand: Demand, holder: Holder): boolean {
  return demand.kind === 'classes' || demand.steps.some((step) => step.from.some((one) => fits(one, holder)));
}

function fits(signer: { roleId: string; departmentId: string | null }, holder: Omit<Holder, 'subject'>): boolean {
  return signer.roleId === holder.roleId && (signer.departmentId ?? holder.departmentId) === holder.departmentId;
}

/** How many places of the demand these signatures can fill at best, by trying everything. */
export function naiveFilled(demand: Demand, signatures: readonly NaiveSignature[]): number {
  if (demand.kind === 'classes') {
    const count = (one: SignatureClass): number => signatures.filter((other) => other.class === one).length;
    if (count('E') > 0) return 2;
    return Math.min(2, count('A') + Math.min(1, count('B')));
  }
  const places = demand.steps.flatMap((step) => Array.from({ length: step.need }, () => step.from));
  if (demand.ordered) {
    let filled = 0;
    for (const one of signatures) if (places[filled]?.some((signer) => fits(signer, one)) === true) filled += 1;
    return filled;
  }
  const tryAll = (left: readonly NaiveSignature[], free: readonly number[]): number => {
    const [first, ...rest] = left;
    if (first === undefined) return 0;
    let best = tryAll(rest, free);
    for (const place of free) {
      if (places[place]?.some((signer) => fits(signer, first)) !== true) continue;
      const others = free.filter((one) => one !== place);
      best = Math.max(best, 1 + tryAll(rest, others));
    }
    return best;
  };
  return tryAll(
    signatures,
    places.map((_, place) => place),
  );
}

export function naiveMet(demand: Demand, signatures: readonly NaiveSignature[]): boolean {
  if (demand.kind === 'classes') {
    const classes = signatures.map((one) => one.class);
    if (classes.includes('E')) return true;
    return classes.includes('A') && naiveFilled(demand, signatures) === 2;
  }
  return naiveFilled(demand, signatures) === demand.steps.reduce((sum, step) => sum + step.need, 0);
}
