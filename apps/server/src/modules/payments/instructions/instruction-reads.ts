import type { ActingContext } from '../../../platform/acting-context.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import { noReceiptYet, noSuchPayment } from '../payments-errors.ts';
import { paymentLimits } from '../payments-limits.ts';
import { reasonSentence, type Decision } from '../../access/index.ts';
import type { Allowed, OpenAccount, TableNames } from '../payments-ports.ts';
import { isContentAgreed } from './agreed-content.ts';
import { exceededText, releasesAlone, storedDecision } from './decision.ts';
import { presentPayment, presentSummary, type Known } from './instruction-present.ts';
import { requireSeen } from './instruction-service.ts';
import type {
  DecisionView,
  LimitView,
  PayableAccount,
  Payment,
  PaymentsQuery,
  PaymentSummary,
  PreviewBody,
  PreviewView,
} from './instruction-schemas.ts';
import { instructionCan } from './instruction.ts';
import { selectInstruction, selectInstructions, type InstructionRow, type ListPlace } from './instruction-store.ts';
import { limitViews } from './limit-views.ts';
import { amountOf, askOf } from './prepare.ts';
import type { PaymentReceipt } from './receipt-schemas.ts';
import { selectSteps } from './step-store.ts';

/** What may be seen of payments: those from accounts that the mandate opens, at the bank of the session. */
export class InstructionReads {
  readonly #deps: PaymentsDeps;

  constructor(deps: PaymentsDeps) {
    this.#deps = deps;
  }

  async list(
    context: ActingContext,
    { state, accountNumber, q }: Pick<PaymentsQuery, 'state' | 'accountNumber' | 'q'>,
    page: { readonly after: ListPlace | null; readonly limit: number },
  ): Promise<{ payments: PaymentSummary[]; last: InstructionRow | null }> {
    const { db, permissions } = this.#deps;
    if (accountNumber !== undefined) await permissions.requireAccount(context, 'payments:read', accountNumber);
    const opened = await this.#accountsFor(context, 'payments:read');
    const accounts = opened
      .map((one) => one.accountNumber)
      .filter((one) => accountNumber === undefined || one === accountNumber);
    const words = q?.trim().toLowerCase() ?? '';
    const { connectionId, customerId } = context;
    const filter = { connectionId, customerId, accounts, state: state ?? null, q: words === '' ? null : words };
    const rows = await db.as(context, (tx) => selectInstructions(tx, filter, { ...page, limit: page.limit + 1 }), {
      readOnly: true,
    });
    const shown = rows.slice(0, page.limit);
    const known = await this.#known(
      context,
      shown.map((row) => row.preparedBy),
    );
    const payments = shown.map((row) => presentSummary(row, known));
    return { payments, last: rows.length > page.limit ? (shown.at(-1) ?? null) : null };
  }

  /** @throws Problem 404, and 403 with the reason where it is ours and not this mandate's. */
  async read(context: ActingContext, paymentId: string): Promise<Payment> {
    const row = await this.#deps.db.as(context, (tx) => selectInstruction(tx, paymentId), { readOnly: true });
    if (row === null) throw noSuchPayment();
    await requireSeen(this.#deps, context, row);
    return this.#present(context, row);
  }

  /** @throws Problem 409 while the bank has not executed it; 403 and 404 as of the payment. */
  async receipt(context: ActingContext, paymentId: string): Promise<PaymentReceipt> {
    const { db, enterprises, clock } = this.#deps;
    const payment = await this.read(context, paymentId);
    const { executedAt, bankPaymentId, debtor } = payment;
    if (executedAt === null || bankPaymentId === null) throw noReceiptYet();
    const { enterpriseId } = context;
    const names = await db.as(context, (tx) => enterprises.refs(tx, [enterpriseId]), { readOnly: true });
    return {
      paymentId: payment.id,
      reference: payment.reference,
      endToEndId: payment.endToEndId,
      bankPaymentId,
      bank: payment.bank,
      payer: {
        name: names.get(enterpriseId)?.name ?? { zh: null, en: null },
        accountNumber: debtor.accountNumber,
        accountName: debtor.name,
      },
      payee: payment.creditor,
      amount: payment.amount,
      currency: payment.currency,
      remittance: payment.remittance,
      executedAt,
      contentHash: payment.contentHash,
      preparedBy: payment.preparedBy,
      signatures: payment.signatures,
      authorisedBy: payment.authorisation?.by ?? null,
      timeline: payment.history,
      issuedAt: clock.now().toISOString(),
    };
  }

  /** What the one who has just changed it is answered, also where his mandate opens payments for preparing and not for reading. */
  async readOwn(context: ActingContext, paymentId: string): Promise<Payment> {
    const row = await this.#deps.db.as(context, (tx) => selectInstruction(tx, paymentId), { readOnly: true });
    if (row === null) throw noSuchPayment();
    return this.#present(context, row);
  }

  /** The accounts from which the mandate may prepare payments. */
  async payableAccounts(context: ActingContext): Promise<PayableAccount[]> {
    const accounts = await this.#accountsFor(context, 'payments:prepare');
    return Promise.all(
      accounts.map(async ({ accountNumber, name, lastDigits, currency }) => ({
        accountNumber,
        name,
        lastDigits,
        currency,
        limits: await this.#limitsOn(context, { debtorAccount: accountNumber, currency }),
      })),
    );
  }

  /** What would come of it now. Nothing is written, and nothing is promised: preparing asks again. */
  async preview(context: ActingContext, body: PreviewBody): Promise<PreviewView> {
    const { permissions } = this.#deps;
    await permissions.requireAccount(context, 'payments:prepare', body.debtorAccount);
    const content = { ...body, amountMinor: amountOf(body), creditorAccount: body.creditorAccount ?? '' };
    const decided = await permissions.decide(context, askOf('payments:prepare', content));
    if (decided.outcome === 'deny') {
      const limits = await this.#limitsOn(context, body);
      return { decision: denied(reasonSentence(decided.reason)), limits };
    }
    const used = await this.#used(context, decided);
    const limits = limitViews(decided, body.currency, used);
    const place = decided.uses.findIndex(({ limit, amount }, at) => (used[at] ?? limit) + amount > limit);
    const use = decided.uses[place];
    if (use !== undefined) return { decision: denied(exceededText({ use, used: used[place] ?? use.limit })), limits };
    const release = await permissions.decide(context, askOf('payments:release', content));
    return { decision: outcomeOf(decided, release, await permissions.namesOf(context)), limits };
  }

  async #present(context: ActingContext, row: InstructionRow): Promise<Payment> {
    const { db, permissions } = this.#deps;
    const steps = await db.as(context, (tx) => selectSteps(tx, row.instructionId, paymentLimits.stepsShown), {
      readOnly: true,
    });
    const people = [
      row.preparedBy,
      row.authorisedBy,
      ...row.signatures.map((one) => one.personId),
      ...steps.map((one) => one.personId),
    ];
    const known = await this.#known(
      context,
      people.filter((one) => one !== null),
    );
    const isMaker = row.preparedBy === context.personId && row.preparedMandate === context.mandateId;
    const opened = (await permissions.accountsOf(context)).find((one) => one.accountNumber === row.debtorAccount);
    const can = instructionCan(row.state, {
      isMaker,
      isSigner: row.signatures.some(({ personId }) => personId === context.personId),
      mayPrepare: opened?.actions.has('payments:prepare') ?? false,
      // A colleague who made it himself under another mandate does not cancel it either.
      mayCancel: row.preparedBy !== context.personId && (opened?.actions.has('payments:cancel') ?? false),
    });
    const limits = isMaker ? await this.#limitsOn(context, row) : [];
    const keeps =
      can.includes('update') &&
      (await this.#deps.db.as(context, (tx) => isContentAgreed(tx, row.instructionId), { readOnly: true }));
    const endToEndId = this.#deps.bankPayments.endToEndId(row.instructionId);
    const allowed = can.filter((one) => one !== 'update' || !keeps);
    return presentPayment(row, known, { endToEndId, steps, limits, can: allowed });
  }

  async #accountsFor(context: ActingContext, action: string): Promise<OpenAccount[]> {
    const accounts = await this.#deps.permissions.accountsOf(context);
    return accounts.filter(({ actions }) => actions.has(action));
  }

  /** The maker's limits on an account, whatever the amount; none where nothing can be prepared at the moment. */
  async #limitsOn(
    context: ActingContext,
    {
      debtorAccount,
      currency,
      creditorAccount,
    }: { debtorAccount: string; currency: string; creditorAccount?: string | null },
  ): Promise<LimitView[]> {
    const smallest = { debtorAccount, currency, amountMinor: 1n, creditorAccount: creditorAccount ?? '' };
    const decided = await this.#deps.permissions.decide(context, askOf('payments:prepare', smallest));
    if (decided.outcome === 'deny') return [];
    return limitViews(decided, currency, await this.#used(context, decided));
  }

  async #used(context: ActingContext, { uses }: Allowed): Promise<readonly bigint[]> {
    if (uses.length === 0) return [];
    const { clock, db, permissions } = this.#deps;
    return db.as(context, (tx) => permissions.limits.used(tx, uses, clock.now()), { readOnly: true });
  }

  async #known(context: ActingContext, people: readonly string[]): Promise<Known> {
    const { config, db, identity, permissions } = this.#deps;
    const ids = [...new Set(people)];
    const names = await permissions.namesOf(context);
    const found =
      ids.length === 0
        ? new Map()
        : await db.asSystem('payments.name_people', (tx) => identity.namesOf(tx, ids), { readOnly: true });
    return { banks: config.banks, people: found, names };
  }
}

function denied(text: { zh: string; en: string }): DecisionView {
  return { outcome: 'denied', text, demand: null };
}

function outcomeOf(decided: Allowed, release: Decision, names: TableNames): DecisionView {
  const needs = decided.outcome === 'needs_approval';
  const stepUp = needs && decided.rule.rule.stepUp;
  const alone = !stepUp && releasesAlone(needs ? decided.demand : null, release);
  if (!alone && !needs)
    return denied({
      zh: '授权表没有规定从该账户放行这一金额的规则，请先补充规则。',
      en: 'The permission table names no rule for releasing this amount from this account. Ask for a rule to be added first.',
    });
  return storedDecision(decided, alone, names);
}
