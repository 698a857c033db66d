import type { Tx } from '../../../../platform/db/database.ts';
import { newId } from '../../../../platform/ids.ts';
import { writeEvents } from '../../../../platform/outbox/outbox-store.ts';
import { cleanText } from '../../../../platform/text.ts';
import { selectWriters, insertMessage } from '../message-store.ts';
import { insertStep } from '../step-store.ts';
import { submissionChanged, type SubmissionChanged } from '../submission-events.ts';
import { submissionLimits } from '../submission-limits.ts';
import {
  askAt,
  lockSubmission,
  updateAlarm,
  updateBankWord,
  updateReceipt,
  type SubmissionRow,
} from '../submission-store.ts';
import { isEnd, weighStatus } from '../submission.ts';
import type { SubmissionsDeps } from '../submissions-deps.ts';
import type { LogEntry } from './bank-log.ts';
import type { Receipt } from './receipt.ts';

export type WordDeps = Pick<SubmissionsDeps, 'clock' | 'audit' | 'log'>;
type Of = Pick<SubmissionRow, 'enterpriseId' | 'submissionId'>;

/**
 * Takes in what a bank said of a submission, entry by entry in its order and each once: what is known changes nothing, what comes
 * before its turn has the bank asked for what lies between.
 */
export async function takeEntries(deps: WordDeps, tx: Tx, of: Of, entries: readonly LogEntry[]): Promise<boolean> {
  let row = await lockSubmission(tx, of.enterpriseId, of.submissionId);
  if (row === null || row.status === 'draft') return false;
  // The bank speaks of another content than the one that was sent: a person has to look first.
  if (row.alarm === 'receipt_differs') return false;
  let changed = false;
  for (const entry of entries.toSorted((a, b) => a.sequence - b.sequence)) {
    if (entry.sequence <= row.bankSequence) continue;
    if (entry.sequence > row.bankSequence + 1) {
      await askAt(tx, row, deps.clock.now());
      break;
    }
    row = await takeEntry(deps, tx, row, entry);
    changed = true;
  }
  return changed;
}

async function takeEntry(deps: WordDeps, tx: Tx, row: SubmissionRow, entry: LogEntry): Promise<SubmissionRow> {
  const { clock, audit } = deps;
  const now = clock.now();
  const weight = weighStatus(row.status, entry.status);
  if (weight === 'contradiction') {
    const detail = `the bank says ${entry.status} of a submission that is ${row.status}`;
    await raiseAlarm(deps, tx, row, { kind: 'contradiction', detail });
  }
  const status = weight === 'new' ? entry.status : row.status;
  const { reason = row.reason, wanted = row.wanted } = weight === 'contradiction' ? {} : textsOf(row, entry);
  const next = {
    ...row,
    status,
    bankSequence: entry.sequence,
    reason,
    wanted,
    withdrawing: row.withdrawing && !isEnd(status),
  };
  const later = new Date(now.getTime() + submissionLimits.askFirstMs);
  await updateBankWord(tx, row, { ...next, now, askAt: isEnd(status) ? null : later, ended: isEnd(status) });
  const at = new Date(entry.at);
  if (weight === 'new' || (weight === 'same' && (entry.reason !== null || entry.wanted !== null))) {
    const details = { ...(reason === null ? {} : { reason }), ...(wanted === null ? {} : { wanted }) };
    await insertStep(tx, row, { step: status, status, at: now, personId: null, details });
    await audit.write(tx, {
      enterpriseId: row.enterpriseId,
      actor: { kind: 'bank', id: row.connectionId },
      action: 'submission.status_changed',
      target: `submission:${row.submissionId}`,
      details: { status, sequence: entry.sequence },
    });
    await tell(deps, tx, next, 'status');
  }
  if (entry.message !== null) {
    const { messageId: bankMessageId, author, body } = entry.message;
    const theirs = { messageId: newId(), personId: null, bankMessageId: cleanText(bankMessageId), supplement: false };
    const words = { author: { zh: cleanText(author.zh), en: cleanText(author.en) }, body: cleanText(body) };
    await insertMessage(tx, row, { ...theirs, ...words, bankSequence: entry.sequence, at });
    await tell(deps, tx, next, 'message');
  }
  return next;
}

/** What holds then: a reason belongs to the status it came with, and what is wanted only to one in which something is. */
function textsOf(row: SubmissionRow, entry: LogEntry): Pick<SubmissionRow, 'reason' | 'wanted'> {
  const clean = (text: string | null): string | null => (text === null ? null : cleanText(text));
  const same = row.status === entry.status;
  return {
    reason: clean(entry.reason) ?? (same ? row.reason : null),
    wanted: entry.status === 'information_wanted' ? (clean(entry.wanted) ?? (same ? row.wanted : null)) : null,
  };
}

/** Takes a receipt in. One over another content than what was sent is an alarm, and nothing more is believed of it. */
export async function takeReceipt(deps: WordDeps, tx: Tx, of: Of, receipt: Receipt): Promise<void> {
  const row = await lockSubmission(tx, of.enterpriseId, of.submissionId);
  if (row === null || row.alarm === 'receipt_differs') return;
  if (receipt.contentHash !== row.contentHash) {
    const detail = `receipt ${receipt.number} confirms another content than the one that was sent`;
    await raiseAlarm(deps, tx, row, { kind: 'receipt_differs', detail });
    return;
  }
  if (row.receipt !== null) return;
  await updateReceipt(tx, row, receipt);
  await deps.audit.write(tx, {
    enterpriseId: row.enterpriseId,
    actor: { kind: 'bank', id: row.connectionId },
    action: 'submission.received',
    target: `submission:${row.submissionId}`,
    details: { receiptNumber: receipt.number, contentHash: receipt.contentHash },
  });
  // The receipt is the first thing that the bank says of it, whether its event has come or not.
  const first = { sequence: 1, status: 'received' as const, reason: null, wanted: null, message: null };
  await takeEntries(deps, tx, of, [{ ...first, at: receipt.receivedAt.toISOString() }]);
}

/** Something that a person has to look at. */
export async function raiseAlarm(
  deps: WordDeps,
  tx: Tx,
  row: SubmissionRow,
  { kind, detail }: { kind: NonNullable<SubmissionRow['alarm']>; detail: string },
): Promise<void> {
  const { clock, audit, log } = deps;
  const now = clock.now();
  log.error({ submissionId: row.submissionId, alarm: kind, detail }, 'a submission needs to be looked at');
  await updateAlarm(tx, row, { kind, detail: cleanText(detail), now });
  const details = { reason: cleanText(detail) };
  await insertStep(tx, row, { step: 'alarm', status: row.status, at: now, personId: null, details });
  await audit.write(tx, {
    enterpriseId: row.enterpriseId,
    actor: { kind: 'bank', id: row.connectionId },
    action: 'submission.alarm',
    target: `submission:${row.submissionId}`,
    details: { alarm: kind, detail: cleanText(detail) },
  });
  await tell(deps, tx, { ...row, alarm: kind }, 'alarm');
}

/** Those who began it, sent it, or wrote about it are told. */
export async function tell(
  { clock }: Pick<WordDeps, 'clock'>,
  tx: Tx,
  row: SubmissionRow,
  change: SubmissionChanged['change'],
): Promise<void> {
  const { enterpriseId, connectionId, customerId, submissionId, formId, status } = row;
  const writers = await selectWriters(tx, row);
  const personIds = [...new Set([row.createdBy, ...(row.sentBy === null ? [] : [row.sentBy]), ...writers])];
  const title = { zh: row.titleZh, en: row.titleEn };
  const about = { enterpriseId, connectionId, customerId, submissionId, formId };
  await writeEvents(tx, clock, [submissionChanged({ ...about, title, change, status, personIds })]);
}
