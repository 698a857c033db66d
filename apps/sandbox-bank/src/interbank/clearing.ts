/** How a transfer to another bank stands: it waits for the other bank's word, that word was taken in, or staff have set it aside. */
export type SentStatus = 'queued' | 'settled' | 'returned' | 'set_aside';

/** ExternalStatusReason1Code, as far as a bank here returns a transfer: no such account, a closed one, another currency than its. */
export const returnReasons = ['AC01', 'AC04', 'AM03'] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** The other bank's word (ExternalPaymentTransactionStatus1Code): credited to the creditor, or rejected. */
export type TransferWord = { status: 'ACCC' } | { status: 'RJCT'; reason: ReturnReason };

/** What a word makes of a transfer: a new state, nothing because it was said before, or a contradiction of what was said before. */
export type WordTaken = { to: 'settled' } | { to: 'returned'; reason: ReturnReason } | 'known' | 'contradiction';

/** Every word on every state has an answer. The first one that was believed stands. */
export function takeWord(status: SentStatus, word: TransferWord): WordTaken {
  switch (status) {
    case 'queued':
      return word.status === 'ACCC' ? { to: 'settled' } : { to: 'returned', reason: word.reason };
    case 'settled':
      return word.status === 'ACCC' ? 'known' : 'contradiction';
    case 'returned':
      return word.status === 'RJCT' ? 'known' : 'contradiction';
    case 'set_aside':
      // The money is where it came from: that the other bank has credited it after all, people have to hear.
      return word.status === 'RJCT' ? 'known' : 'contradiction';
  }
}

/** The account that another bank wants to be credited, as the books here have it. */
export type CreditedAccount = { isCustomers: boolean; isClosed: boolean; currency: string };

/** Whether money from another bank is booked, or why it goes back; null books it. Only accounts of customers take it. */
export function whyReturned(account: CreditedAccount | null, currency: string): ReturnReason | null {
  if (account === null || !account.isCustomers) return 'AC01';
  if (account.isClosed) return 'AC04';
  return account.currency === currency ? null : 'AM03';
}
