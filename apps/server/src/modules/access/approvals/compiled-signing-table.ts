import { actionsOf, type Action } from '../roles/role-table.ts';
import { dayNumberAt } from '../permissions/calendar.ts';
import { holderKey, type CompiledTable } from '../permissions/compile.ts';
import { decide } from '../permissions/decide.ts';
import type { BothLanguages, DenyCode } from '../permissions/decision.ts';
import { reasonSentence } from '../permissions/deny-reason.ts';
import { holdsOn, sheetOf, type Sheet } from '../permissions/sheet.ts';
import type { SignatureClass } from '../permissions/table.ts';
import type { AccountAction } from '../permissions/account-actions.ts';
import type { Asks, HolderRef, Moment, SigningAuthority, SigningTable } from './signing-table.ts';

/** The account actions whose doing is a signature. */
const signingActions = ['payments:approve', 'payments:release'] as const satisfies readonly AccountAction[];
const strength: Record<SignatureClass, number> = { E: 3, A: 2, B: 1, T: 0 };

/** A compiled table with the sheets of its holders, each made when somebody first asks. */
interface Read {
  readonly compiled: CompiledTable;
  readonly sheetOf: (holder: HolderRef) => Sheet | null;
}

/** What a compiled table says of signing. */
export function signingTable(compiled: CompiledTable): SigningTable {
  const sheets = new Map<string, Sheet | null>();
  const read: Read = {
    compiled,
    sheetOf: (holder) => {
      const key = holderKey(holder);
      const known = sheets.get(key);
      if (known !== undefined) return known;
      const sheet = sheetOf(compiled, holder);
      // Whom the table does not name costs no memory.
      if (sheet !== null) sheets.set(key, sheet);
      return sheet;
    },
  };
  const holderNames = new Map(compiled.table.holders.map((one) => [one.subject, namesOf(one)]));
  return {
    version: compiled.version,
    holders: (at) => compiled.table.holders.filter((one) => isHeld(read, one, at)),
    authorityOf: (holder, asks, when) => authorityOf(read, holder, { asks, when }),
    whyNot: (holder, asks, when) => whyNot(read, holder, { asks, when }),
    couldCarry: (holder, asks, when) =>
      asks.kind === 'network'
        ? roleAllows(read, holder, { action: asks.action, at: when.at })
        : checks(read, holder, { accountNumber: asks.accountNumber, ...when }),
    signsSomething: (holder, at) =>
      roleAllows(read, holder, { action: 'permission_table:approve', at }) ||
      compiled.table.accounts.some(({ accountNumber }) => checks(read, holder, { accountNumber, at })),
    mayRead: (holder, asks, at) =>
      asks.kind === 'network'
        ? roleAllows(read, holder, { action: 'permission_table:read', at })
        : opens(read, holder, { action: 'payments:read', accountNumber: asks.accountNumber, at }) !== null,
    nameOfRole: (roleId) => namesOf(compiled.roleNames.get(roleId)),
    nameOfDepartment: (departmentId) => namesOf(compiled.departmentNames.get(departmentId)),
    nameOfHolder: (subject) => holderNames.get(subject) ?? null,
  };
}

/** Of the actions that sign, the one whose signature is worth most. */
function authorityOf(
  read: Read,
  holder: HolderRef,
  { asks, when }: { asks: Asks; when: Moment },
): SigningAuthority | null {
  if (asks.kind === 'network') {
    const { action } = asks;
    // A role signs without a class: what counts is whom the step of the demand names.
    return roleAllows(read, holder, { action, at: when.at }) ? { signatureClass: 'A', action, uses: [] } : null;
  }
  const sheet = read.sheetOf(holder);
  const { accountNumber, amount, counterparty } = asks;
  let best: SigningAuthority | null = null;
  for (const action of signingActions) {
    const decision = decide(sheet, { action, accountNumber, amount, counterparty: counterparty ?? undefined, ...when });
    if (decision.outcome === 'deny') continue;
    const { signatureClass } = decision.cell.grant;
    if (signatureClass === null) continue;
    const authority = { signatureClass, action, uses: decision.uses };
    if (best === null || strength[signatureClass] > strength[best.signatureClass]) best = authority;
  }
  return best;
}

/** With these the holder has nothing there at all: another action of his says more of what stands in the way. */
const nothingThere: ReadonlySet<DenyCode> = new Set(['not_granted', 'account_out_of_scope']);

/** What stands in the way of the signing action to which the holder comes nearest. */
function whyNot(read: Read, holder: HolderRef, { asks, when }: { asks: Asks; when: Moment }): BothLanguages | null {
  if (asks.kind === 'network') return null;
  const { accountNumber, amount, counterparty } = asks;
  const sheet = read.sheetOf(holder);
  const reasons = signingActions.flatMap((action) => {
    const decision = decide(sheet, { action, accountNumber, amount, counterparty: counterparty ?? undefined, ...when });
    return decision.outcome === 'deny' ? [decision.reason] : [];
  });
  const nearest = reasons.find(({ code }) => !nothingThere.has(code)) ?? reasons[0];
  return nearest === undefined ? null : reasonSentence(nearest);
}

/** Whether the holder gives signatures that count for payments of the account, whatever their amount. */
function checks(read: Read, holder: HolderRef, where: { accountNumber: string } & Moment): boolean {
  return signingActions.some((action) => {
    const signatureClass = opens(read, holder, { action, ...where });
    return signatureClass !== null && signatureClass !== 'none' && signatureClass !== 'T';
  });
}

/** The class of the grant that opens the account at the moment, `none` for one without a class; null where nothing opens it. */
function opens(
  read: Read,
  holder: HolderRef,
  ask: { action: AccountAction; accountNumber: string } & Moment,
): SignatureClass | 'none' | null {
  const decision = decide(read.sheetOf(holder), ask);
  return decision.outcome === 'deny' ? null : (decision.cell.grant.signatureClass ?? 'none');
}

function roleAllows(read: Read, holder: HolderRef, { action, at }: { action: Action; at: Date }): boolean {
  if (!isHeld(read, holder, at)) return false;
  const role = read.compiled.roleNames.get(holder.roleId);
  return role !== undefined && actionsOf(role.base, { operatesNetwork: false }).has(action);
}

function isHeld(read: Read, holder: HolderRef, at: Date): boolean {
  const sheet = read.sheetOf(holder);
  return sheet !== null && holdsOn(sheet, dayNumberAt(at));
}

function namesOf(named: { nameZh: string; nameEn: string }): BothLanguages;
function namesOf(named: { nameZh: string; nameEn: string } | undefined): BothLanguages | null;
function namesOf(named: { nameZh: string; nameEn: string } | undefined): BothLanguages | null {
  return named === undefined ? null : { zh: named.nameZh, en: named.nameEn };
}
