import type { BankContext } from '../bank-context.ts';
import type { PeerConfig } from '../config.ts';
import { retryPause } from '../events/delivery-plan.ts';
import { signJws } from '../keys/jws.ts';
import { limits } from '../limits.ts';
import type { TransferWord } from './clearing.ts';
import { answeredOtherwise, isRefusedForGood } from './delivery-failure.ts';
import { beginAttempt, firstQueued, putOff, type SentTransfer } from './interbank-store.ts';
import { transfersPath } from './interbank-routes.ts';
import { fromTo, reportShape, reportType, transferType } from './message.ts';
import type { PeerSignatures } from './peer-signature.ts';
import { readBounded } from './read-bounded.ts';
import { takeReport } from './take-report.ts';

/**
 * Delivers what is queued for other banks, until the bank stops: to each bank one after the other, in the order in which it was booked.
 * What could not be delivered is tried again until it is, and everything behind it waits.
 */
export function startDelivering(bank: BankContext, signatures: PeerSignatures): { stopped: Promise<unknown> } {
  return { stopped: Promise.all(bank.config.peers.map((peer) => loop(bank, peer, signatures))) };
}

async function loop(bank: BankContext, peer: PeerConfig, signatures: PeerSignatures): Promise<void> {
  while (!bank.stopping.aborted) {
    const waitMs = await deliverFirst(bank, peer, signatures).catch((error: unknown) => {
      bank.log.error('a transfer to another bank could not be worked on', { peer: peer.bankId, reason: String(error) });
      return limits.interbankIdleMs;
    });
    if (waitMs > 0) await bank.transferQueued.wait(Math.min(waitMs, limits.interbankIdleMs), bank.stopping);
  }
}

/** Delivers the transfer that is first for a bank. @returns how long to wait before the next one, ms. */
export async function deliverFirst(bank: BankContext, peer: PeerConfig, signatures: PeerSignatures): Promise<number> {
  const first = await firstQueued(bank.db, peer.bankId);
  if (first === null) return limits.interbankIdleMs;
  if (first.waitMs > 0) return first.waitMs;
  const { sent } = first;
  if (!(await beginAttempt(bank.db, sent.messageId, limits.interbankAttemptMs))) return 0;
  try {
    const report = await post(bank, peer, sent);
    const word = await readReport(signatures, peer, sent, report);
    if (!(await takeReport(bank, sent.messageId, { word, report })))
      bank.log.error('another bank contradicts itself', { peer: peer.bankId, messageId: sent.messageId });
    return 0;
  } catch (error) {
    const reason = describe(error);
    const longestMs = Math.min(bank.pushRetry.longestMs, limits.interbankRetryLongestMs);
    const waitMs = retryPause(sent.attempts + 1, { ...bank.pushRetry, longestMs }, bank.random);
    const refusedStatus = error instanceof RefusedError && isRefusedForGood(error.status) ? error.status : null;
    await putOff(bank.db, sent.messageId, { error: reason, refusedStatus, waitMs });
    bank.log.warn('a transfer to another bank waits', { peer: peer.bankId, messageId: sent.messageId, reason });
    return waitMs;
  }
}

async function post(bank: BankContext, peer: PeerConfig, sent: SentTransfer): Promise<string> {
  const { config, keys, clock, stopping } = bank;
  const payload = { ...fromTo(config.issuer, peer.issuer, clock.now()), FIToFICstmrCdtTrf: sent.message };
  const response = await fetch(new URL(transfersPath, peer.issuer), {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/jose', accept: 'application/jose' },
    body: signJws(keys.current(), transferType, payload),
    signal: AbortSignal.any([stopping, AbortSignal.timeout(limits.pushTimeoutMs)]),
  });
  const text = await readBounded(response, limits.interbankBytes);
  if (response.status !== 200) throw new RefusedError(response.status, text);
  return text;
}

/** The other bank answered, and has not taken the message. */
class RefusedError extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(answeredOtherwise(status, text));
    this.status = status;
  }
}

/** @throws when it is not that bank's signed word about this very transfer: then nothing is known. */
async function readReport(
  signatures: PeerSignatures,
  peer: PeerConfig,
  sent: SentTransfer,
  report: string,
): Promise<TransferWord> {
  const spoken = await signatures.verify(report, reportType);
  if (spoken.peer.bankId !== peer.bankId) throw new Error('another bank answered');
  if (!reportShape.Check(spoken.payload)) throw new Error('it answered with no status report');
  const { OrgnlGrpInf, OrgnlEndToEndId, TxSts, StsRsnInf } = spoken.payload.FIToFIPmtStsRpt.TxInfAndSts;
  if (OrgnlGrpInf.OrgnlMsgId !== sent.messageId || OrgnlEndToEndId !== sent.endToEndId)
    throw new Error('it answered for another transfer');
  if (TxSts === 'ACCC') return { status: 'ACCC' };
  if (StsRsnInf === undefined) throw new Error('it returned the transfer without a reason');
  return { status: 'RJCT', reason: StsRsnInf.Rsn.Cd };
}

/** fetch hides the reason of a failed connection in the cause. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
