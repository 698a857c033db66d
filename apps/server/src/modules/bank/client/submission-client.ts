import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { submissionLimits } from '../submissions/submission-limits.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { BankTransport } from './bank-transport.ts';

const readForms = Compile(
  Type.Object({ items: Type.Array(Type.Unknown(), { maxItems: submissionLimits.formsPerBank }) }),
);

/** What a bank is asked about forms and submissions. Every method throws BankError. */
export interface SubmissionApi {
  /** The forms as the bank describes them, none of them looked at yet. */
  forms(connection: BankConnection): Promise<readonly unknown[]>;
}

/** Forms and submissions over HTTP, under the scope `submissions`. */
export class SubmissionClient implements SubmissionApi {
  readonly #transport: BankTransport;

  constructor(transport: BankTransport) {
    this.#transport = transport;
  }

  async forms(connection: BankConnection): Promise<readonly unknown[]> {
    const request = { path: '/api/v1/forms' };
    const { items } = await this.#transport.json(connection, 'submissions', { interactive: true }, request, readForms);
    return items;
  }
}
