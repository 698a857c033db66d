import type { Reader } from '../../locales/use-reader.ts';
import { formatDay } from '../format-date.ts';
import { groupDecimal } from '../format-number.ts';
import { nameOf } from './grid.ts';
import type {
  AccountAction,
  AccountScope,
  ApprovalRule,
  Demand,
  Grant,
  PermissionTable,
  TimeWindow,
} from './table-types.ts';

type Said = { label: string; value: string };

/** `payments:prepare` is a key with a colon, which the texts cannot have. */
export function sayAction(action: AccountAction, { t }: Reader): string {
  return t(`permissions.actions.${actionKey(action)}`);
}

export function sayShortAction(action: AccountAction, { t }: Reader): string {
  return t(`permissions.shortActions.${actionKey(action)}`);
}

type ActionKey =
  | 'accounts_read'
  | 'statements_read'
  | 'payments_read'
  | `payments_${'prepare' | 'approve' | 'release' | 'cancel'}`;

function actionKey(action: AccountAction): ActionKey {
  // The one colon becomes the one underscore, which the compiler does not follow.
  return action.replace(':', '_') as ActionKey;
}

/** An amount as a cell has room for it: cents only where there are some. */
export function shortAmount(amount: string): string {
  return groupDecimal(amount.replace(/\.0+$/, ''));
}

export function sayAmount(amount: string, currency: string | null): string {
  return currency === null ? groupDecimal(amount) : `${groupDecimal(amount)}\u00A0${currency}`;
}

export function sayRole(table: PermissionTable, roleId: string, { say }: Reader): string {
  const role = table.roles.find((one) => one.roleId === roleId);
  return role === undefined ? roleId : say(nameOf(role));
}

export function sayDepartment(table: PermissionTable, departmentId: string, { say }: Reader): string {
  const department = table.departments.find((one) => one.departmentId === departmentId);
  return department === undefined ? departmentId : say(nameOf(department));
}

/** `Accountant · Finance` */
export function sayMandate(
  table: PermissionTable,
  { roleId, departmentId }: { roleId: string; departmentId: string },
  reader: Reader,
): string {
  return `${sayRole(table, roleId, reader)} · ${sayDepartment(table, departmentId, reader)}`;
}

/** `Basic account 8841` */
export function sayAccount(table: PermissionTable, accountNumber: string, { say }: Reader): string {
  const account = table.accounts.find((one) => one.accountNumber === accountNumber);
  return account === undefined ? accountNumber : `${say(nameOf(account))} ${account.lastDigits}`;
}

export function sayProduct(product: string, { find }: Reader): string {
  return find(`permissions.products.${product}`) ?? find(`codes.bank_product.${product}`) ?? product;
}

export function sayScope(scope: AccountScope, table: PermissionTable, reader: Reader): string {
  const { t } = reader;
  if (scope.kind === 'all') return t('permissions.scope.all');
  if (scope.kind === 'product') return t('permissions.scope.product', { product: sayProduct(scope.product, reader) });
  return scope.accountNumbers.map((number) => sayAccount(table, number, reader)).join(t('common.listSeparator'));
}

/** From when until when, both days included; null where it is always. */
export function sayValidity(
  { validFrom, validUntil }: Pick<Grant, 'validFrom' | 'validUntil'>,
  { t, language }: Reader,
): string | null {
  if (validFrom === null && validUntil === null) return null;
  if (validFrom === null) return t('permissions.until', { day: formatDay(validUntil ?? '', language) });
  if (validUntil === null) return t('permissions.from', { day: formatDay(validFrom, language) });
  return t('permissions.fromUntil', { from: formatDay(validFrom, language), until: formatDay(validUntil, language) });
}

export function sayWindow({ days, from, until }: TimeWindow, { t, language }: Reader): string {
  const names = days.map((day) => t(`permissions.weekdays.${String(day) as '1' | '2' | '3' | '4' | '5' | '6' | '7'}`));
  const isRun = days.length > 2 && days.every((day, place) => place === 0 || day === (days[place - 1] ?? 0) + 1);
  const which = isRun
    ? `${names[0]}${language === 'zh-CN' ? '至' : ' to '}${names.at(-1)}`
    : names.join(t('common.listSeparator'));
  return `${which} ${from}–${until}`;
}

/** Everything that a grant says beside role, department, account and action. */
export function sayTerms(grant: Grant, reader: Reader): Said[] {
  const { t } = reader;
  const { limits, currency } = grant;
  const amounts = [
    { key: 'perPayment', amount: limits.perPayment },
    { key: 'dayAmount', amount: limits.dayAmount },
    { key: 'monthAmount', amount: limits.monthAmount },
    { key: 'counterpartyDay', amount: limits.counterpartyDay },
  ] as const;
  const counts = [
    { key: 'dayCount', count: limits.dayCount },
    { key: 'monthCount', count: limits.monthCount },
  ] as const;
  const validity = sayValidity(grant, reader);
  return [
    ...amounts.flatMap(({ key, amount }) =>
      amount === null ? [] : [{ label: t(`permissions.limits.${key}`), value: sayAmount(amount, currency) }],
    ),
    ...counts.flatMap(({ key, count }) =>
      count === null ? [] : [{ label: t(`permissions.limits.${key}`), value: t('permissions.payments', { count }) }],
    ),
    ...(grant.counterparties === null
      ? []
      : [
          {
            label: t('permissions.limits.counterparties'),
            value: grant.counterparties.join(t('common.listSeparator')),
          },
        ]),
    ...(grant.window === null
      ? []
      : [{ label: t('permissions.limits.window'), value: sayWindow(grant.window, reader) }]),
    ...(validity === null ? [] : [{ label: t('permissions.limits.validity'), value: validity }]),
    ...(grant.signatureClass === null
      ? []
      : [
          {
            label: t('permissions.limits.signatureClass'),
            value: t(`permissions.classes.${grant.signatureClass}`),
          },
        ]),
  ];
}

/** The band of a rule: `below 50,000`, `50,000 to 500,000`, `from 500,000`. */
export function sayBand({ from, to, currency }: Pick<ApprovalRule, 'from' | 'to' | 'currency'>, { t }: Reader): string {
  if (from === null && to === null) return t('permissions.band.any', { currency });
  if (from === null) return t('permissions.band.below', { to: shortAmount(to ?? ''), currency });
  if (to === null) return t('permissions.band.above', { from: shortAmount(from), currency });
  return t('permissions.band.between', { from: shortAmount(from), to: shortAmount(to), currency });
}

export function sayDemand(demand: Demand, table: PermissionTable, reader: Reader): string {
  const { t } = reader;
  if (demand.kind === 'classes') return t('permissions.demand.classes');
  const steps = demand.steps.map(({ need, from }) => {
    const who = from
      .map(({ roleId, departmentId }) =>
        departmentId === null ? sayRole(table, roleId, reader) : sayMandate(table, { roleId, departmentId }, reader),
      )
      .join(t('permissions.demand.or'));
    return need === 1 ? who : t('permissions.demand.several', { count: need, who });
  });
  return steps.join(demand.ordered ? t('permissions.demand.afterwards') : t('permissions.demand.and'));
}

/** A rule in one sentence. */
export function sayRule(rule: ApprovalRule, table: PermissionTable, reader: Reader): string {
  const { t } = reader;
  const band = sayBand(rule, reader);
  const demand = sayDemand(rule.demand, table, reader);
  const sentence = t('permissions.rule', { band, demand });
  return rule.stepUp ? t('permissions.ruleStepUp', { rule: sentence }) : sentence;
}

/** A standard role in the words that the members' page has for it too. */
export function sayBase(base: string, { find }: Reader): string {
  return find(`looks.roles.${base}`) ?? base;
}
