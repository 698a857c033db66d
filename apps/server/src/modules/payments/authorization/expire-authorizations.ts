import { lockInstruction, selectUnauthorised } from '../instructions/instruction-store.ts';
import { move } from '../instructions/move.ts';
import { paymentLimits } from '../payments-limits.ts';
import { signalChanged } from '../payments-signals.ts';
import type { AuthorizeDeps } from './authorize-payment.ts';

/** Ends what nobody authorised at the bank in time. @returns how many. */
export async function expireAuthorizations(deps: AuthorizeDeps): Promise<number> {
  const { db, clock, relay, bus } = deps;
  const now = clock.now();
  const due = await db.asSystem('payments.find_unauthorised', (tx) =>
    selectUnauthorised(tx, { now, most: paymentLimits.expiredAtOnce }),
  );
  for (const { enterpriseId, instructionId } of due) {
    await db.as({ enterpriseId }, async (tx) => {
      const row = await lockInstruction(tx, instructionId);
      if (row?.state !== 'authorizing' || row.expiresAt === null || row.expiresAt > now) return;
      await move(deps, tx, row, { step: 'expire', by: null, actor: { kind: 'system', id: 'payments' } });
    });
    signalChanged(bus, enterpriseId);
  }
  if (due.length > 0) relay.wake();
  return due.length;
}
