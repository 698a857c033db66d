import { BankError } from '../../client/bank-error.ts';
import { submissionLimits } from '../submission-limits.ts';
import { tellSubmissionChanged } from '../submission-signals.ts';
import { takeToAsk, type SubmissionRow } from '../submission-store.ts';
import type { SubmissionsDeps } from '../submissions-deps.ts';
import { takeEntries } from './take-word.ts';

/** Asks the banks what became of submissions of which nothing was told in time: an event that was lost for good is found here. */
export class SubmissionAsker {
  readonly #deps: SubmissionsDeps;

  constructor(deps: SubmissionsDeps) {
    this.#deps = deps;
  }

  /** @returns how many were asked about. */
  async askDue(): Promise<number> {
    const { db, clock, log } = this.#deps;
    const pace = {
      most: submissionLimits.askedAtOnce,
      firstMs: submissionLimits.askFirstMs,
      longestMs: submissionLimits.askLongestMs,
    };
    const due = await db.asSystem('bank.find_submissions_to_ask', (tx) => takeToAsk(tx, clock.now(), pace));
    for (const row of due) {
      await this.#ask(row).catch((error: unknown) => {
        if (!(error instanceof BankError)) throw error;
        log.debug({ submissionId: row.submissionId, code: error.code }, 'a bank could not be asked about a submission');
      });
    }
    return due.length;
  }

  async #ask(row: SubmissionRow): Promise<void> {
    const { db, bus, relay, connections, submissionApi } = this.#deps;
    const { customerId, submissionId, bankSequence } = row;
    const connection = connections.byId(row.connectionId);
    const answer = await submissionApi.log(connection, { customerId, submissionId, afterSequence: bankSequence });
    if (answer.submissionId !== submissionId) throw new BankError('bank.invalid_answer', 'another submission');
    if (!(await db.as(row, (tx) => takeEntries(this.#deps, tx, row, answer.log)))) return;
    relay.wake();
    tellSubmissionChanged(bus, row);
  }
}
