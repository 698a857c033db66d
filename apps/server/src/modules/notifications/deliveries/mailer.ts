import type { Log } from '../../../platform/log.ts';
import type { Metrics } from '../../../platform/metrics.ts';
import { senderOf, type MailSender } from '../mail/smtp-client.ts';
import { SmtpError } from '../mail/smtp-error.ts';
import type { MailConfig } from '../notifications-deps.ts';
import { notificationLimits } from '../notifications-limits.ts';
import { claimDue, type Claimed } from './claim-store.ts';
import { isGivenUp, nextAttemptAt, pauseMsAfter } from './delivery.ts';
import { gatherDigests } from './gather-digests.ts';
import {
  updateAddressRefused,
  updateEnded,
  updateGathered,
  updateSent,
  updateWaiting,
  type LeftOut,
} from './outcome-store.ts';
import { prepare, type PrepareDeps, type Prepared } from './prepare.ts';

export interface MailerDeps extends PrepareDeps {
  readonly log: Log;
  readonly metrics?: Pick<Metrics, 'mails'>;
}

/**
 * Sends the e-mails that are due: takes them under a lease, asks again whether each may leave, sends it outside of any transaction
 * and notes what became of it. A process that ends in between leaves it in doubt: another one sends it again under the same
 * Message-ID, so that whoever receives both knows them as one.
 */
export class Mailer {
  readonly #deps: MailerDeps;
  readonly #sender: MailSender;
  readonly #domain: string;
  readonly #inFlight = new Set<Promise<void>>();
  #failures = 0;
  #resumeAt = 0;
  #stopped = false;
  #woken = false;
  #awake: () => void = () => undefined;
  #loop: Promise<void> = Promise.resolve();

  constructor(deps: MailerDeps, sender: MailSender, { mailFrom }: Pick<MailConfig, 'mailFrom'>) {
    this.#deps = deps;
    this.#sender = sender;
    this.#domain = senderOf(mailFrom).address.split('@').at(-1) ?? 'localhost';
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** Something may be due. */
  wake(): void {
    this.#woken = true;
    this.#awake();
  }

  /** Lets what is on its way come to an end, as far as that takes no longer than the stop of a process may. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#awake();
    await this.#loop;
    await Promise.race([Promise.all(this.#inFlight), new Promise((resolve) => setTimeout(resolve, 1_000).unref())]);
    this.#sender.close();
  }

  /** Sends what is due now, once each, and waits for it. For tests and for a last turn. @returns how many were taken. */
  async turn(): Promise<number> {
    const taken = await this.#take();
    await Promise.all(this.#inFlight);
    return taken;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#woken = false;
      let taken = 0;
      try {
        taken = await this.#take();
      } catch (error) {
        this.#deps.log.error({ err: error }, 'e-mails could not be taken; trying again');
      }
      if (this.#stopped) return;
      if (this.#inFlight.size >= this.#room()) await Promise.race(this.#inFlight);
      else if (taken === 0 && !this.#woken) await this.#rest();
    }
  }

  /** After a failure to reach the server, one e-mail at a time finds out whether it is back. */
  #room(): number {
    return this.#failures > 0 ? 1 : notificationLimits.mailsAtOnce;
  }

  async #take(): Promise<number> {
    const most = this.#room() - this.#inFlight.size;
    if (most <= 0 || Date.now() < this.#resumeAt) return 0;
    const { db, clock } = this.#deps;
    await gatherDigests(this.#deps);
    const now = clock.now();
    const leasedUntil = new Date(now.getTime() + notificationLimits.leaseMs);
    const claim = { now, leasedUntil, domain: this.#domain, most };
    const claimed = await db.asSystem('notifications.claim_mail', (tx) => claimDue(tx, claim));
    for (const one of claimed) {
      const work = this.#deliver(one).finally(() => this.#inFlight.delete(work));
      this.#inFlight.add(work);
    }
    return claimed.length;
  }

  async #deliver(claimed: Claimed): Promise<void> {
    try {
      const prepared = await prepare(this.#deps, claimed);
      if (prepared.kind === 'send') await this.#send(claimed, prepared);
      else await this.#hold(claimed, prepared);
    } catch (error) {
      // The lease runs out, and then it is taken again.
      this.#deps.log.error({ err: error, delivery: claimed.deliveryId }, 'an e-mail could not be worked off');
    }
  }

  async #send(claimed: Claimed, { mail, leftOut }: Extract<Prepared, { kind: 'send' }>): Promise<void> {
    try {
      await this.#sender.send(mail);
    } catch (error) {
      if (!(error instanceof SmtpError)) throw error;
      await this.#failed(claimed, error, mail.to, leftOut);
      return;
    }
    this.#failures = 0;
    this.#deps.metrics?.mails.inc({ outcome: 'sent' });
    await this.#finish(async (tx, now) => {
      await updateSent(tx, claimed, now);
      if (claimed.mode === 'digest') await updateGathered(tx, claimed, { state: 'sent', reason: null, leftOut, now });
    });
  }

  async #hold(claimed: Claimed, prepared: Exclude<Prepared, { kind: 'send' }>): Promise<void> {
    await this.#finish(async (tx, now) => {
      if (prepared.kind === 'later') return updateWaiting(tx, claimed, { dueAt: prepared.dueAt, error: null, now });
      const { reason, leftOut } = prepared;
      await this.#end(tx, claimed, { state: 'suppressed', reason, error: null, leftOut, now });
    });
    if (prepared.kind === 'suppress') this.#deps.metrics?.mails.inc({ outcome: 'suppressed' });
  }

  async #failed(claimed: Claimed, error: SmtpError, to: string, leftOut: LeftOut): Promise<void> {
    const { trouble, message } = error;
    this.#noteServer(trouble === 'unreachable', message);
    const now = this.#deps.clock.now();
    const givenUp = isGivenUp(claimed.createdAt, now);
    this.#deps.metrics?.mails.inc({ outcome: trouble });
    await this.#finish(async (tx) => {
      if ((trouble === 'unreachable' || trouble === 'later') && !givenUp) {
        const dueAt = nextAttemptAt(claimed.attempts, now, Math.random());
        return updateWaiting(tx, claimed, { dueAt, error: message, now });
      }
      const reason = trouble === 'address_refused' || trouble === 'message_refused' ? trouble : 'gave_up';
      await this.#end(tx, claimed, { state: 'failed', reason, error: message, leftOut, now });
      if (reason === 'address_refused') await updateAddressRefused(tx, claimed, to, now);
    });
  }

  async #end(
    tx: Parameters<typeof updateEnded>[0],
    claimed: Claimed,
    end: Parameters<typeof updateEnded>[2] & { leftOut: LeftOut },
  ): Promise<void> {
    if (!(await updateEnded(tx, claimed, end))) return;
    if (claimed.mode === 'digest') await updateGathered(tx, claimed, end);
  }

  #finish(work: (tx: Parameters<typeof updateEnded>[0], now: Date) => Promise<void>): Promise<void> {
    const now = this.#deps.clock.now();
    return this.#deps.db.asSystem('notifications.finish_mail', (tx) => work(tx, now));
  }

  #noteServer(unreachable: boolean, message: string): void {
    if (!unreachable) {
      this.#failures = 0;
      return;
    }
    this.#failures += 1;
    const pauseMs = pauseMsAfter(this.#failures);
    this.#resumeAt = Date.now() + pauseMs;
    this.#deps.log.warn({ reason: message, pauseMs }, 'the mail server cannot be reached; e-mails wait');
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, notificationLimits.mailIdleMs);
      this.#awake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
