import { lockKey } from '../api/idempotency-store.ts';
import { Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import { epochSeconds } from '../clock.ts';
import { findCustomer } from '../customers/customer-store.ts';
import type { Queryable } from '../db/database.ts';
import { newId } from '../ids.ts';
import { unknownCustomer } from '../journal/change-record.ts';
import { signJws } from '../keys/jws.ts';
import { checkContent } from './check-content.ts';
import { say, unknownSubmission } from './say.ts';
import {
  contentHash,
  mayBeWithdrawn,
  type Letter,
  type NamedAttachment,
  type Submission,
  type SubmissionContent,
} from './submission.ts';
import {
  findAttachment,
  findLetterHash,
  findSubmission,
  insertLetter,
  insertSubmission,
  nextNumber,
} from './submission-store.ts';

type Brought = { clientId: string; customerId: string };

/**
 * Takes a submission in, once for ever: the same again gets the same receipt, another content under the same identifier a 422.
 * The receipt names the hash of what was received, so that the customer can hold it against what was sent.
 */
export async function takeSubmission(
  bank: BankContext,
  { clientId, customerId }: Brought,
  content: SubmissionContent,
): Promise<Submission> {
  const hash = contentHash(content);
  const taken = await bank.db.transaction(async (tx) => {
    await lockKey(tx, clientId, `submission ${content.submissionId}`);
    const known = await findSubmission(tx, clientId, content.submissionId);
    if (known !== null && (known.contentHash !== hash || known.customerId !== customerId))
      throw new Problem(422, 'submission_reused', 'This submission was made with another content before.');
    if (known !== null) return known;
    if ((await findCustomer(tx, customerId)) === null) throw unknownCustomer();
    const form = checkContent(content);
    await assertAttachments(tx, { clientId, customerId }, content.attachments);
    const now = bank.clock.now();
    const number = await nextNumber(tx);
    const day = now.toISOString().slice(0, 10).replaceAll('-', '');
    const receiptNumber = `${bank.config.bankId.slice(0, 2).toUpperCase()}-${day}-${String(number).padStart(6, '0')}`;
    const receipt = signJws(bank.keys.current(), 'submission-receipt+jwt', {
      iss: bank.config.issuer,
      iat: epochSeconds(now),
      jti: newId(now),
      customerId,
      submissionId: content.submissionId,
      receiptNumber,
      receivedAt: now.toISOString(),
      contentHash: hash,
    });
    const fresh: Submission = {
      clientId,
      customerId,
      submissionId: content.submissionId,
      formId: content.formId,
      formVersion: content.formVersion,
      kind: form.kind,
      offerId: content.offerId,
      content,
      contentHash: hash,
      receipt,
      receiptNumber,
      status: 'received',
      sequence: 0,
      receivedAt: now,
    };
    await insertSubmission(tx, fresh);
    await say(tx, fresh, { status: 'received' }, now);
    return fresh;
  });
  bank.outboxFilled.ring();
  return taken;
}

/**
 * Takes in what the customer writes about a submission, each letter once. An answer to what was wanted puts it back into review, a
 * withdrawal ends it.
 */
export async function takeLetter(
  bank: BankContext,
  { clientId, customerId, submissionId }: Brought & { submissionId: string },
  letter: Letter,
): Promise<Submission> {
  const { receivedAt, ...content } = letter;
  const hash = contentHash(content);
  const taken = await bank.db.transaction(async (tx) => {
    const submission = await findSubmission(tx, clientId, submissionId, true);
    if (submission?.customerId !== customerId) throw unknownSubmission();
    const known = await findLetterHash(tx, submission, letter.letterId);
    if (known !== null && known !== hash)
      throw new Problem(422, 'letter_reused', 'This identifier was used with another content before.');
    if (known !== null) return submission;
    await assertAttachments(tx, { clientId, customerId }, letter.attachments);
    const { status } = submission;
    if (letter.kind === 'supplement' && status !== 'information_wanted')
      throw new Problem(409, 'nothing_wanted', 'The bank does not want any information on this submission now.');
    if (letter.kind === 'withdrawal' && !mayBeWithdrawn(status))
      throw new Problem(409, 'withdrawal_too_late', 'The bank has decided on this submission already.');
    await insertLetter(tx, submission, letter, hash);
    if (letter.kind === 'supplement') await say(tx, submission, { status: 'in_review' }, receivedAt);
    if (letter.kind === 'withdrawal') await say(tx, submission, { status: 'withdrawn' }, receivedAt);
    return (await findSubmission(tx, clientId, submissionId)) ?? submission;
  });
  bank.outboxFilled.ring();
  return taken;
}

/** Every file that is named was brought before, whole. */
async function assertAttachments(
  tx: Queryable,
  { clientId, customerId }: Brought,
  named: NamedAttachment[],
): Promise<void> {
  for (const [place, { attachmentId, sha256 }] of named.entries()) {
    const kept = await findAttachment(tx, clientId, attachmentId);
    if (kept?.customerId === customerId && kept.sha256 === sha256) continue;
    const errors = [{ field: `attachments.${place}.attachmentId`, reason: 'names a file that the bank does not have' }];
    throw new Problem(422, 'attachment_unknown', 'A file that is named was not brought before.', { errors });
  }
}
