import {
  endToEndId,
  initiationOf,
  type BankModule,
  type ConsentOutcome,
  type HandedOver,
  type PaymentOrder,
} from '../../../apps/server/src/modules/bank/index.ts';

type Door = BankModule['payments'];

/** The front door to the payments of the banks, which says what a test tells it to say, in turn. */
export class FakeBankPayments implements Door {
  readonly orders: PaymentOrder[] = [];
  readonly answers: HandedOver[] = [];
  readonly asked: PaymentOrder[] = [];
  readonly outcomes: ConsentOutcome[] = [];
  readonly sentThere: { readonly personId: string; readonly consentId: string }[] = [];
  readonly dropped: string[] = [];
  /** Those for which a signer has brought another authorisation. */
  readonly authorised = new Set<string>();
  readonly closed = new Set<string>();
  readonly alarms: Parameters<Door['alarm']>[0][] = [];
  readonly initiationOf = initiationOf;
  readonly endToEndId = endToEndId;

  initiate(order: PaymentOrder): Promise<HandedOver> {
    this.orders.push(order);
    return Promise.resolve(this.answers.shift() ?? takenIn);
  }

  openConsent(order: PaymentOrder): Promise<ConsentOutcome> {
    this.asked.push(order);
    return Promise.resolve(this.outcomes.shift() ?? { outcome: 'open', consentId: `consent-${order.instructionId}` });
  }

  authorize({ personId }: Parameters<Door['authorize']>[0], _order: PaymentOrder, consentId: string) {
    this.sentThere.push({ personId, consentId });
    return Promise.resolve({ redirectTo: `https://bank.example/${consentId}`, isNew: true });
  }

  dropConsent(_tx: unknown, { instructionId }: { instructionId: string }): Promise<void> {
    this.dropped.push(instructionId);
    return Promise.resolve();
  }

  isAuthorised(_tx: unknown, { instructionId }: { instructionId: string }): Promise<boolean> {
    return Promise.resolve(this.authorised.has(instructionId));
  }

  isClosed(_context: unknown, accountNumber: string): Promise<boolean> {
    return Promise.resolve(this.closed.has(accountNumber));
  }

  alarm(alarm: Parameters<Door['alarm']>[0]): Promise<void> {
    this.alarms.push(alarm);
    return Promise.resolve();
  }
}

/** A bank that has taken a payment in. */
export const takenIn: HandedOver = {
  outcome: 'taken',
  state: { paymentId: 'bank-1', status: 'RCVD', reason: null, executedAt: null, sequence: 1 },
};
