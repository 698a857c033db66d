import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { asId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { personActor } from '../../audit/index.ts';
import type { ConnectedBank, EndedSession, IdentityModule } from '../../identity/index.ts';
import { memberLeft } from '../access-events.ts';
import { lastOwner, noSuchMember, notYourOwn } from '../access-errors.ts';
import { membersWith, type MembersWithDeps } from '../mandates/members-with.ts';
import type { JoiningDeps } from './joining.ts';
import { presentMember } from './member-present.ts';
import type { Member } from './member-schemas.ts';
import { membershipStep } from './membership.ts';
import {
  lockMembers,
  lockMembership,
  selectHeldMandates,
  selectMemberships,
  updateState,
  type MembershipPage,
  type MembershipRow,
} from './membership-store.ts';

export interface MemberDeps extends JoiningDeps {
  readonly config: MembersWithDeps['config'] & { readonly banks: readonly ConnectedBank[] };
  readonly db: Database;
  readonly identity: Pick<IdentityModule, 'namesOf' | 'endMemberSessions' | 'announceEnded'>;
}

/** The people of an enterprise: who they are, and how they go. */
export class MemberService {
  readonly #deps: MemberDeps;

  constructor(deps: MemberDeps) {
    this.#deps = deps;
  }

  async list(context: ActingContext, page: MembershipPage): Promise<{ members: Member[]; last: MembershipRow | null }> {
    const { config, db, identity } = this.#deps;
    const { rows, mandates } = await db.as(context, async (tx) => {
      const found = await selectMemberships(tx, { ...page, limit: page.limit + 1 });
      const ids = found.map((row) => row.personId);
      return { rows: found, mandates: await selectHeldMandates(tx, ids, limits.mandatesShownPerMember) };
    });
    const shown = rows.slice(0, page.limit);
    const ids = shown.map((row) => row.personId);
    const names = await db.asSystem('access.name_members', (tx) => identity.namesOf(tx, ids), { readOnly: true });
    const held = Map.groupBy(mandates, (one) => one.personId);
    const members = shown.map((row) =>
      presentMember(context, row, {
        name: names.get(row.personId),
        mandates: held.get(row.personId) ?? [],
        banks: config.banks,
      }),
    );
    return { members, last: rows.length > page.limit ? (shown.at(-1) ?? null) : null };
  }

  /** Ends what the person himself has here. @throws Problem 409 for the last owner who does not say that he means it. */
  async leave(context: ActingContext, { evenAsLastOwner }: { evenAsLastOwner: boolean }): Promise<void> {
    const { db, identity } = this.#deps;
    const ended = await db.asSystem('access.leave_enterprise', async (tx) => {
      await lockMembers(tx, context.enterpriseId);
      if (!evenAsLastOwner && (await this.#isLastOwner(tx, context))) throw lastOwner();
      return this.#go(tx, context, context.personId, 'leave');
    });
    identity.announceEnded(ended);
  }

  /** His sessions for this enterprise end at once, and he does not come back until he is let in. @throws Problem 404, 409. */
  async remove(context: ActingContext, personId: string): Promise<void> {
    if (personId === context.personId) throw notYourOwn();
    const { db, identity } = this.#deps;
    const ended = await db.asSystem('access.remove_member', async (tx) => {
      await lockMembers(tx, context.enterpriseId);
      return this.#go(tx, context, personId, 'remove');
    });
    identity.announceEnded(ended);
  }

  /** Whoever was removed may sign in for this enterprise again. @throws Problem 404 for somebody who is nobody here. */
  async letIn(context: ActingContext, personId: string): Promise<void> {
    const { audit, clock, db } = this.#deps;
    const { enterpriseId } = context;
    await db.asSystem('access.let_member_in', async (tx) => {
      const { state } = await lockMembership(tx, enterpriseId, personId);
      const step = membershipStep(state, 'let_in');
      if (step === 'no_member') throw noSuchMember();
      if (typeof step === 'string') return;
      await updateState(tx, { enterpriseId, personId, state: step.to, now: clock.now() });
      await audit.write(tx, {
        enterpriseId,
        actor: personActor(context),
        action: 'member.let_in',
        target: `person:${personId}`,
      });
    });
  }

  async #go(
    tx: Tx,
    context: ActingContext,
    personId: string,
    action: 'leave' | 'remove',
  ): Promise<readonly EndedSession[]> {
    const { audit, clock, identity } = this.#deps;
    const { enterpriseId } = context;
    // A sign-in that is under way has the row, or finds it as it stands after this.
    const { state } = await lockMembership(tx, enterpriseId, personId);
    const step = membershipStep(state, action);
    if (step === 'no_member') throw noSuchMember();
    if (typeof step === 'string') return [];
    const actor = personActor(context);
    const how = action === 'leave' ? 'left' : 'removed';
    await updateState(tx, { enterpriseId, personId, state: step.to, now: clock.now() });
    await audit.write(tx, { enterpriseId, actor, action: `member.${how}`, target: `person:${personId}` });
    await writeEvents(tx, clock, [memberLeft({ enterpriseId, personId, how, byPersonId: context.personId })]);
    const member = { personId: asId<'person'>(personId), enterpriseId };
    return identity.endMemberSessions(tx, member, action === 'leave' ? 'person' : 'enterprise', actor);
  }

  async #isLastOwner(tx: Tx, { enterpriseId, personId }: ActingContext): Promise<boolean> {
    const managing = await membersWith(this.#deps, tx, [enterpriseId], 'members:manage');
    return managing.length > 0 && managing.every((one) => one.personId === personId);
  }
}
