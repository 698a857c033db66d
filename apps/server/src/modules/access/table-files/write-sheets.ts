import type { PermissionTableView, TableContentsView } from '../permissions/table-schemas.ts';
import { isAccountAction } from '../permissions/account-actions.ts';
import { joinList, quote } from './cell-lists.ts';
import { writeWindow } from './cells.ts';
import { accountHeadings, actionNames, columnsOf, isWord, sheetNames, words, type FileLanguage } from './columns.ts';
import { Names } from './names.ts';
import type { OutCell, OutSheet } from './xlsx-file.ts';

type Scope = TableContentsView['grants'][number]['accounts'];
type Row<P extends keyof TableContentsView> = TableContentsView[P][number];

/** How the table is written into sheets: names where they stand for one thing alone, codes elsewhere. */
export class SheetWriter {
  readonly #table: PermissionTableView;
  readonly #language: FileLanguage;
  readonly #roles: (code: string) => string;
  readonly #departments: (code: string) => string;

  constructor(table: PermissionTableView, language: FileLanguage) {
    this.#table = table;
    this.#language = language;
    const { roles, departments } = lookupOf(table);
    const roleNames = new Map(table.roles.map((one) => [one.roleId, { zh: one.nameZh, en: one.nameEn }]));
    const departmentNames = new Map(
      table.departments.map((one) => [one.departmentId, { zh: one.nameZh, en: one.nameEn }]),
    );
    this.#roles = (code) => roles.write(code, roleNames.get(code), language);
    this.#departments = (code) => departments.write(code, departmentNames.get(code), language);
  }

  /** Headings and cells of the grants, for a file that holds nothing else. */
  grants(): string[][] {
    const sheet = this.#sheet('grants', (grant) => this.#grant(grant));
    return [[...sheet.headings], ...sheet.rows.map((row) => row.map(({ value }) => value))];
  }

  all(): OutSheet[] {
    return [
      this.#sheet('grants', (grant) => this.#grant(grant)),
      this.#sheet('departments', (one) => ({
        departmentId: text(one.departmentId),
        nameZh: text(one.nameZh),
        nameEn: text(one.nameEn),
        parentId: text(one.parentId === null ? '' : this.#departments(one.parentId)),
      })),
      this.#sheet('roles', (one) => ({
        roleId: text(one.roleId),
        nameZh: text(one.nameZh),
        nameEn: text(one.nameEn),
        base: text(one.base),
      })),
      this.#sheet('holders', (one) => this.#holder(one)),
      this.#sheet('approvalRules', (one) => this.#rule(one)),
      {
        name: sheetNames.accounts[this.#language],
        headings: accountHeadings.map((heading) => heading[this.#language]),
        rows: this.#table.accounts.map((one) =>
          [one.accountNumber, one.nameZh, one.nameEn, one.product, one.currency].map((value) => text(value)),
        ),
      },
    ];
  }

  #sheet<P extends keyof TableContentsView>(part: P, write: (row: Row<P>) => Record<string, OutCell>): OutSheet {
    const columns = columnsOf[part];
    // The rows of a part are those that `write` takes; the compiler does not follow the index.
    const rows = this.#table[part] as readonly Row<P>[];
    return {
      name: sheetNames[part][this.#language],
      headings: columns.map(({ heading }) => heading[this.#language]),
      rows: rows.map((row) => {
        const cells = write(row);
        return columns.map(({ member }) => cells[member] ?? text(''));
      }),
    };
  }

  #grant(grant: Row<'grants'>): Record<string, OutCell> {
    const { limits } = grant;
    return {
      roleId: text(this.#roles(grant.roleId)),
      departmentId: text(this.#departments(grant.departmentId)),
      accounts: text(this.#scope(grant.accounts)),
      action: text(isAccountAction(grant.action) ? actionNames[grant.action][this.#language] : grant.action),
      currency: text(grant.currency),
      'limits.perPayment': number(limits.perPayment),
      'limits.dayAmount': number(limits.dayAmount),
      'limits.dayCount': number(limits.dayCount),
      'limits.monthAmount': number(limits.monthAmount),
      'limits.monthCount': number(limits.monthCount),
      'limits.counterpartyDay': number(limits.counterpartyDay),
      counterparties: text(grant.counterparties === null ? '' : joinList(grant.counterparties)),
      window: text(grant.window === null ? '' : writeWindow(grant.window)),
      validFrom: text(grant.validFrom),
      validUntil: text(grant.validUntil),
      signatureClass: text(grant.signatureClass),
    };
  }

  #holder(one: Row<'holders'>): Record<string, OutCell> {
    return {
      subject: text(one.subject),
      nameZh: text(one.nameZh),
      nameEn: text(one.nameEn),
      roleId: text(this.#roles(one.roleId)),
      departmentId: text(this.#departments(one.departmentId)),
      accountNumbers: text(one.accountNumbers === null ? '' : joinList(one.accountNumbers)),
      validFrom: text(one.validFrom),
      validUntil: text(one.validUntil),
    };
  }

  #rule(rule: Row<'approvalRules'>): Record<string, OutCell> {
    const { demand } = rule;
    const yes = (is: boolean): OutCell => text(words[is ? 'yes' : 'no'][this.#language]);
    const signer = ({ roleId, departmentId }: { roleId: string; departmentId: string | null }): string =>
      departmentId === null ? quote(roleId) : `${quote(roleId)}@${quote(departmentId)}`;
    const steps =
      demand.kind === 'classes'
        ? words.classes[this.#language]
        : demand.steps
            .map(({ need, from }) => `${need}: ${from.map((one) => signer(one)).join(' / ')}`)
            .join(demand.ordered ? ' > ' : ' + ');
    return {
      accounts: text(this.#scope(rule.accounts)),
      currency: text(rule.currency),
      from: number(rule.from),
      to: number(rule.to),
      demand: text(steps),
      ordered: yes(demand.kind === 'steps' && demand.ordered),
      expiresAfterHours: number(rule.expiresAfterHours),
      stepUp: yes(rule.stepUp),
    };
  }

  #scope(scope: Scope): string {
    if (scope.kind === 'all') return words.all[this.#language];
    if (scope.kind === 'product') return `${words.product[this.#language]}:${quote(scope.product)}`;
    return joinList(scope.accountNumbers, (code) => isWord(code, 'all') || code === '*');
  }
}

/** By what roles, departments and accounts are found in a file. */
export function lookupOf(
  table: Pick<PermissionTableView, 'roles' | 'departments' | 'accounts'>,
): Record<'roles' | 'departments' | 'accounts', Names> {
  const named = (code: string, one: { nameZh: string; nameEn: string }) => ({ code, names: [one.nameZh, one.nameEn] });
  return {
    roles: new Names(table.roles.map((one) => named(one.roleId, one))),
    departments: new Names(table.departments.map((one) => named(one.departmentId, one))),
    accounts: new Names(table.accounts.map((one) => named(one.accountNumber, one))),
  };
}

function text(value: string | null): OutCell {
  return { value: value ?? '' };
}

function number(value: string | number | null): OutCell {
  return { value: value === null ? '' : String(value), numeric: true };
}
