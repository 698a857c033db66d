import { contentHashOf } from '../../../apps/server/src/modules/bank/submissions/sending/canonical-json.ts';
import type { BroughtFile, SubmissionApi } from '../../../apps/server/src/modules/bank/client/submission-client.ts';
import { BankError } from '../../../apps/server/src/modules/bank/client/bank-error.ts';
import type { FakeBankApi } from './fake-bank-api.ts';

const both = { zh: '咨询', en: 'Enquiry' };

/** A bank that takes submissions in, each once, and signs receipts with the key of the fake bank. */
export class FakeSubmissionApi implements SubmissionApi {
  readonly #api: FakeBankApi;
  /** What came in, in the order in which it came for the first time. */
  readonly taken: string[] = [];
  /** Files, each time that one was brought. */
  readonly brought: BroughtFile[] = [];
  readonly #known = new Map<string, { hash: string; receipt: string }>();
  /** How often the bank was called for anything but its forms. */
  calls = 0;
  /** Runs before and after each call; throws, to lose a request or an answer. */
  before: (id: string) => void = () => undefined;
  after: (id: string) => void = () => undefined;
  /** Changes what a receipt says. */
  receiptMore: object = {};
  /** Signs a receipt otherwise than the bank does. */
  signReceipt: (payload: object) => string = (payload) => this.#api.key.sign('submission-receipt+jwt', payload);
  offered: unknown[] = [
    {
      formId: 'enquiry',
      version: 1,
      kind: 'enquiry',
      source: 'online_banking',
      title: both,
      summary: both,
      schema: { type: 'object', properties: { question: { type: 'string', minLength: 1 } }, required: ['question'] },
      layout: { sections: [{ title: both, fields: ['/question'] }], widgets: {} },
      attachments: { maxCount: 0, maxBytes: 1, mediaTypes: [] },
    },
  ];
  log: SubmissionApi['log'] = () => Promise.reject(new BankError('bank.unreachable', 'not now'));

  constructor(api: FakeBankApi) {
    this.#api = api;
  }

  forms(): Promise<readonly unknown[]> {
    return Promise.resolve(this.offered);
  }

  async bring(_connection: unknown, file: BroughtFile): Promise<void> {
    this.before(file.attachmentId);
    this.brought.push(file);
    this.after(file.attachmentId);
    await Promise.resolve();
  }

  async submit(
    _connection: unknown,
    { customerId, submissionId, body }: Parameters<SubmissionApi['submit']>[1],
  ): Promise<{ receipt: string }> {
    const hash = contentHashOf(body);
    return this.#once(submissionId, hash, () => {
      const number = `N-${this.taken.length}`;
      const receipt = { receiptNumber: number, receivedAt: '2026-11-01T08:00:00.000Z', contentHash: hash };
      const payload = { iss: this.#api.issuer, customerId, submissionId, ...receipt, ...this.receiptMore };
      return this.signReceipt(payload);
    });
  }

  async write(_connection: unknown, { idempotencyKey, body }: Parameters<SubmissionApi['write']>[1]): Promise<void> {
    await this.#once(idempotencyKey, contentHashOf(body), () => '');
  }

  async #once(id: string, hash: string, make: () => string): Promise<{ receipt: string }> {
    this.calls += 1;
    this.before(id);
    const known = this.#known.get(id);
    if (known !== undefined && known.hash !== hash) throw new BankError('bank.refused', 'reused', { status: 422 });
    if (known === undefined) this.taken.push(id);
    const answer = known ?? { hash, receipt: make() };
    this.#known.set(id, answer);
    this.after(id);
    await Promise.resolve();
    return answer;
  }
}
