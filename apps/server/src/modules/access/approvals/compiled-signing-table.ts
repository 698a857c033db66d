import { actionsOf, type Action } from '../roles/role-table.ts';
import { dayNumberAt } from '../permissions/calendar.ts';
import type { CompiledTable } from '../permissions/compile.ts';
import { decide } from '../permissions/decide.ts';
import type { BothLanguages } from '../permissions/decision.ts';
import { buildSheet, holdsOn, sheetOf } from '../permissions/sheet.ts';
import type { SignatureClass } from '../permissions/table.ts';
import type { AccountAction } from '../permissions/account-actions.ts';
import type { Asks, HolderRef, SigningAuthority, SigningTable } from './signing-table.ts';

/** The account actions whose doing is a signature. */
const signingActions = ['payments:approve', 'payments:release'] as const satisfies readonly AccountAction[];
const strength: Record<SignatureClass, number> = { E: 3, A: 2, B: 1, T: 0 };

/** What a compiled table says of signing. */
export function signingTable(compiled: CompiledTable): SigningTable {
  const names = ({ nameZh, nameEn }: { nameZh: string; nameEn: string }): BothLanguages => ({ zh: nameZh, en: nameEn });
  const holderNames = new Map(compiled.table.holders.map((one) => [one.subject, names(one)]));
  return {
    version: compiled.version,
    holders: (at) => compiled.table.holders.filter((one) => holdsOn(buildSheet(compiled, one), dayNumberAt(at))),
    authorityOf: (holder, asks, at) => authorityOf(compiled, holder, { asks, at }),
    couldCarry: (holder, asks, at) => couldCarry(compiled, holder, { asks, at }),
    signsSomething: (holder, at) =>
      roleAllows(compiled, holder, { action: 'permission_table:approve', at }) ||
      compiled.table.accounts.some(({ accountNumber }) => checks(compiled, holder, { accountNumber, at })),
    mayRead: (holder, asks, at) =>
      asks.kind === 'network'
        ? roleAllows(compiled, holder, { action: 'permission_table:read', at })
        : opens(compiled, holder, { action: 'payments:read', accountNumber: asks.accountNumber, at }) !== null,
    nameOfRole: (roleId) => nameOf(compiled.roleNames.get(roleId)),
    nameOfDepartment: (departmentId) => nameOf(compiled.departmentNames.get(departmentId)),
    nameOfHolder: (subject) => holderNames.get(subject) ?? null,
  };
  function nameOf(named: { nameZh: string; nameEn: string } | undefined): BothLanguages | null {
    return named === undefined ? null : names(named);
  }
}

/** Of the actions that sign, the one whose signature is worth most. */
function authorityOf(
  compiled: CompiledTable,
  holder: HolderRef,
  { asks, at }: { asks: Asks; at: Date },
): SigningAuthority | null {
  if (asks.kind === 'network') {
    const { action } = asks;
    // A role signs without a class: what counts is whom the step of the demand names.
    return roleAllows(compiled, holder, { action, at }) ? { signatureClass: 'A', action, uses: [] } : null;
  }
  const sheet = sheetOf(compiled, holder);
  const { accountNumber, amount, counterparty } = asks;
  let best: SigningAuthority | null = null;
  for (const action of signingActions) {
    const decision = decide(sheet, { action, accountNumber, amount, counterparty: counterparty ?? undefined, at });
    if (decision.outcome === 'deny') continue;
    const { signatureClass } = decision.cell.grant;
    if (signatureClass === null) continue;
    const authority = { signatureClass, action, uses: decision.uses };
    if (best === null || strength[signatureClass] > strength[best.signatureClass]) best = authority;
  }
  return best;
}

/** Whether the holder himself checks payments of the account, whatever their amount; or has the very action of a role. */
function couldCarry(compiled: CompiledTable, holder: HolderRef, { asks, at }: { asks: Asks; at: Date }): boolean {
  if (asks.kind === 'network') return roleAllows(compiled, holder, { action: asks.action, at });
  return checks(compiled, holder, { accountNumber: asks.accountNumber, at });
}

/** Whether the holder gives signatures that count for payments of the account, whatever their amount. */
function checks(compiled: CompiledTable, holder: HolderRef, at: { accountNumber: string; at: Date }): boolean {
  return signingActions.some((action) => {
    const signatureClass = opens(compiled, holder, { action, ...at });
    return signatureClass !== null && signatureClass !== 'none' && signatureClass !== 'T';
  });
}

/** The class of the grant that opens the account at the moment, `none` for one without a class; null where nothing opens it. */
function opens(
  compiled: CompiledTable,
  holder: HolderRef,
  ask: { action: AccountAction; accountNumber: string; at: Date },
): SignatureClass | 'none' | null {
  const decision = decide(sheetOf(compiled, holder), ask);
  return decision.outcome === 'deny' ? null : (decision.cell.grant.signatureClass ?? 'none');
}

function roleAllows(compiled: CompiledTable, holder: HolderRef, { action, at }: { action: Action; at: Date }): boolean {
  const sheet = sheetOf(compiled, holder);
  if (sheet === null || !holdsOn(sheet, dayNumberAt(at))) return false;
  const role = compiled.roleNames.get(holder.roleId);
  return role !== undefined && actionsOf(role.base, { operatesNetwork: false }).has(action);
}
