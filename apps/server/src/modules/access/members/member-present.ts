import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import { presentBank, type ConnectedBank } from '../../identity/index.ts';
import { memberCan } from './membership.ts';
import type { HeldMandate, MembershipRow } from './membership-store.ts';
import type { Member } from './member-schemas.ts';

/** A membership as another member sees it, with the mandates under which the person last acted. */
export function presentMember(
  context: ActingContext,
  row: MembershipRow,
  known: { name: Text | undefined; mandates: readonly HeldMandate[]; banks: readonly ConnectedBank[] },
): Member {
  const isSelf = row.personId === context.personId;
  // Of somebody who came back only what he acts under since then.
  const mandates = row.state === 'active' ? known.mandates.filter((one) => one.seenAt >= row.since) : known.mandates;
  return {
    personId: row.personId,
    name: known.name ?? { zh: null, en: null },
    roles: named(mandates, (one) => ({ id: one.roleId, name: { zh: one.roleNameZh, en: one.roleNameEn } })),
    departments: named(mandates, (one) => ({
      id: one.departmentId,
      name: { zh: one.departmentNameZh, en: one.departmentNameEn },
    })),
    banks: [...new Set(mandates.map((one) => one.bank))].map((bank) => presentBank(bank, known.banks)),
    since: row.since.toISOString(),
    lastSeenAt: mandates[0]?.seenAt.toISOString() ?? null,
    state: row.state,
    isSelf,
    can: memberCan(row.state, { isSelf, manages: context.actions.has('members:manage') }),
  };
}

interface NamedThing {
  readonly id: string;
  readonly name: Text;
}

/** Each once, in the order in which they come. */
function named(mandates: readonly HeldMandate[], read: (one: HeldMandate) => NamedThing): NamedThing[] {
  const found = new Map<string, NamedThing>();
  for (const one of mandates) {
    const thing = read(one);
    if (!found.has(thing.id)) found.set(thing.id, thing);
  }
  return [...found.values()];
}
