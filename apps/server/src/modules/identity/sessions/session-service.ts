import type { ActingContext } from '../../../platform/acting-context.ts';
import { randomToken, sha256 } from '../../../platform/crypto/seal.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors.ts';
import { newId, type EnterpriseId, type MandateId, type PersonId, type SessionId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { AuditActor } from '../../audit/index.ts';
import type { BankIdentity } from '../bank-sign-in.ts';
import type { IdentityDeps } from '../identity-deps.ts';
import { mandateRevoked, notSignedIn, sessionEnded } from '../identity-errors.ts';
import { signedOut } from '../identity-events.ts';
import type { MandatePlace, MandateStanding } from '../mandate-intake.ts';
import { lockFollowing, updateStandings, type FollowedStanding, type FollowedTable } from './following-store.ts';
import type { SessionCache } from './session-cache.ts';
import { absoluteEnd, idleSince, needsTouch, stateOf } from './session.ts';
import {
  endSessions,
  findSession,
  insertSession,
  selectOpenSessions,
  touchSession,
  type EndedBy,
  type EndedSession,
  type SessionSelection,
  type StoredSession,
} from './session-store.ts';
import type { SessionWatch } from './session-watch.ts';

const idTokenSeal = 'identity.id_token';

/** Begins sessions, finds them again by their token, and ends them. */
export class SessionService {
  readonly #deps: IdentityDeps;
  readonly #watch: SessionWatch;
  readonly #cache: SessionCache;

  constructor(deps: IdentityDeps, watch: SessionWatch, cache: SessionCache) {
    this.#deps = deps;
    this.#watch = watch;
    this.#cache = cache;
  }

  /** The live session of a token. @throws Problem 401 when there is none, or when it is over. */
  async find(token: string | null): Promise<StoredSession> {
    if (token === null) throw notSignedIn();
    const { clock, db } = this.#deps;
    const hash = sha256(token);
    const key = hash.toString('base64');
    const now = clock.now();
    const cached = this.#cache.find(key, now);
    if (cached !== null && !needsTouch(cached, now)) return live(cached, now);
    const generation = this.#cache.generation;
    const read = await db.statementAsSystem((statement) => findSession(statement, hash));
    if (read === null) throw notSignedIn();
    const session = live(read, now);
    const seen = needsTouch(session, now);
    if (seen) await db.statementAsSystem((statement) => touchSession(statement, session.sessionId, now));
    const kept = seen ? { ...session, lastSeenAt: now } : session;
    this.#cache.keep(key, kept, { now, generation });
    return kept;
  }

  contextOf(session: StoredSession): ActingContext {
    const { sessionId, personId, mandateId, enterpriseId, connectionId, bank, customerId, subject } = session;
    const { roleId, baseRoleId, departmentId, tableVersion } = session;
    const actions = this.#deps.mandateIntake.use.actionsOf(session);
    const place = { connectionId, bank, customerId, subject, roleId, baseRoleId, departmentId, tableVersion };
    return { sessionId, personId, mandateId, enterpriseId, ...place, actions };
  }

  /** Joins the transaction of the sign-in. @returns the new token, which is nowhere kept. */
  async begin(
    tx: Tx,
    input: {
      personId: PersonId;
      mandateId: MandateId;
      enterpriseId: EnterpriseId;
      identity: BankIdentity;
      standing: MandateStanding;
      client: string;
    },
  ): Promise<{ sessionId: SessionId; token: string }> {
    const { identity, standing } = input;
    const now = this.#deps.clock.now();
    const token = randomToken();
    const sessionId = newId<'session'>();
    await insertSession(tx, {
      ...input,
      sessionId,
      tokenHash: sha256(token),
      connectionId: identity.connectionId,
      bank: identity.bank,
      subject: identity.subject,
      bankSession: identity.sid,
      customerId: identity.mandate.customerId,
      roleId: identity.mandate.roleId,
      departmentId: identity.mandate.departmentId,
      baseRoleId: standing.baseRoleId,
      accountActions: standing.accountActions,
      tableVersion: standing.tableVersion,
      sealedIdToken: this.#deps.sealer.seal(idTokenSeal, identity.idToken),
      signedInAt: now,
      lastSeenAt: now,
      expiresAt: absoluteEnd(now, standing.endsAt),
    });
    return { sessionId, token };
  }

  /** Ends sessions within the caller's transaction; call `announce` with the result once that has committed. */
  async endWithin(tx: Tx, selection: SessionSelection, by: EndedBy, actor: AuditActor | null): Promise<EndedSession[]> {
    const { audit, clock } = this.#deps;
    const now = clock.now();
    const ended = await endSessions(tx, selection, { by, now, idleSince: idleSince(now) });
    await audit.write(
      tx,
      ...ended.map((session) => ({
        enterpriseId: session.enterpriseId,
        actor: actor ?? { kind: 'person' as const, id: session.personId, mandateId: session.mandateId },
        action: 'session.ended',
        target: `session:${session.sessionId}`,
        details: { by, bank: session.bank },
      })),
    );
    await writeEvents(
      tx,
      clock,
      ended.map(({ sessionId, personId, enterpriseId, mandateId, connectionId }) =>
        signedOut({ personId, enterpriseId, mandateId, connectionId, sessionId, endedBy: by }),
      ),
    );
    return ended;
  }

  /**
   * Has the sessions of a customer follow a table that is put in force in this transaction: each is given what its mandate opens from
   * now on, and ends where the table does not hold the mandate. Call `announceFollowed` once that has committed.
   */
  async follow(
    tx: Tx,
    table: FollowedTable & { readonly tableVersion: bigint; readonly actor: AuditActor },
    standingOf: (place: MandatePlace) => Omit<MandateStanding, 'tableVersion'> | null,
  ): Promise<EndedSession[]> {
    const { connectionId, customerId, tableVersion, actor } = table;
    const following = await lockFollowing(tx, table, this.#deps.clock.now());
    const gone: SessionId[] = [];
    const standings = following.flatMap((session): FollowedStanding[] => {
      const { sessionId, signedInAt } = session;
      const standing = standingOf({ ...session, connectionId, customerId });
      if (standing === null) gone.push(sessionId);
      if (standing === null) return [];
      const { baseRoleId, accountActions, endsAt } = standing;
      return [{ sessionId, baseRoleId, accountActions, expiresAt: absoluteEnd(signedInAt, endsAt) }];
    });
    if (standings.length > 0) await updateStandings(tx, tableVersion, standings);
    return gone.length === 0 ? [] : this.endWithin(tx, { sessionIds: gone }, 'mandate', actor);
  }

  /** Every process forgets what it knew of these sessions, and their open pages are told. */
  announceFollowed(table: Pick<FollowedTable, 'connectionId' | 'customerId'>, ended: readonly EndedSession[]): void {
    this.announce(ended, 'mandate');
    this.#watch.announceTable(table);
    this.#deps.relay.wake();
  }

  /** Closes what is open of ended sessions, on every process. */
  announce(ended: readonly EndedSession[], by: EndedBy | null = null): void {
    if (ended.length === 0) return;
    this.#watch.announce(
      ended.map((session) => session.sessionId),
      by,
    );
    this.#deps.relay.wake();
  }

  async end(selection: SessionSelection, by: EndedBy): Promise<EndedSession[]> {
    const ended = await this.#deps.db.asSystem('identity.end_session', (tx) => this.endWithin(tx, selection, by, null));
    this.announce(ended);
    return ended;
  }

  /** Ends one of the person's own sessions. @throws Problem 404 for any other. */
  async endOwn(context: ActingContext, sessionId: SessionId): Promise<void> {
    const ended = await this.end({ sessionId, personId: context.personId }, 'person');
    if (ended.length === 0) throw notFound('This session');
  }

  /** Ends the session of this browser. @returns where the browser goes to end it at the bank too, if anywhere. */
  async signOut(context: ActingContext): Promise<string | null> {
    const [ended] = await this.end({ sessionId: context.sessionId }, 'person');
    if (ended === undefined) return null;
    const { bankSignIn, config, log, sealer } = this.#deps;
    try {
      return await bankSignIn.use.endSession({
        bank: ended.bank,
        idTokenHint: sealer.open(idTokenSeal, ended.sealedIdToken).toString('utf8'),
        returnTo: `${config.publicUrl}/`,
      });
    } catch (error) {
      // Signed out here is what counts; a bank that does not answer keeps nobody signed in.
      log.warn({ err: error, bank: ended.bank }, 'the bank could not be asked to end its session');
      return null;
    }
  }

  open(tx: Tx, personId: PersonId): Promise<StoredSession[]> {
    const now = this.#deps.clock.now();
    return selectOpenSessions(tx, personId, { now, idleSince: idleSince(now), most: limits.sessionsPerPerson });
  }
}

/** @throws Problem 401 when the session is over. */
function live(session: StoredSession, now: Date): StoredSession {
  if (stateOf(session, now) === 'live') return session;
  throw session.endedBy === 'mandate' ? mandateRevoked() : sessionEnded();
}
