import { buffer } from 'node:stream/consumers';
import type { ConnectionId } from '../../../../platform/ids.ts';
import { BankError } from '../../client/bank-error.ts';
import type { BankConnection } from '../../connections/connection.ts';
import { isRefusal } from '../../payments/payment-order.ts';
import { markDelivered, selectUndelivered, type AttachmentRow } from '../attachment-store.ts';
import { endDispatch, noteTurn, selectHeads, takeTurn, type DispatchRow } from '../dispatch-store.ts';
import { insertStep } from '../step-store.ts';
import { submissionLimits } from '../submission-limits.ts';
import { tellSubmissionChanged } from '../submission-signals.ts';
import { askAt, lockSubmission, updateWithdrawing } from '../submission-store.ts';
import type { SubmissionsDeps } from '../submissions-deps.ts';
import { readReceipt, type Receipt } from './receipt.ts';
import { raiseAlarm, takeReceipt } from './take-word.ts';

/** Failures that are of the whole bank and not of what was sent: nothing else is tried in this round. */
const away: ReadonlySet<string> = new Set(['bank.breaker_open', 'bank.unreachable', 'bank.timeout', 'bank.throttled']);

/**
 * Hands over what waits at one bank, for each customer one after the other. Whoever takes a turn puts the next one off first: a process
 * that dies, and an answer that is lost, are asked again under the same identifier, of which the bank makes one.
 */
export class SubmissionSender {
  readonly #deps: SubmissionsDeps;

  constructor(deps: SubmissionsDeps) {
    this.#deps = deps;
  }

  /** @returns how many left the queue. */
  async sendDue(connectionId: ConnectionId): Promise<number> {
    const { db, clock, log, connections } = this.#deps;
    const connection = connections.all().find((one) => one.connectionId === connectionId);
    if (connection === undefined) return 0;
    let ended = 0;
    for (let round = 0; round < submissionLimits.sentAtOnce; round += 1) {
      const heads = await db.asSystem('bank.find_submissions_due', (tx) =>
        selectHeads(tx, connectionId, { now: clock.now(), most: submissionLimits.sentAtOnce }),
      );
      if (heads.length === 0) return ended;
      for (const head of heads) {
        const outcome = await this.#turn(connection, head).catch((error: unknown) => {
          // Its turn comes again; what other customers have sent does not wait for that.
          log.error({ err: error, dispatchId: head.dispatchId }, 'a submission could not be handed over');
          return 'waits' as const;
        });
        if (outcome === 'away') return ended;
        if (outcome === 'ended') ended += 1;
      }
    }
    return ended;
  }

  async #turn(
    connection: BankConnection,
    head: Pick<DispatchRow, 'enterpriseId' | 'dispatchId'>,
  ): Promise<'ended' | 'waits' | 'away'> {
    const { db, clock, bus, relay } = this.#deps;
    const now = clock.now();
    const pace = { now, firstMs: submissionLimits.sendAgainAfterMs, longestMs: submissionLimits.sendAgainMaxMs };
    const dispatch = await db.as(head, (tx) => takeTurn(tx, head, pace));
    if (dispatch === null) return 'waits';
    const sent = { files: 0 };
    try {
      const receipt = await this.#handOver(connection, dispatch, sent);
      await db.as(head, (tx) => this.#taken(tx, dispatch, receipt));
    } catch (error) {
      if (!(error instanceof BankError)) throw error;
      if (!isRefused(dispatch, error)) {
        await this.#waits(connection, dispatch, { error, files: sent.files });
        return away.has(error.code) ? 'away' : 'waits';
      }
      await db.as(head, (tx) => this.#refused(tx, dispatch, error));
    }
    relay.wake();
    tellSubmissionChanged(bus, dispatch);
    return 'ended';
  }

  /** Nothing left while the breaker was open: that is no attempt. And a bank that took a file in is not away: its next turn is soon. */
  async #waits(
    connection: BankConnection,
    dispatch: DispatchRow,
    { error, files }: { readonly error: BankError; readonly files: number },
  ): Promise<void> {
    const { db, clock, bus, log } = this.#deps;
    const counts = files > 0 || error.code !== 'bank.breaker_open';
    const soon = files > 0 || !counts;
    const nextAt = soon ? new Date(clock.now().getTime() + submissionLimits.sendAgainAfterMs) : null;
    await db.as(dispatch, (tx) => noteTurn(tx, dispatch, { error: error.message.slice(0, 500), counts, nextAt }));
    if (!counts) return;
    const said = { bank: connection.slug, code: error.code, attempts: dispatch.attempts };
    log.info(said, 'a submission waits for its bank');
    tellSubmissionChanged(bus, dispatch);
  }

  /** Its files first, then the thing itself. @returns the receipt of a submission. */
  async #handOver(connection: BankConnection, dispatch: DispatchRow, sent: { files: number }): Promise<Receipt | null> {
    const { db, clock, submissionApi, bankKeys } = this.#deps;
    const { customerId, submissionId, dispatchId, kind, body } = dispatch;
    const files = await db.as(dispatch, (tx) => selectUndelivered(tx, dispatch, submissionId), { readOnly: true });
    for (const file of files) {
      await this.#deliver(connection, customerId, file);
      await db.as(dispatch, (tx) => markDelivered(tx, file, clock.now()));
      sent.files += 1;
    }
    const to = { customerId, submissionId };
    if (kind !== 'submission') {
      await submissionApi.write(connection, { ...to, kind, idempotencyKey: dispatchId, body });
      return null;
    }
    const answer = await submissionApi.submit(connection, { ...to, body });
    return readReceipt({ connection, bankKeys }, to, answer.receipt);
  }

  async #deliver(connection: BankConnection, customerId: string, file: AttachmentRow): Promise<void> {
    const { files, submissionApi } = this.#deps;
    // Without a directory nothing was ever taken in.
    if (files === null) throw new Error('files are kept nowhere');
    const bytes = await buffer(await files.read(file.enterpriseId, file.sha256));
    const { attachmentId, mediaType, sha256 } = file;
    await submissionApi.bring(connection, { customerId, attachmentId, mediaType, sha256, bytes });
  }

  async #taken(tx: Parameters<typeof endDispatch>[0], dispatch: DispatchRow, receipt: Receipt | null): Promise<void> {
    const now = this.#deps.clock.now();
    // The submission first, as everybody does who locks both.
    await lockSubmission(tx, dispatch.enterpriseId, dispatch.submissionId);
    if (!(await endDispatch(tx, dispatch, { state: 'taken', error: null, now }))) return;
    if (receipt !== null) await takeReceipt(this.#deps, tx, dispatch, receipt);
    // What becomes of a letter is told by an event; one that is lost is found by asking.
    else if (dispatch.kind !== 'message')
      await askAt(tx, dispatch, new Date(now.getTime() + submissionLimits.sendAgainAfterMs));
  }

  async #refused(tx: Parameters<typeof endDispatch>[0], dispatch: DispatchRow, error: BankError): Promise<void> {
    const now = this.#deps.clock.now();
    const row = await lockSubmission(tx, dispatch.enterpriseId, dispatch.submissionId);
    const fields = error.errors.map(({ field, reason }) => `${field} ${reason}`).join('; ');
    const detail = (fields === '' ? error.message : fields).slice(0, 1_000);
    if (!(await endDispatch(tx, dispatch, { state: 'refused', error: detail, now })) || row === null) return;
    this.#deps.log.error(
      { submissionId: row.submissionId, kind: dispatch.kind, detail },
      'a bank refused what was submitted',
    );
    if (dispatch.kind === 'submission') await raiseAlarm(this.#deps, tx, row, { kind: 'refused', detail });
    if (dispatch.kind === 'withdrawal') {
      await updateWithdrawing(tx, row, false, now);
      const step = {
        step: 'withdrawal_refused',
        status: row.status,
        at: now,
        personId: null,
        details: { reason: detail },
      };
      await insertStep(tx, row, step);
    }
    await askAt(tx, row, now);
  }
}

/** The bank will not have it, however often it is asked. That it is too late is said by 409, but not of a submission itself. */
function isRefused({ kind }: DispatchRow, { code, status }: BankError): boolean {
  if (code !== 'bank.refused') return false;
  return isRefusal(status) || (status === 409 && kind !== 'submission');
}
