import type { Queryable } from '../db/database.ts';
import {
  changeBalance,
  insertTransfers,
  internalAccount,
  lockAccounts,
  type NewTransfer,
} from '../ledger/ledger-store.ts';
import type { AccountSeed, CustomerSeed } from './bank-seed.ts';

/**
 * Books what the accounts of new customers held before the first day: an opening balance, then their past transactions, so that
 * the balance of the seed comes out. Throws when an account would have been overdrawn on the way.
 */
export async function bookSeed(tx: Queryable, customers: CustomerSeed[], now: Date): Promise<void> {
  const accounts = customers.flatMap((customer) => customer.accounts);
  const byCurrency = Map.groupBy(accounts, ({ currency }) => currency);
  for (const [currency, own] of byCurrency) {
    const opening = await internalAccount(tx, 'opening', currency);
    const clearing = await internalAccount(tx, 'clearing', currency);
    const balances = await lockBalances(tx, [opening, clearing]);
    const transfers = own.flatMap((account) => pastOf(account, { opening, clearing }, now));
    // In the order of time over all accounts, as they would have been booked.
    transfers.sort((a, b) => a.bookedAt.getTime() - b.bookedAt.getTime());
    const booked = transfers.map((transfer) => post(balances, transfer));
    await insertTransfers(tx, booked);
    for (const [accountId, { before, after }] of balances) {
      await changeBalance(tx, accountId, { bookedMinor: after - before, reservedMinor: 0n });
    }
  }
}

type Balances = Map<string, { before: bigint; after: bigint }>;
type Unposted = Omit<NewTransfer, 'debitAfterMinor' | 'creditAfterMinor'>;

async function lockBalances(tx: Queryable, accountIds: string[]): Promise<Balances> {
  const accounts = await lockAccounts(tx, accountIds);
  return new Map([...accounts].map(([id, { balanceMinor }]) => [id, { before: balanceMinor, after: balanceMinor }]));
}

function post(balances: Balances, transfer: Unposted): NewTransfer {
  const move = (accountId: string, by: bigint): bigint => {
    const balance = balances.get(accountId) ?? { before: 0n, after: 0n };
    balance.after += by;
    balances.set(accountId, balance);
    return balance.after;
  };
  const debitAfterMinor = move(transfer.debitAccount, -transfer.amountMinor);
  return { ...transfer, debitAfterMinor, creditAfterMinor: move(transfer.creditAccount, transfer.amountMinor) };
}

/** The opening balance of an account and its transactions, oldest first. */
function pastOf(
  account: AccountSeed,
  { opening, clearing }: { opening: string; clearing: string },
  now: Date,
): Unposted[] {
  const { accountId, currency, transactions = [] } = account;
  const signed = transactions.map(({ direction, amountMinor }) =>
    direction === 'credit' ? BigInt(amountMinor) : -BigInt(amountMinor),
  );
  let balance = signed.reduce((left, amount) => left - amount, BigInt(account.balanceMinor));
  const first = transactions[0] === undefined ? now : new Date(transactions[0].bookedAt);
  const bookedAt = new Date(Math.min(first.getTime() - 3_600_000, now.getTime()));
  if (balance < 0n) throw new Error(`account ${accountId}, transaction 1: the account would be overdrawn before it`);
  const past: Unposted[] = [];
  if (balance > 0n) {
    past.push({
      debitAccount: opening,
      creditAccount: accountId,
      amountMinor: balance,
      currency,
      bookedAt,
      remittance: '期初余额',
      outside: null,
      paymentId: null,
      endToEndId: null,
      messageId: null,
    });
  }
  for (const [index, transaction] of transactions.entries()) {
    const amount = signed[index] ?? 0n;
    balance += amount;
    if (balance < 0n) throw new Error(`account ${accountId}, transaction ${index + 1}: the account would be overdrawn`);
    past.push({
      debitAccount: amount < 0n ? accountId : clearing,
      creditAccount: amount < 0n ? clearing : accountId,
      amountMinor: BigInt(transaction.amountMinor),
      currency,
      bookedAt: new Date(transaction.bookedAt),
      remittance: transaction.remittance,
      outside: transaction.counterparty,
      paymentId: null,
      endToEndId: null,
      messageId: null,
    });
  }
  return past;
}
