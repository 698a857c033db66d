import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { invalid } from '../../../platform/errors.ts';
import { once } from '../../../platform/http/idempotency.ts';
import { newId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import { personActor } from '../../audit/index.ts';
import { memberInvited } from '../access-events.ts';
import { alreadyInvited, invitationIsOver, noSuchInvitation, tooManyInvitations } from '../access-errors.ts';
import type { MemberDeps } from '../members/member-service.ts';
import { stateAt, type Awaited } from './invitation.ts';
import { presentInvitation } from './invitation-present.ts';
import type { Invitation, InvitationBody } from './invitation-schemas.ts';
import {
  insertInvitation,
  lockInvitation,
  selectInvitations,
  selectOpenInvitations,
  updateCancelled,
  type InvitationPage,
  type StoredInvitation,
} from './invitation-store.ts';

export interface InvitationDeps extends MemberDeps {
  readonly relay: Pick<OutboxRelay, 'wake'>;
}

const dayMs = 86_400_000;

/** Whom an enterprise awaits. An invitation gives no right: it takes effect when the bank's table lets the person in. */
export class InvitationService {
  readonly #deps: InvitationDeps;

  constructor(deps: InvitationDeps) {
    this.#deps = deps;
  }

  /** @throws Problem 400 for a bank that is not connected or when nobody is named, 409 for one that stands already. */
  async invite(context: ActingContext, body: InvitationBody, key: string | undefined): Promise<Invitation> {
    const { clock, config, db, relay } = this.#deps;
    if (!config.banks.some((one) => one.slug === body.bank))
      throw invalid('body.bank', 'no bank of this name is connected');
    const awaited = awaitedBy(body);
    if (awaited.subject === null && awaited.roleId === null)
      throw invalid('body.roleId', 'say the role, or how the bank calls the person (subject)');
    const request = { scope: context.enterpriseId, key, operation: 'invitations.create', body };
    const name = body.name?.trim() ?? '';
    const row = await db.as(context, async (tx) => {
      const add = () => this.#add(tx, context, { awaited, name: name === '' ? null : name });
      const { id } = await once(tx, clock, request, add);
      return lockInvitation(tx, id);
    });
    relay.wake();
    const [invitation] = await this.#present(context, row === null ? [] : [row]);
    if (invitation === undefined) throw noSuchInvitation();
    return invitation;
  }

  /** @throws Problem 404, 409 for one that is over. */
  async cancel(context: ActingContext, invitationId: string): Promise<void> {
    const { audit, clock, db } = this.#deps;
    await db.as(context, async (tx) => {
      const invitation = await lockInvitation(tx, invitationId);
      if (invitation === null) throw noSuchInvitation();
      if (invitation.state === 'cancelled') return;
      if (stateAt(invitation, clock.now()) !== 'open') throw invitationIsOver();
      await updateCancelled(tx, invitationId);
      await audit.write(tx, {
        enterpriseId: context.enterpriseId,
        actor: personActor(context),
        action: 'invitation.cancelled',
        target: `invitation:${invitationId}`,
      });
    });
  }

  async list(
    context: ActingContext,
    page: InvitationPage,
  ): Promise<{ invitations: Invitation[]; last: StoredInvitation | null }> {
    const rows = await this.#deps.db.as(context, (tx) => selectInvitations(tx, { ...page, limit: page.limit + 1 }));
    const shown = rows.slice(0, page.limit);
    const invitations = await this.#present(context, shown);
    return { invitations, last: rows.length > page.limit ? (shown.at(-1) ?? null) : null };
  }

  async #add(
    tx: Tx,
    context: ActingContext,
    { awaited, name }: { awaited: Awaited; name: string | null },
  ): Promise<{ id: string }> {
    const { audit, clock } = this.#deps;
    const { enterpriseId, personId } = context;
    const now = clock.now();
    const open = await selectOpenInvitations(tx, enterpriseId, now);
    if (open.some((one) => says(one, awaited))) throw alreadyInvited();
    if (open.length >= limits.openInvitations) throw tooManyInvitations(limits.openInvitations);
    const invitationId = newId();
    const expiresAt = new Date(now.getTime() + limits.invitationDays * dayMs);
    const row = { ...awaited, enterpriseId, invitationId, name, createdAt: now, createdBy: personId, expiresAt };
    await insertInvitation(tx, row);
    const { bank, roleId } = awaited;
    await audit.write(tx, {
      enterpriseId,
      actor: personActor(context),
      action: 'member.invited',
      target: `invitation:${invitationId}`,
      details: { bank, roleId },
    });
    await writeEvents(tx, clock, [memberInvited({ enterpriseId, invitationId, bank, byPersonId: personId })]);
    return { id: invitationId };
  }

  async #present(context: ActingContext, rows: readonly StoredInvitation[]): Promise<Invitation[]> {
    const { clock, config, db, identity } = this.#deps;
    const ids = [...new Set(rows.flatMap((row) => [row.createdBy, row.acceptedBy]))].filter((id) => id !== null);
    const names = await db.asSystem('access.name_members', (tx) => identity.namesOf(tx, ids), { readOnly: true });
    return rows.map((row) => presentInvitation(context, row, { names, banks: config.banks, now: clock.now() }));
  }
}

function awaitedBy({ bank, subject, customerId, roleId, departmentId }: InvitationBody): Awaited {
  return {
    bank,
    subject: subject ?? null,
    customerId: customerId ?? null,
    roleId: roleId ?? null,
    departmentId: departmentId ?? null,
  };
}

function says(one: Awaited, other: Awaited): boolean {
  const parts = ['bank', 'subject', 'customerId', 'roleId', 'departmentId'] as const;
  return parts.every((part) => one[part] === other[part]);
}
