import { Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { submissionEvent } from '../events/bank-event.ts';
import { queueEvent } from '../events/event-store.ts';
import { newId } from '../ids.ts';
import { newestOfKind } from '../journal/journal-store.ts';
import { nextStatuses, type BankMessage, type LogEntry, type Status, type Submission } from './submission.ts';
import { findSubmission, insertLogEntry, updateStatus } from './submission-store.ts';

export type Said = Partial<Pick<LogEntry, 'status' | 'reason' | 'wanted' | 'message'>>;

/** Writes down what the bank says of a submission, and tells the client that brought it. Ring `outboxFilled` after the commit. */
export async function say(tx: Queryable, submission: Submission, said: Said, now: Date): Promise<LogEntry> {
  const { clientId, customerId, submissionId, status, sequence } = submission;
  const { reason = null, wanted = null, message = null } = said;
  const entry = { sequence: sequence + 1, status: said.status ?? status, reason, wanted, message, at: now };
  await insertLogEntry(tx, submission, entry);
  await updateStatus(tx, submission, entry);
  const event = { type: submissionEvent, data: { customerId, submissionId, ...presentEntry(entry) } };
  await queueEvent(tx, [clientId], customerId, event, now);
  return entry;
}

export function presentEntry({ sequence, status, reason, wanted, message, at }: LogEntry) {
  return { sequence, status, reason, wanted, message, at: at.toISOString() };
}

/** What somebody at the desk decides or writes. */
export type DeskWord = { status: Status | null; reason: string | null; wanted: string | null; message: string | null };

/** @throws Problem 400 when it says nothing or not enough, 404, 409 when the submission cannot go there. */
export async function sayFromDesk(
  bank: BankContext,
  { clientId, submissionId }: Pick<Submission, 'clientId' | 'submissionId'>,
  word: DeskWord,
): Promise<LogEntry> {
  const { status, reason, wanted } = word;
  if (status === null && word.message === null)
    throw new Problem(400, 'desk_word_empty', 'Choose what becomes of it, or write a message.');
  if (status === 'information_wanted' && wanted === null)
    throw new Problem(400, 'desk_word_empty', 'Say what the customer should send.');
  if (status === 'declined' && reason === null) throw new Problem(400, 'desk_word_empty', 'Say why it is declined.');
  const entry = await bank.db.transaction(async (tx) => {
    const submission = await findSubmission(tx, clientId, submissionId, true);
    if (submission === null) throw unknownSubmission();
    if (status !== null && !nextStatuses(submission.status).includes(status))
      throw new Problem(
        409,
        'status_not_possible',
        `A submission that is ${submission.status} cannot become ${status}.`,
      );
    const now = bank.clock.now();
    const message = word.message === null ? null : await signed(tx, submission, word.message, now);
    return say(tx, submission, { ...(status === null ? {} : { status }), reason, wanted, message }, now);
  });
  bank.outboxFilled.ring();
  return entry;
}

export function unknownSubmission(): Problem {
  return new Problem(404, 'submission_unknown', 'There is no such submission of this client.');
}

/** Under the name of the customer's own relationship manager, where there is one. */
async function signed(tx: Queryable, { customerId }: Submission, body: string, now: Date): Promise<BankMessage> {
  const relationship = await newestOfKind(tx, customerId, 'relationship');
  const manager: unknown = relationship?.data['relationshipManager'];
  const nameIn = (language: 'zh' | 'en', otherwise: string): string => {
    const names = typeof manager === 'object' && manager !== null ? Object.entries(manager) : [];
    const found: unknown = names.find(([name]) => name === language)?.[1];
    return typeof found === 'string' ? found : otherwise;
  };
  const author = { zh: nameIn('zh', '客户经理'), en: nameIn('en', 'Relationship manager') };
  return { messageId: newId(now), author, body };
}
