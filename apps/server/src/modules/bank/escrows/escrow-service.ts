import type { Clock } from '../../../platform/clock.ts';
import { sha256 } from '../../../platform/crypto/seal.ts';
import type { Database } from '../../../platform/db/database.ts';
import { Problem } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import type { Money } from '../../../platform/money.ts';
import { formatMoney } from '../../../platform/money.ts';
import type { ConnectionId, EnterpriseId } from '../../../platform/ids.ts';
import { BankError } from '../client/bank-error.ts';
import {
  readEscrowChange,
  type EscrowActRequest,
  type EscrowApi,
  type EscrowChange,
  type EscrowTerms,
} from '../client/escrow-client.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import type { EventTaker } from '../events/event-takers.ts';
import { EventFault } from '../events/security-event.ts';
import { isRefusal } from '../payments/payment-order.ts';
import { escrowChanged } from './escrow-events.ts';
import { insertEscrow, lockNamed, lockProgress, selectProgress, updateProgress, updateTold } from './escrow-store.ts';
import { faultOf, sumsOf } from './escrow-word.ts';
import { doubt, recheckEscrows, type RecheckDeps } from './recheck-escrows.ts';

export interface EscrowDeps extends Pick<RecheckDeps, 'alarms'> {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly connections: Connections;
  readonly escrowApi: EscrowApi;
}

/** Whose escrow at which bank: the buyer's. */
export interface EscrowAt {
  readonly enterpriseId: EnterpriseId;
  readonly connectionId: ConnectionId;
  readonly customerId: string;
}
export type EscrowToOpen = EscrowAt & Omit<EscrowTerms, 'buyer' | 'amount' | 'currency'> & { readonly amount: Money };
export type EscrowAct = EscrowAt & EscrowActRequest;

/**
 * What became of asking a bank. `refused`: it will not do it, now or later, under this id. `unknown`: it may have been done; ask the
 * same again, which never does it twice.
 */
export type EscrowAsked =
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'refused'; readonly detail: string; readonly field: string | null }
  | { readonly outcome: 'unknown'; readonly code: string };

/** Pages of one walk: a bank that always has another page is not believed. */
const mostPages = 500;
/** So long after its last word the list is read on for an escrow that is over, days: what left it may come back. */
const closedReadDays = 7;

/** Asks banks to hold money between two, and takes in, in the order of its list, what each bank says of it. */
export class BankEscrows implements EventTaker {
  readonly #deps: EscrowDeps;

  constructor(deps: EscrowDeps) {
    this.#deps = deps;
  }

  /**
   * Opens an escrow; call it outside of any transaction. Repeating it is safe at any time.
   * @throws Problem 422 when it was opened before with another content.
   */
  async open(escrow: EscrowToOpen): Promise<EscrowAsked> {
    const { db, clock, connections, escrowApi } = this.#deps;
    const { enterpriseId, connectionId, customerId, amount, ...rest } = escrow;
    const { escrowId, orderId, reference, seller, deliverBy, releaseAfterDays, termsHash } = rest;
    const terms: EscrowTerms = {
      escrowId,
      orderId,
      reference,
      buyer: customerId,
      seller: { name: seller.name, accountNumber: seller.accountNumber, bank: seller.bank },
      amount: formatMoney(amount),
      currency: amount.currency,
      deliverBy,
      releaseAfterDays,
      termsHash,
    };
    const digest = sha256(JSON.stringify([connectionId, terms]));
    const kept = { enterpriseId, escrowId, connectionId, customerId, digest, ...amount };
    const known = await db.as({ enterpriseId }, (tx) => insertEscrow(tx, kept, clock.now()));
    if (!known.digest.equals(digest))
      throw new Problem(422, 'bank.escrow_reused', 'This escrow was opened at the bank with another content.');
    return asked(() => escrowApi.open(connections.byId(connectionId), terms));
  }

  /** Asks for one thing, once for its id; call it outside of any transaction. Repeating it is safe at any time. */
  act({ connectionId, escrowId, actId, act, body }: EscrowAct): Promise<EscrowAsked> {
    const { connections, escrowApi } = this.#deps;
    return asked(() => escrowApi.act(connections.byId(connectionId), { escrowId, actId, act, body }));
  }

  /** What comes next in the list is taken from the event; what comes later is read, together with what was lost before it. */
  async take(connection: BankConnection, customerId: string, event: Readonly<Record<string, unknown>>): Promise<void> {
    if (!readEscrowChange.Check(event) || event.customerId !== customerId)
      throw new EventFault('invalid_request', 'the event of an escrow has another shape', customerId);
    if (!(await this.#takeChange(connection, event))) await this.readOn(connection);
  }

  /** Reads on in the lists of all banks with escrows that are not over: what no event told is found here. */
  async readAll(): Promise<void> {
    const { db, connections, log } = this.#deps;
    await Promise.all(
      connections.all().map(async (connection) => {
        const { running } = await db.asSystem(
          'bank.read_escrow_progress',
          (tx) => selectProgress(tx, connection.connectionId, this.#closedSince()),
          { readOnly: true },
        );
        if (!running) return;
        try {
          await this.readOn(connection);
          await recheckEscrows(this.#deps, connection);
        } catch (error) {
          if (!(error instanceof BankError)) throw error;
          log.debug({ bank: connection.slug, code: error.code }, 'a bank could not be asked about escrows');
        }
      }),
    );
  }

  /** @throws BankError */
  async readOn(connection: BankConnection): Promise<void> {
    const { db, escrowApi } = this.#deps;
    for (let page = 0; page < mostPages; page += 1) {
      const { sequence } = await db.asSystem(
        'bank.read_escrow_progress',
        (tx) => selectProgress(tx, connection.connectionId, this.#closedSince()),
        { readOnly: true },
      );
      const { items, lastSequence } = await escrowApi.changes(connection, sequence);
      for (const item of items)
        if (!(await this.#takeChange(connection, item)))
          throw new BankError('bank.invalid_answer', 'the list of escrows has a gap');
      const last = items.at(-1)?.sequence ?? lastSequence;
      if (last >= lastSequence) return;
    }
  }

  #closedSince(): Date {
    return new Date(this.#deps.clock.now().getTime() - closedReadDays * 86_400_000);
  }

  /** Takes one change in, in its turn. @returns false when others before it are missing. */
  async #takeChange(connection: BankConnection, change: EscrowChange): Promise<boolean> {
    const { db, clock, relay } = this.#deps;
    const { connectionId } = connection;
    const taken = await db.asSystem('bank.take_escrow_change', async (tx) => {
      const progress = await lockProgress(tx, connectionId);
      const next = progress + 1n;
      if (BigInt(change.sequence) < next) return 'known';
      if (BigInt(change.sequence) > next) return 'early';
      await updateProgress(tx, connectionId, change.sequence);
      const known = await lockNamed(tx, connectionId, change.escrowId);
      // Of another network that this bank served under the same name before.
      if (known === null) return 'unknown';
      // What is said of it meanwhile is gone through when the bank has been asked.
      if (known.doubtedAt !== null) return 'doubted';
      const wrong = faultOf(known, change);
      if (wrong !== null) {
        await doubt(this.#deps, tx, known, wrong);
        return 'taken';
      }
      const told = sumsOf(change);
      await updateTold(tx, known, told, { sequence: change.sequence, now: clock.now() });
      await writeEvents(tx, clock, [escrowChanged(known.enterpriseId, connectionId, change)]);
      return 'taken';
    });
    if (taken === 'taken') relay.wake();
    return taken !== 'early';
  }
}

async function asked(call: () => Promise<unknown>): Promise<EscrowAsked> {
  try {
    await call();
    return { outcome: 'taken' };
  } catch (error) {
    if (!(error instanceof BankError)) throw error;
    if (error.code === 'bank.refused' && isRefusal(error.status))
      return {
        outcome: 'refused',
        detail: error.errors[0]?.reason ?? error.message,
        field: error.errors[0]?.field ?? null,
      };
    return { outcome: 'unknown', code: error.code };
  }
}
