import { createHash } from 'node:crypto';
import { accountMeant } from '../accounts/account-store.ts';
import { Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import type { PeerConfig } from '../config.ts';
import type { Queryable } from '../db/database.ts';
import { readAmount } from '../ledger/amount.ts';
import { bookTransfer } from '../ledger/book-transfer.ts';
import { lockAccounts, peerAccount } from '../ledger/ledger-store.ts';
import { whyReturned } from './clearing.ts';
import { findReceived, insertReceived, lockMessage, type ReceivedTransfer } from './interbank-store.ts';
import type { CreditTransfer } from './message.ts';

/**
 * Books what another bank sends to an account here, or returns it with the reason, once for ever: the same message again gets what was
 * said the first time, whatever has become of the account since.
 * @throws Problem 400 when the amount is none; 409 when the identifier was used for another content.
 */
export async function receiveTransfer(
  bank: BankContext,
  peer: PeerConfig,
  transfer: CreditTransfer,
): Promise<ReceivedTransfer> {
  const contentHash = createHash('sha256').update(JSON.stringify(transfer)).digest('base64url');
  return bank.db.transaction(async (tx) => {
    const { MsgId: messageId } = transfer.GrpHdr;
    await lockMessage(tx, peer.bankId, messageId);
    const known = await findReceived(tx, peer.bankId, messageId);
    if (known !== null && known.contentHash !== contentHash)
      throw new Problem(409, 'message_reused', 'Another transfer came under this identifier before.');
    if (known !== null) return known;
    const { PmtId, IntrBkSttlmAmt, CdtrAcct, Dbtr } = transfer.CdtTrfTxInf;
    const received: ReceivedTransfer = {
      peer: peer.bankId,
      messageId,
      contentHash,
      endToEndId: PmtId.EndToEndId,
      amount: IntrBkSttlmAmt.Value,
      currency: IntrBkSttlmAmt.Ccy,
      creditorAccount: CdtrAcct.Id.Othr.Id,
      debtorName: Dbtr.Nm,
      reason: await book(tx, peer, transfer, bank.clock.now()),
      receivedAt: bank.clock.now(),
    };
    await insertReceived(tx, received);
    return received;
  });
}

/** @returns why it goes back; null when it was booked. */
async function book(tx: Queryable, peer: PeerConfig, transfer: CreditTransfer, now: Date) {
  const { PmtId, IntrBkSttlmAmt, CdtrAcct, Dbtr, DbtrAcct, RmtInf } = transfer.CdtTrfTxInf;
  const amountMinor = readAmount(IntrBkSttlmAmt.Value, IntrBkSttlmAmt.Ccy);
  if (amountMinor === null || amountMinor <= 0n)
    throw new Problem(
      400,
      'message_malformed',
      'IntrBkSttlmAmt is not above zero, or has decimals that it cannot have.',
    );
  const creditAccount = await accountMeant(tx, CdtrAcct.Id.Othr.Id);
  const debitAccount = await peerAccount(tx, peer, IntrBkSttlmAmt.Ccy);
  const credited = (await lockAccounts(tx, [debitAccount, creditAccount])).get(creditAccount);
  const reason = whyReturned(
    credited === undefined ? null : { ...credited, isCustomers: credited.customerId !== null },
    IntrBkSttlmAmt.Ccy,
  );
  if (reason !== null) return reason;
  const refused = await bookTransfer(tx, {
    debitAccount,
    creditAccount,
    amountMinor,
    bookedAt: now,
    remittance: (RmtInf?.Ustrd ?? []).join(''),
    outside: { name: Dbtr.Nm, accountNumber: DbtrAcct.Id.Othr.Id, bank: peer.nameZh },
    paymentId: null,
    endToEndId: PmtId.EndToEndId,
    // Each bank gives its own identifiers: one of another's never stands in the way of ours, or of a third one's.
    messageId: `${peer.bankId} ${transfer.GrpHdr.MsgId}`,
    reserved: false,
  });
  if (refused !== null) throw new Error(`a transfer that was to be booked is not: ${refused}`);
  return null;
}
