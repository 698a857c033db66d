import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../../platform/clock.ts';
import type { Database } from '../../../../platform/db/database.ts';
import type { Log } from '../../../../platform/log.ts';
import { BankError } from '../../client/bank-error.ts';
import type { SubmissionApi } from '../../client/submission-client.ts';
import type { BankConnection } from '../../connections/connection.ts';
import type { HealthRecorder } from '../../connections/health-recorder.ts';
import { submissionLimits } from '../submission-limits.ts';
import { compileForm } from './check-data.ts';
import type { BankForm } from './form.ts';
import {
  claimFormReading,
  keepForms,
  noteFormsFailed,
  noteFormsRead,
  selectFormReading,
  selectForms,
  type FormReading,
} from './form-store.ts';
import { readForm } from './read-form.ts';
import { FormFault } from './vet-schema.ts';

export interface FormReaderDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly health: HealthRecorder;
  readonly submissionApi: SubmissionApi;
}

/** The forms of the banks: kept here, so that a draft can be made while the bank is away, and read again when they are old. */
export class FormReader {
  readonly #deps: FormReaderDeps;
  readonly #running = new Map<string, Promise<void>>();

  constructor(deps: FormReaderDeps) {
    this.#deps = deps;
  }

  /** What the bank offers, read again before when it is older than a minute; a bank that is slow is not waited for much longer. */
  async read(connection: BankConnection): Promise<{ forms: BankForm[]; reading: FormReading }> {
    await this.refresh(connection);
    return this.#deps.db.as(
      null,
      async (tx) => ({
        forms: await selectForms(tx, connection.connectionId),
        reading: await selectFormReading(tx, connection.connectionId),
      }),
      { readOnly: true },
    );
  }

  /** Reads the forms again when they are old; those who ask at the same moment share one reading. */
  async refresh(connection: BankConnection): Promise<void> {
    const { connectionId } = connection;
    const running =
      this.#running.get(connectionId) ?? this.#ask(connection).finally(() => this.#running.delete(connectionId));
    this.#running.set(connectionId, running);
    const stop = new AbortController();
    const patience = sleep(submissionLimits.formsWaitMs, undefined, { signal: stop.signal }).catch(() => undefined);
    running.catch((error: unknown) => this.#deps.log.error({ err: error }, 'forms of a bank could not be kept'));
    await Promise.race([running, patience]);
    stop.abort();
  }

  async #ask(connection: BankConnection): Promise<void> {
    const { db, clock, submissionApi, log } = this.#deps;
    const { connectionId, slug } = connection;
    const now = clock.now();
    const claimed = await db.asSystem('bank.read_forms', async (tx) => {
      const { readAt } = await selectFormReading(tx, connectionId);
      if (readAt !== null && now.getTime() - readAt.getTime() < submissionLimits.formsFreshMs) return false;
      return claimFormReading(tx, connectionId, now, submissionLimits.formsAskEveryMs);
    });
    if (!claimed) return;
    try {
      const forms = this.#sound(connection, await submissionApi.forms(connection));
      const changed = await db.asSystem('bank.read_forms', async (tx) => {
        await noteFormsRead(tx, connectionId, clock.now());
        return keepForms(tx, connectionId, forms, clock.now());
      });
      for (const one of changed) log.error({ bank: slug, ...one }, 'a bank changed a form without a new version');
    } catch (error) {
      if (!(error instanceof BankError)) throw error;
      log.debug({ bank: slug, code: error.code, reason: error.message }, 'the forms of a bank could not be read');
      await db.asSystem('bank.read_forms', (tx) => noteFormsFailed(tx, connectionId, clock.now()));
    }
  }

  /** Those that can be used; of the others the operator is told. */
  #sound(connection: BankConnection, given: readonly unknown[]): BankForm[] {
    const forms = new Map<string, BankForm>();
    for (const one of given) {
      try {
        const form = readForm(one);
        compileForm(form);
        if (forms.has(form.formId)) throw new FormFault(form.formId, 'is described twice');
        forms.set(form.formId, form);
      } catch (error) {
        // A compiler that stumbles over a schema says no more than that the form cannot be used.
        const reason = error instanceof Error ? error.message : 'it cannot be compiled';
        this.#deps.log.error({ bank: connection.slug, reason }, 'a form of a bank is not used');
        this.#deps.health.noteError(connection.connectionId, 'bank.form_unsound', reason.slice(0, 300));
      }
    }
    return [...forms.values()];
  }
}
