import { timingSafeEqual } from 'node:crypto';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Sealer } from '../../../platform/crypto/seal.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Problem } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import { personActor } from '../../audit/index.ts';
import { announce } from '../announcements/announce.ts';
import type { Announcement } from '../announcements/announcement.ts';
import { badEmail, emailIsOff, noCodeAwaited, tooManyConfirmations, wrongCode } from '../notifications-errors.ts';
import { notificationLimits } from '../notifications-limits.ts';
import { signalTold } from '../notifications-signals.ts';
import { complaintOfAddress, hashOfCode, newCode } from './email-address.ts';
import type { Preferences } from './preferences-schemas.ts';
import { noSettings, readPreferences, type PreferencesDeps } from './preferences-service.ts';
import {
  insertConfirmation,
  lockSettings,
  selectConfirmationsSince,
  selectSettings,
  upsertSettings,
  type SettingsRow,
} from './preferences-store.ts';

export interface EmailDeps extends PreferencesDeps {
  readonly sealer: Sealer;
  readonly bus: EventBus;
  /** After a commit that wrote a delivery. */
  readonly wakeMail: () => void;
}

/** What a confirmation carries, sealed until it is sent. */
export interface SealedConfirmation {
  readonly address: string;
  readonly code: string;
}
export const confirmationPurpose = 'notifications-confirmation';

const noCode = { pendingEmail: null, codeHash: null, codeExpiresAt: null, codeTries: 0 };

/** The address of a person: written to only after a code that was sent there came back. */
export class EmailService {
  readonly #deps: EmailDeps;

  constructor(deps: EmailDeps) {
    this.#deps = deps;
  }

  /**
   * Sends a code to the address, or takes the address away (`null`).
   * @throws Problem 400 for what is no address, 409 while e-mail is off, 429 after too many codes.
   */
  async set(context: ActingContext, address: string | null): Promise<Preferences> {
    if (address === null) return this.#remove(context);
    const complaint = complaintOfAddress(address);
    if (complaint !== null) throw badEmail(complaint);
    if (this.#deps.mail === null) throw emailIsOff();
    const preferences = await this.#change(context, async (tx, known, now) => {
      await this.#checkRate(tx, context, now);
      const code = newCode();
      const content: SealedConfirmation = { address, code };
      const sealed = this.#deps.sealer.seal(confirmationPurpose, JSON.stringify(content));
      await insertConfirmation(tx, context, { deliveryId: newId(), sealed, now });
      const codeExpiresAt = new Date(now.getTime() + notificationLimits.codeMinutes * 60_000);
      const codeHash = hashOfCode(code, address);
      await upsertSettings(
        tx,
        context,
        { ...known, pendingEmail: address, codeHash, codeExpiresAt, codeTries: 0 },
        now,
      );
      await this.#audit(tx, context, 'notification_email.requested', address);
    });
    this.#deps.wakeMail();
    return preferences;
  }

  /** @throws Problem 409 that says what to do when the code is wrong, too old or none is awaited. */
  async confirm(context: ActingContext, typed: string): Promise<Preferences> {
    // A wrong try is counted by a commit of its own, and refused after it.
    const outcome: { refusal: Problem | null; changed: boolean } = { refusal: null, changed: false };
    const preferences = await this.#deps.db.asSystem('notifications.confirm_email', (tx) =>
      this.#changeIn(tx, context, async (known, now) => {
        const { pendingEmail, codeHash, codeExpiresAt, codeTries } = known;
        if (pendingEmail === null || codeHash === null || codeExpiresAt === null || codeExpiresAt <= now)
          throw noCodeAwaited();
        if (timingSafeEqual(codeHash, hashOfCode(typed, pendingEmail))) {
          await upsertSettings(tx, context, { ...known, ...noCode, email: pendingEmail, emailRefusedAt: null }, now);
          await this.#audit(tx, context, 'notification_email.confirmed', pendingEmail);
          outcome.changed = known.email !== null && known.email !== pendingEmail;
          if (outcome.changed) await announce(this.#deps, tx, [addressChanged(context)]);
          return;
        }
        const triesLeft = notificationLimits.codeTries - codeTries - 1;
        outcome.refusal = wrongCode(triesLeft);
        await upsertSettings(
          tx,
          context,
          { ...known, ...(triesLeft > 0 ? { codeTries: codeTries + 1 } : noCode) },
          now,
        );
      }),
    );
    if (outcome.refusal !== null) throw outcome.refusal;
    if (outcome.changed) signalTold(this.#deps.bus, context.enterpriseId, [context.personId]);
    return preferences;
  }

  #remove(context: ActingContext): Promise<Preferences> {
    return this.#change(context, async (tx, known, now) => {
      if (known.email === null && known.pendingEmail === null) return;
      await upsertSettings(tx, context, { ...known, ...noCode, email: null, emailRefusedAt: null }, now);
      await this.#audit(tx, context, 'notification_email.removed', known.email ?? known.pendingEmail ?? '');
    });
  }

  #change(
    context: ActingContext,
    work: (tx: Tx, known: SettingsRow, now: Date) => Promise<void>,
  ): Promise<Preferences> {
    return this.#deps.db.as(context, (tx) => this.#changeIn(tx, context, (known, now) => work(tx, known, now)));
  }

  async #changeIn(
    tx: Tx,
    context: ActingContext,
    work: (known: SettingsRow, now: Date) => Promise<void>,
  ): Promise<Preferences> {
    await lockSettings(tx, context);
    const known = (await selectSettings(tx, context, { lock: true })) ?? noSettings;
    await work(known, this.#deps.clock.now());
    return readPreferences(this.#deps, tx, context);
  }

  async #checkRate(tx: Tx, context: ActingContext, now: Date): Promise<void> {
    const { confirmationsPerHour, confirmationsPerDay } = notificationLimits;
    const day = await selectConfirmationsSince(tx, context, new Date(now.getTime() - 86_400_000));
    const hour = day.filter((at) => now.getTime() - at.getTime() < 3_600_000);
    const [oldest, spanMs] =
      day.length >= confirmationsPerDay
        ? [day[0], 86_400_000]
        : hour.length >= confirmationsPerHour
          ? [hour[0], 3_600_000]
          : [undefined, 0];
    if (oldest === undefined) return;
    throw tooManyConfirmations(Math.ceil((oldest.getTime() + spanMs - now.getTime()) / 1_000));
  }

  /** Colleagues read the audit log: of the address it says the domain only. */
  async #audit(tx: Tx, context: ActingContext, action: string, address: string): Promise<void> {
    await this.#deps.audit.write(tx, {
      enterpriseId: context.enterpriseId,
      actor: personActor(context),
      action,
      target: `person:${context.personId}`,
      details: { domain: address.slice(address.lastIndexOf('@') + 1) },
    });
  }
}

/** The person learns of it in the app as well, should somebody else have done it. */
function addressChanged({ enterpriseId, personId }: ActingContext): Announcement {
  return {
    enterpriseId,
    personId,
    topic: 'security',
    kind: 'email_changed',
    severity: 'notice',
    subject: null,
    under: null,
    params: {},
    why: { reason: 'own' },
    link: '/me/notifications',
    dedupeKey: `email_changed ${newId()}`,
  };
}
