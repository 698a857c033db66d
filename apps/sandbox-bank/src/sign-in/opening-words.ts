import { readAmount } from '../ledger/amount.ts';
import { say } from '../pages/locale.ts';
import { formatAmount } from '../pages/money.ts';
import type { MandateAccount } from '../people/opened-mandate.ts';
import type { Locale } from '../people/person-store.ts';
import type { AccountAction } from '../permissions/table.ts';
import type { Bilingual } from '../seed/bank-seed.ts';

/** What a mandate opens, in one line: with how many accounts one can work, and up to what amount. */
export function openingWords(accounts: readonly MandateAccount[], locale: Locale): string {
  if (accounts.length === 0) return say(locale, { zh: '不涉及账户', en: 'No accounts' });
  const working = accounts.filter(({ grants }) => acting.some((action) => grants.has(action)));
  if (working.length === 0) {
    return say(locale, {
      zh: `可查看 ${accounts.length} 个账户，不能付款`,
      en: `Sees ${counted(accounts.length)}, cannot pay`,
    });
  }
  const words = { zh: `可操作 ${working.length} 个账户`, en: `Works with ${counted(working.length)}` };
  const most = acting.map((action) => mostOf(working, action)).find((found) => found !== null);
  if (most === null || most === undefined) return say(locale, words);
  return say(locale, { zh: `${words.zh}，${most.zh}`, en: `${words.en}, ${most.en}` });
}

/** What moves money, the furthest first. */
const acting = ['payments:release', 'payments:approve', 'payments:prepare'] as const satisfies AccountAction[];

const names: Record<(typeof acting)[number], Bilingual> = {
  'payments:release': { zh: '放行', en: 'releases' },
  'payments:approve': { zh: '审核', en: 'checks' },
  'payments:prepare': { zh: '制单', en: 'prepares' },
};

function counted(number: number): string {
  return number === 1 ? '1 account' : `${number} accounts`;
}

/** The widest limit of an action over these accounts; null where none opens it. */
function mostOf(accounts: readonly MandateAccount[], action: (typeof acting)[number]): Bilingual | null {
  let most: { minor: bigint; currency: string } | null = null;
  let opens = false;
  for (const { account, grants } of accounts) {
    const grant = grants.get(action);
    if (grant === undefined) continue;
    opens = true;
    const { perPayment } = grant.limits;
    if (perPayment === null) return { zh: `${names[action].zh}不限额`, en: `${names[action].en} without a limit` };
    const minor = readAmount(perPayment, account.currency) ?? 0n;
    // Limits of several currencies cannot be compared: the first account's is told.
    if (most === null || (most.currency === account.currency && minor > most.minor)) {
      most = { minor, currency: account.currency };
    }
  }
  if (!opens || most === null) return null;
  const amount = formatAmount(most.minor, most.currency);
  const [zh, en] =
    most.currency === 'CNY'
      ? [`${amount} 元`, `CNY ${amount}`]
      : [`${amount} ${most.currency}`, `${most.currency} ${amount}`];
  return { zh: `${names[action].zh}限额每笔 ${zh}`, en: `${names[action].en} up to ${en} per payment` };
}
