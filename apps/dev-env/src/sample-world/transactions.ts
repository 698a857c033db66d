import type { Account, Transaction } from './bank-seed.ts';
import { dayFrom, workingInstant } from './days.ts';
import { bankIds, type BankId, type Enterprise } from './enterprise.ts';
import type { Random } from './random.ts';

/** How far back the books of the cast reach, days. */
const reachDays = 130;

type Counterparty = Transaction['counterparty'];
type Line = { remittance: string; direction: Transaction['direction']; party: (random: Random) => Counterparty };
/** A line that comes once in so many days, of so many thousandths of the account's size. */
type Habit = Line & { everyDays: number; share: [min: number, max: number] };

const outside = (name: string, bank: string): Line['party'] => {
  return (random) => ({ name, accountNumber: `62${random.int(10, 99)}-${random.int(100_000, 999_999)}`, bank });
};
const taxOffice = outside('国家税务总局征收专户', '国家金库');
const payroll = outside('代发工资专户', '本行代发');

function habitsOf(product: string, partner: Line['party']): Habit[] {
  const into = (remittance: string, everyDays: number, share: [number, number], party = partner): Habit => {
    return { remittance, direction: 'credit', everyDays, share, party };
  };
  const out = (remittance: string, everyDays: number, share: [number, number], party = partner): Habit => {
    return { remittance, direction: 'debit', everyDays, share, party };
  };
  switch (product) {
    case 'fund_custody':
      return [
        into('募集资金划入', 40, [150, 400], outside('远山成长基金募集户', '华岳银行')),
        out('项目投资款', 45, [120, 300]),
        out('管理费', 90, [8, 12], outside('远山资产管理（上海）有限公司', '华岳银行')),
        out('托管费', 90, [1, 2], outside('楠泉信托有限责任公司', '华岳银行')),
        into('被投企业分红', 60, [20, 60]),
      ];
    case 'fund_raising':
      return [into('认缴出资', 30, [150, 400]), out('划转托管户', 40, [120, 300])];
    case 'margin':
      return [into('保证金存入', 35, [80, 160]), out('保证金释放', 45, [60, 140])];
    case 'foreign':
      return [into('Invoice settlement', 9, [30, 140]), out('Import payment', 14, [30, 120])];
    default:
      return [
        into('货款', 4, [20, 130]),
        out('采购款', 5, [15, 90]),
        out('工资', 30, [60, 90], payroll),
        out('增值税', 30, [15, 35], taxOffice),
        out('厂房租金', 30, [12, 18], outside('苏州园区物业管理有限公司', '姑苏银行')),
        out('电费', 30, [4, 9], outside('国网电力公司', '华东银行')),
        into('退货款', 50, [3, 12]),
      ];
  }
}

/**
 * What was booked on an account in the last months, oldest first, ending at its balance of today. It is made up backwards from
 * that balance, so that the account was never overdrawn on the way.
 */
export function makeTransactions(
  account: Account,
  parties: readonly Counterparty[],
  now: Date,
  random: Random,
): Transaction[] {
  const partner: Line['party'] = (own) => own.pick(parties);
  const size = Number(account.balanceMinor);
  let balance = BigInt(account.balanceMinor);
  const past: Transaction[] = [];
  for (const { habit, daysAgo } of schedule(habitsOf(account.product, partner), random)) {
    const { remittance, direction, share, party } = habit;
    if (dayFrom(now, -daysAgo) <= account.openedOn) continue;
    // Whole tens for large amounts, odd cents now and then, as on real statements.
    const amount = Math.max(100, Math.round((size * random.int(share[0] * 10, share[1] * 10)) / 10_000));
    const amountMinor = BigInt(random.chance(0.6) ? Math.max(1_000, Math.round(amount / 1_000) * 1_000) : amount);
    if (direction === 'credit' && balance < amountMinor) continue;
    balance += direction === 'credit' ? -amountMinor : amountMinor;
    const bookedAt = workingInstant(now, daysAgo, random).toISOString();
    past.push({ bookedAt, direction, amountMinor: amountMinor.toString(), counterparty: party(random), remittance });
  }
  return past.toReversed();
}

/** Which habit comes when, newest first; no two on one day, so that their order is that of their days. */
function schedule(habits: readonly Habit[], random: Random): { habit: Habit; daysAgo: number }[] {
  const planned: { habit: Habit; daysAgo: number }[] = [];
  for (const habit of habits) {
    let at = random.int(2, habit.everyDays + 1);
    while (at <= reachDays) {
      planned.push({ habit, daysAgo: at });
      at += Math.max(1, habit.everyDays + random.int(-1, 1));
    }
  }
  const days = new Map(planned.toSorted((a, b) => a.daysAgo - b.daysAgo).map((one) => [one.daysAgo, one]));
  return [...days.values()];
}

/** Whom the enterprises of the story pay and are paid by, as one of the banks sees them; not the enterprise itself. */
export function partiesOf(
  enterprise: Enterprise,
  bank: BankId,
  all: readonly Enterprise[],
  names: Record<BankId, string>,
): Counterparty[] {
  return all.flatMap((other) => {
    const home = bankIds.find((one) => other.presences[one] !== undefined);
    const presence = home === undefined ? undefined : other.presences[home];
    if (other === enterprise || home === undefined || presence === undefined) return [];
    const { legalNameZh, legalNameEn } = other.start.identification;
    const accountNumber = `${presence.customerId}-01`;
    return [{ name: legalNameZh ?? legalNameEn, accountNumber, bank: home === bank ? null : names[home] }];
  });
}
