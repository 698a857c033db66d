import type { Bilingual } from '../seed/bank-seed.ts';
import { formatAmount } from '../pages/money.ts';
import { readAmount } from '../ledger/amount.ts';
import type { AccountAction, AccountScope, ApprovalRule, PermissionTable, TableGrant } from './table.ts';

/** What people call the actions. */
export const actionNames: Record<AccountAction, Bilingual> = {
  'accounts:read': { zh: '查看账户', en: 'See the account' },
  'statements:read': { zh: '查看明细', en: 'See what was booked' },
  'payments:read': { zh: '查看付款', en: 'See payments' },
  'payments:prepare': { zh: '制单', en: 'Prepare' },
  'payments:approve': { zh: '审核', en: 'Check' },
  'payments:release': { zh: '放行', en: 'Release' },
  'payments:cancel': { zh: '撤销他人付款', en: 'Cancel payments of others' },
};

/** The accounts of a scope, in words. */
export function scopeWords(scope: AccountScope, { accounts }: PermissionTable): Bilingual {
  switch (scope.kind) {
    case 'all':
      return { zh: '全部账户', en: 'All accounts' };
    case 'product':
      return { zh: `产品 ${scope.product}`, en: `Product ${scope.product}` };
    case 'accounts': {
      const named = scope.accountNumbers.map((number) => {
        const account = accounts.find(({ accountNumber }) => accountNumber === number);
        const digits = account?.lastDigits ?? number;
        return { zh: `${account?.nameZh ?? ''} ${digits}`.trim(), en: `${account?.nameEn ?? ''} ${digits}`.trim() };
      });
      return { zh: named.map(({ zh }) => zh).join('、'), en: named.map(({ en }) => en).join(', ') };
    }
  }
}

const limitNames = {
  perPayment: { zh: '单笔', en: 'per payment' },
  dayAmount: { zh: '每日', en: 'a day' },
  dayCount: { zh: '每日笔数', en: 'payments a day' },
  monthAmount: { zh: '每月', en: 'a month' },
  monthCount: { zh: '每月笔数', en: 'payments a month' },
  counterpartyDay: { zh: '每个收款人每日', en: 'a day to each payee' },
} as const satisfies Record<keyof TableGrant['limits'], Bilingual>;

/** The limits of a grant, in words; empty where it has none. */
export function limitWords({ limits, currency, window, signatureClass }: TableGrant): Bilingual {
  const zh: string[] = [];
  const en: string[] = [];
  for (const [name, words] of Object.entries(limitNames)) {
    const limit = limits[name as keyof typeof limitNames];
    if (limit === null) continue;
    const amount = typeof limit === 'number' ? String(limit) : amountWords(limit, currency ?? '');
    zh.push(`${words.zh} ${amount}`);
    en.push(`${amount} ${words.en}`);
  }
  if (window !== null) {
    zh.push(`${window.from}–${window.until}`);
    en.push(`${window.from}–${window.until}`);
  }
  if (signatureClass !== null) {
    zh.push(`${signatureClass} 类签名`);
    en.push(`class ${signatureClass}`);
  }
  return { zh: zh.join('，'), en: en.join(', ') };
}

/** What a rule demands, in words. */
export function ruleWords(rule: ApprovalRule, table: PermissionTable): Bilingual {
  const band = bandWords(rule);
  const demand = demandWords(rule, table);
  const scope = scopeWords(rule.accounts, table);
  const key = rule.stepUp ? { zh: '，须通行密钥', en: ', with a passkey' } : { zh: '', en: '' };
  return { zh: `${scope.zh}，${band.zh}：${demand.zh}${key.zh}`, en: `${scope.en}, ${band.en}: ${demand.en}${key.en}` };
}

function bandWords({ from, to, currency }: ApprovalRule): Bilingual {
  const [low, high] = [from, to].map((amount) => (amount === null ? '' : amountWords(amount, currency)));
  if (from === null && to === null) return { zh: `${currency} 任何金额`, en: `any amount in ${currency}` };
  if (from === null) return { zh: `${high} 以下`, en: `below ${high}` };
  return to === null
    ? { zh: `${low} 及以上`, en: `from ${low}` }
    : { zh: `${low} 至 ${high}`, en: `${low} to ${high}` };
}

function amountWords(amount: string, currency: string): string {
  const minor = readAmount(amount, currency);
  return minor === null ? `${amount} ${currency}` : `${formatAmount(minor, currency)} ${currency}`;
}

function demandWords({ demand }: ApprovalRule, { roles }: PermissionTable): Bilingual {
  if (demand.kind === 'classes') return { zh: '按签名类别', en: 'by signature class' };
  const steps = demand.steps.map(({ need, from }) => {
    const names = from.map(({ roleId }) => roles.find((role) => role.roleId === roleId));
    return {
      zh: `${names.map((role) => role?.nameZh ?? '').join('或')} ${need} 人`,
      en: `${need} of ${names.map((role) => role?.nameEn ?? '').join(' or ')}`,
    };
  });
  return {
    zh: steps.map(({ zh }) => zh).join(demand.ordered ? '，然后' : '，加'),
    en: steps.map(({ en }) => en).join(demand.ordered ? ', then ' : ', and '),
  };
}
