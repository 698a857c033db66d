import type { Clock } from '../../../platform/clock.ts';
import { sha256 } from '../../../platform/crypto/seal.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { AuditModule } from '../../audit/index.ts';
import { paymentAlarmRaised } from '../bank-events.ts';
import { UnsignedAnswer, type BankError } from '../client/bank-error.ts';
import type { Connections } from '../connections/connections.ts';
import { insertPaymentAlarm, type PaymentAlarm, type PaymentAlarmKind } from './payment-alarm-store.ts';

/** What an answer that failed is alarmed as; null where it says nothing against the bank's word. */
export function alarmKindOf(error: BankError): PaymentAlarmKind | null {
  if (error.code !== 'bank.invalid_answer') return null;
  return error instanceof UnsignedAnswer ? 'unsigned' : 'nonsense';
}

interface AlarmDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly connections: Connections;
}

/** Tells the operator of what a bank must not do with a payment or an escrow, or would not do with an escrow, each once. */
export class PaymentAlarms {
  readonly #deps: AlarmDeps;

  constructor(deps: AlarmDeps) {
    this.#deps = deps;
  }

  /** Call it outside of any transaction. */
  async raise(alarm: PaymentAlarm): Promise<void> {
    await this.#deps.db.asSystem('bank.raise_payment_alarm', (tx) => this.raiseIn(tx, alarm));
  }

  /** In a transaction of the system. */
  async raiseIn(tx: Tx, alarm: PaymentAlarm): Promise<void> {
    const { clock, log, audit, connections } = this.#deps;
    const { enterpriseId, instructionId, escrowId = null, customerId, kind, detail, connectionId } = alarm;
    const bank = connections.byId(connectionId).slug;
    log.error({ bank, instructionId, escrowId, kind, detail }, 'an alarm about what a bank does with money');
    const alarmId = await insertPaymentAlarm(tx, { ...alarm, digest: sha256(detail) }, clock.now());
    if (alarmId === null) return;
    await writeEvents(tx, clock, [
      paymentAlarmRaised({ enterpriseId, alarmId, instructionId, escrowId, bank, customerId, kind }),
    ]);
    await audit.write(tx, {
      enterpriseId,
      actor: { kind: 'bank', id: connectionId },
      ...(escrowId === null
        ? { action: 'payment.alarm_raised', target: `payment:${instructionId}` }
        : { action: 'escrow.alarm_raised', target: `escrow:${escrowId}` }),
      details: { bank, customerId, kind },
    });
  }
}
