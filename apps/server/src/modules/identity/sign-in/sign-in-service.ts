import { sha256 } from '../../../platform/crypto/seal.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { invalid } from '../../../platform/errors.ts';
import { newId, type PersonId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { BankIdentity } from '../bank-sign-in.ts';
import type { IdentityDeps } from '../identity-deps.ts';
import { cannotBegin, SignInRefused } from '../identity-errors.ts';
import { signedIn } from '../identity-events.ts';
import {
  findPersonAtBank,
  insertPerson,
  lockBankIdentity,
  renamePerson,
  saveBankIdentity,
} from '../people/person-store.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { EndedSession, StoredSession } from '../sessions/session-store.ts';
import { insertAttempt, reasonNotTaken, takeAttempt, type Attempt, type AttemptKey } from './attempt-store.ts';
import { isReturnPath } from './return-path.ts';
import type { BankSignInBody } from './sign-in-schemas.ts';

const secretsSeal = 'identity.sign_in_attempt';
const sentences = {
  unknown: 'the answer belongs to no attempt of this browser',
  used: 'the answer came a second time',
  expired: 'the answer came too late',
} as const;

/** What a callback brings along. */
export interface CallbackInput {
  readonly bank: string;
  /** The query as it came, without the question mark. */
  readonly query: string;
  readonly browserMark: string | null;
  readonly currentToken: string | null;
  readonly client: string;
}

/** Ways to a bank and back. */
export class SignInService {
  readonly #deps: IdentityDeps;
  readonly #sessions: SessionService;

  constructor(deps: IdentityDeps, sessions: SessionService) {
    this.#deps = deps;
    this.#sessions = sessions;
  }

  /** @param linkTo the live session to whose person the bank is to be added. @returns the bank's page. */
  async begin(body: BankSignInBody, browserMark: string, linkTo: StoredSession | null): Promise<string> {
    const { bank, mandate, returnTo = '/' } = body;
    if (!this.#knows(bank)) throw invalid('body.bank', 'no bank of this name is connected');
    if (!isReturnPath(returnTo)) throw invalid('body.returnTo', 'must be a path of this site, such as /enterprise');
    const { bankSignIn, clock, db, sealer } = this.#deps;
    const redirectUri = this.#redirectUri(bank);
    const begun = await bankSignIn.use
      .begin({ bank, mandate: mandate ?? null, redirectUri })
      .catch((error: unknown) => {
        if (error instanceof SignInRefused) throw cannotBegin(error);
        throw error;
      });
    const now = clock.now();
    await db.asSystem('identity.begin_sign_in', (tx) =>
      insertAttempt(tx, {
        stateHash: sha256(begun.state),
        browserHash: sha256(browserMark),
        bank,
        sealedSecrets: sealer.seal(secretsSeal, JSON.stringify(begun.secrets)),
        returnTo,
        linkPersonId: linkTo?.personId ?? null,
        linkSessionId: linkTo?.sessionId ?? null,
        createdAt: now,
        expiresAt: new Date(now.getTime() + limits.signInAttemptMinutes * 60_000),
      }),
    );
    return begun.redirectTo;
  }

  /** Takes the attempt that the answer belongs to. @throws SignInRefused */
  async take(input: CallbackInput): Promise<Attempt> {
    if (!this.#knows(input.bank)) throw new SignInRefused('unknown_bank', 'no such bank is connected');
    const states = new URLSearchParams(input.query).getAll('state');
    const [state] = states;
    if (state === undefined || states.length > 1)
      throw new SignInRefused('attempt_unknown', 'the answer names no state');
    if (input.browserMark === null) throw new SignInRefused('attempt_unknown', 'this browser began no attempt');
    const key: AttemptKey = { stateHash: sha256(state), browserHash: sha256(input.browserMark), bank: input.bank };
    const taken = await this.#deps.db.asSystem('identity.take_attempt', async (tx) => {
      return (await takeAttempt(tx, key, this.#deps.clock.now())) ?? (await reasonNotTaken(tx, key));
    });
    if (typeof taken === 'string') throw new SignInRefused(`attempt_${taken}`, sentences[taken]);
    return taken;
  }

  /** Has the bank's answer checked and signs the person in. @returns the token of the new session. @throws SignInRefused */
  async complete(attempt: Attempt, input: CallbackInput): Promise<string> {
    const { bankSignIn, db, mandateIntake, relay, sealer } = this.#deps;
    const secrets: unknown = JSON.parse(sealer.open(secretsSeal, attempt.sealedSecrets).toString('utf8'));
    const identity = await bankSignIn.use.complete({
      bank: attempt.bank,
      callbackUrl: `${this.#redirectUri(attempt.bank)}?${input.query}`,
      // Sealed by `begin`, which was given an object.
      secrets: secrets as object,
    });
    if (identity.bank !== attempt.bank) throw new SignInRefused('answer_refused', 'another bank answered');
    const linkTo = await this.#linkTarget(attempt, input.currentToken);
    const prepared = await mandateIntake.use.prepare(identity);
    const { token, ended, announce } = await db.asSystem('identity.sign_in', (tx) =>
      this.#enter(tx, { identity, prepared, linkTo }, input),
    );
    announce();
    this.#sessions.announce(ended);
    relay.wake();
    return token;
  }

  /** The session that asked for the link must still be the one of this browser. */
  async #linkTarget(attempt: Attempt, currentToken: string | null): Promise<PersonId | null> {
    if (attempt.linkSessionId === null) return null;
    const session = await this.#sessions.find(currentToken).catch((error: unknown) => {
      throw new SignInRefused('session_needed', 'the session that asked for the link is over', error);
    });
    if (session.sessionId !== attempt.linkSessionId || session.personId !== attempt.linkPersonId) {
      throw new SignInRefused('session_needed', 'another session than the one that asked for the link');
    }
    return session.personId;
  }

  async #enter(
    tx: Tx,
    { identity, prepared, linkTo }: { identity: BankIdentity; prepared: object; linkTo: PersonId | null },
    input: CallbackInput,
  ): Promise<{ token: string; ended: EndedSession[]; announce: () => void }> {
    const { audit, clock, mandateIntake } = this.#deps;
    const { connectionId, bank, mandate } = identity;
    const { personId, linked } = await this.#person(tx, identity, linkTo);
    const taken = await mandateIntake.use.take(tx, { personId, identity, prepared });
    const { mandateId, enterpriseId, standing, announce } = taken;
    const ended =
      input.currentToken === null
        ? []
        : await this.#sessions.endWithin(tx, { tokenHash: sha256(input.currentToken) }, 'replaced', null);
    const { client } = input;
    const begun = await this.#sessions.begin(tx, { personId, mandateId, enterpriseId, identity, standing, client });
    ended.push(
      ...(await this.#sessions.endWithin(tx, { personId, keepNewest: limits.sessionsPerPerson }, 'too_many', null)),
    );
    const actor = { kind: 'person' as const, id: personId, mandateId };
    const entry = { enterpriseId, actor, details: { bank, customerId: mandate.customerId, roleId: mandate.roleId } };
    await audit.write(
      tx,
      ...(linked ? [{ ...entry, action: 'bank_identity.linked', target: `person:${personId}` }] : []),
      { ...entry, action: 'session.begun', target: `session:${begun.sessionId}` },
    );
    await writeEvents(tx, clock, [
      signedIn({ personId, enterpriseId, mandateId, connectionId, customerId: mandate.customerId }),
    ]);
    return { token: begun.token, ended, announce };
  }

  async #person(
    tx: Tx,
    identity: BankIdentity,
    linkTo: PersonId | null,
  ): Promise<{ personId: PersonId; linked: boolean }> {
    const { connectionId, subject, bank, name } = identity;
    const now = this.#deps.clock.now();
    await lockBankIdentity(tx, connectionId, subject);
    const known = await findPersonAtBank(tx, connectionId, subject);
    if (linkTo !== null && known !== null && known !== linkTo) {
      throw new SignInRefused('already_linked', 'the bank knows this person as another person of ours');
    }
    const personId = known ?? linkTo ?? newId<'person'>();
    if (known === null && linkTo === null) await insertPerson(tx, personId, name, now);
    // The name stays that of the bank by which the person came; a linked bank only adds what was not known.
    else if (linkTo === null) await renamePerson(tx, personId, name);
    await saveBankIdentity(tx, { connectionId, subject, personId, bank, now });
    return { personId, linked: known === null && linkTo !== null };
  }

  #knows(bank: string): boolean {
    return this.#deps.config.banks.some((one) => one.slug === bank);
  }

  #redirectUri(bank: string): string {
    return `${this.#deps.config.publicUrl}/v1/sign-in/banks/${bank}/callback`;
  }
}
