import type { BothLanguages } from './decision.ts';

export const listWords = {
  departments: { zh: '部门', en: 'departments' },
  roles: { zh: '岗位', en: 'roles' },
  accounts: { zh: '账户', en: 'accounts' },
  holders: { zh: '人员', en: 'holders' },
  grants: { zh: '权限', en: 'grants' },
  approvalRules: { zh: '审批规则', en: 'approval rules' },
} as const satisfies Record<string, BothLanguages>;

/** What can be wrong with a table; `{what}` is the name, the number or the other row. */
export const faultTexts = {
  too_many_cells: {
    zh: '权限表过大：各行权限合计最多 {what} 个账户格，请减少账户或行数',
    en: 'the table is too large: its grants may name at most {what} accounts in all; name fewer accounts or rows',
  },
  too_many_rows: { zh: '最多 {what} 行', en: 'there may be at most {what} rows' },
  duplicate_id: { zh: '与{what}重复', en: 'is named a second time: {what} is the same' },
  unknown_parent: { zh: '没有上级部门“{what}”', en: 'there is no department "{what}" above it' },
  department_cycle: { zh: '部门“{what}”成了自己的上级', en: 'the department "{what}" is above itself' },
  unknown_base: { zh: '没有标准岗位“{what}”', en: 'there is no standard role "{what}"' },
  base_of_standard_role: {
    zh: '标准岗位以自身为基础，不能是“{what}”',
    en: 'a standard role is its own base, not "{what}"',
  },
  unknown_role: { zh: '没有岗位“{what}”', en: 'there is no role "{what}"' },
  unknown_department: { zh: '没有部门“{what}”', en: 'there is no department "{what}"' },
  unknown_account: { zh: '没有账户“{what}”', en: 'there is no account "{what}"' },
  unknown_product: { zh: '没有产品“{what}”下的账户', en: 'no account belongs to a product "{what}"' },
  unknown_action: { zh: '没有操作“{what}”', en: 'there is no action "{what}"' },
  unknown_currency: { zh: '“{what}”不是币种代码', en: '"{what}" is no currency code' },
  repeated_account: { zh: '账户“{what}”写了两次', en: 'the account "{what}" is named twice' },
  no_account: { zh: '没有写明账户', en: 'names no account' },
  account_of_other_currency: { zh: '账户“{what}”不是此币种', en: 'the account "{what}" is in another currency' },
  no_account_in_currency: {
    zh: '产品“{what}”下没有此币种的账户',
    en: 'no account of the product "{what}" is in this currency',
  },
  currency_missing: { zh: '有金额限额时须写明币种', en: 'limits of an amount need a currency' },
  currency_without_amount: { zh: '此操作没有金额，不写币种', en: 'this action has no amount, so it has no currency' },
  limit_without_amount: { zh: '此操作没有金额，不设限额', en: 'this action has no amount, so it has no limit' },
  negative_limit: { zh: '限额不能为负：{what}', en: 'a limit cannot be below zero: {what}' },
  limit_too_large: { zh: '限额过大：{what}', en: 'the limit is too large: {what}' },
  payment_above_day: {
    zh: '单笔限额高于当日限额 {what}',
    en: 'one payment may be more than the limit of a day, {what}',
  },
  payment_above_month: {
    zh: '单笔限额高于当月限额 {what}',
    en: 'one payment may be more than the limit of a month, {what}',
  },
  payment_above_counterparty_day: {
    zh: '单笔限额高于对单一收款方的当日限额 {what}',
    en: 'one payment may be more than the limit of a day to one counterparty, {what}',
  },
  day_above_month: { zh: '当日限额高于当月限额 {what}', en: 'the limit of a day is above that of a month, {what}' },
  counterparties_without_amount: { zh: '此操作没有收款方', en: 'this action has no counterparty' },
  no_counterparty: {
    zh: '收款账号为空，等于谁都不能付',
    en: 'the list of counterparties is empty, so nobody could be paid',
  },
  repeated_counterparty: { zh: '收款账号“{what}”写了两次', en: 'the counterparty "{what}" is named twice' },
  unknown_time_zone: { zh: '没有时区“{what}”', en: 'there is no time zone "{what}"' },
  window_days: { zh: '星期须为 1 至 7，由小到大，各写一次', en: 'the days go from 1 to 7, in order, each once' },
  window_hours: { zh: '时段须先起后止：{what}', en: 'the hours begin before they end: {what}' },
  no_such_day: { zh: '没有“{what}”这一天', en: '"{what}" is no day of the calendar' },
  days_reversed: { zh: '有效期止于 {what}，早于起始日', en: 'ends on {what}, before it begins' },
  signature_class_missing: { zh: '审核与放行须写明签名级别', en: 'checking and releasing need a signature class' },
  signature_class_misplaced: {
    zh: '只有审核与放行有签名级别',
    en: 'only checking and releasing have a signature class',
  },
  grant_overlaps: { zh: '与{what}重复授权同一账户', en: 'grants the same on the same account as {what}' },
  grant_contradicts: { zh: '与{what}就同一账户说法不一', en: 'says of the same account something else than {what}' },
  band_reversed: { zh: '金额段的止须大于起：{what}', en: 'the band ends before it begins: {what}' },
  bands_overlap: { zh: '金额段与{what}重叠', en: 'the band overlaps with {what}' },
  band_gap: { zh: '金额 {what} 没有任何规则', en: 'no rule covers {what}' },
  no_steps: { zh: '没有写明由谁签', en: 'does not say who signs' },
  bad_need: { zh: '每一步至少要一人签：{what}', en: 'a step needs at least one signature: {what}' },
  bad_expiry: { zh: '到期时间须为 1 至 8760 小时：{what}', en: 'it expires after 1 to 8760 hours, not {what}' },
  nobody_signs: { zh: '没有人是{what}', en: 'nobody is {what}' },
  too_few_sign: { zh: '在账户“{what}”上，没有足够的人能签', en: 'too few people may sign it on the account "{what}"' },
} as const satisfies Record<string, BothLanguages>;
