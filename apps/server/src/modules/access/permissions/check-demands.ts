import { limits } from '../../../platform/limits.ts';
import { accountsIn } from './account-index.ts';
import type { CheckContext } from './check-context.ts';
import { compileTable } from './compile.ts';
import { buildSheet, grantsAt, type Sheet } from './sheet.ts';
import { fits, progressOf, type Signature } from './signatures.ts';
import type { ApprovalRule, Demand, Signer } from './table.ts';

const signing = ['payments:release', 'payments:approve'];

/** That every signer whom a rule names is there, and that enough people may sign on each of its accounts, without the maker. */
export function checkDemands(context: CheckContext): void {
  const { table, accounts, faults } = context;
  if (table.approvalRules.length === 0) return;
  const compiled = compileTable(table, { enterpriseId: '', connectionId: '', customerId: '', version: 0 });
  const sheets = table.holders.map((holder) => buildSheet(compiled, holder));
  let looks = limits.permissionTable.signersLookedAt;
  for (const [row, rule] of table.approvalRules.entries()) {
    const nobody = namedSigners(rule.demand).filter((signer) => !table.holders.some((holder) => fits(signer, holder)));
    for (const signer of nobody) {
      if (!context.roles.has(signer.roleId)) continue;
      faults.add({ list: 'approvalRules', row, field: 'demand' }, 'nobody_signs', signerWords(signer));
    }
    if (nobody.length > 0 || !isSound(rule.demand)) continue;
    const left = accountsIn(accounts, rule.accounts, rule.currency).find((one) => {
      looks -= sheets.length;
      return looks >= 0 && !canBeSigned(sheets, one, rule);
    });
    if (left === undefined) continue;
    const at = { list: 'approvalRules', row, field: 'demand' } as const;
    faults.add(at, 'too_few_sign', table.accounts[left]?.accountNumber ?? '');
  }
}

/** Whether, for somebody who may prepare a payment of the band, others may sign it. */
function canBeSigned(sheets: readonly Sheet[], account: number, rule: ApprovalRule): boolean {
  const signatures: Signature[] = [];
  const makers = new Set<string>();
  for (const sheet of sheets) {
    if (opens(sheet, account, 'payments:prepare', rule)) makers.add(sheet.holder.subject);
    for (const action of signing) {
      const signatureClass = opens(sheet, account, action, rule)?.signatureClass ?? null;
      if (signatureClass === null) continue;
      signatures.push({ ...sheet.holder, signatureClass });
    }
  }
  // Where nobody may prepare, the rule waits for nobody.
  return makers.size === 0 || [...makers].some((maker) => anyOrder(rule.demand, signatures, maker));
}

/** Whether they satisfy the demand when each comes at his best moment. */
function anyOrder(demand: Demand, signatures: readonly Signature[], maker: string): boolean {
  if (demand.kind === 'classes') {
    const best = signatures.toSorted((a, b) => rank(a) - rank(b));
    return progressOf(demand, best, maker).satisfied;
  }
  return canFill(
    demand.steps,
    signatures.filter(({ subject, signatureClass }) => subject !== maker && signatureClass !== 'T'),
  );
}

/** People to places: a person of several mandates fills one place, under any of them (augmenting paths). */
function canFill(steps: Extract<Demand, { kind: 'steps' }>['steps'], signatures: readonly Signature[]): boolean {
  const places = steps.flatMap(({ need, from }) => Array.from({ length: need }, () => from));
  const people = [...Map.groupBy(signatures, ({ subject }) => subject).values()];
  if (people.length < places.length) return false;
  const filledBy: (number | undefined)[] = people.map(() => undefined);
  const seat = (place: number, tried: Set<number>): boolean =>
    people.some((mandates, person) => {
      const may = mandates.some((one) => places[place]?.some((signer) => fits(signer, one)) === true);
      if (!may || tried.has(person)) return false;
      tried.add(person);
      const held = filledBy[person];
      if (held !== undefined && !seat(held, tried)) return false;
      filledBy[person] = place;
      return true;
    });
  return places.every((_, place) => seat(place, new Set()));
}

/** The grant that opens some amount of the band on some day. */
function opens(sheet: Sheet, account: number, action: string, { fromMinor }: ApprovalRule) {
  const column = sheet.compiled.actions.get(action);
  if (column === undefined) return undefined;
  const smallest = fromMinor === null || fromMinor < 1n ? 1n : fromMinor;
  const granted = grantsAt(sheet, account, column).find(
    ({ grant }) => (grant.limits.perPaymentMinor ?? smallest) >= smallest,
  );
  return granted?.grant;
}

function rank({ signatureClass }: Signature): number {
  return signatureClass === null ? 4 : ['E', 'A', 'B', 'T'].indexOf(signatureClass);
}

function namedSigners(demand: Demand): Signer[] {
  return demand.kind === 'classes' ? [] : demand.steps.flatMap(({ from }) => from);
}

function isSound(demand: Demand): boolean {
  if (demand.kind === 'classes') return true;
  // Larger needs are the schema's to refuse: nothing is counted out for them here.
  return demand.steps.every(({ need }) => Number.isInteger(need) && need > 0 && need <= 20);
}

function signerWords({ roleId, departmentId }: Signer): string {
  return departmentId === null ? roleId : `${roleId} / ${departmentId}`;
}
