import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { ActingContext } from '../../../platform/acting-context.ts';
import { sha256 } from '../../../platform/crypto/seal.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors.ts';
import { newId, type PersonId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import type { IdentityDeps } from '../identity-deps.ts';
import { noPasskey, passkeyKnown, passkeyRefused, signInAgain, tooManyPasskeys } from '../identity-errors.ts';
import { selectPersonName } from '../people/person-store.ts';
import { selectSession } from '../sessions/session-store.ts';
import { isFresh, registrationPurpose, relyingPartyOf } from './passkey.ts';
import type { NewPasskeyBody, PasskeyAssertion, PasskeyRequestOptions } from './passkey-schemas.ts';
import {
  deletePasskey,
  insertChallenge,
  insertPasskey,
  lockPasskey,
  lockPasskeysOf,
  selectPasskeys,
  takeChallenge,
  updateUsed,
  type PasskeyId,
  type StoredPasskey,
} from './passkey-store.ts';

/** COSE algorithms that every authenticator has one of: EdDSA, ES256, RS256 (IANA COSE Algorithms). */
const algorithms = [-8, -7, -257];

/** Passkeys: made shortly after a sign-in at the bank, and asked for where a sign-in alone is not enough. */
export class PasskeyService {
  readonly #deps: IdentityDeps;
  readonly #site: { readonly id: string; readonly origin: string };

  constructor(deps: IdentityDeps) {
    this.#deps = deps;
    this.#site = relyingPartyOf(deps.config.publicUrl);
  }

  list(context: ActingContext): Promise<{ passkeys: StoredPasskey[]; mayAdd: boolean }> {
    return this.#deps.db.asSystem('identity.list_passkeys', async (tx) => ({
      passkeys: await selectPasskeys(tx, context.personId, limits.passkeysPerPerson),
      mayAdd: await this.#mayAdd(tx, context),
    }));
  }

  /** What the browser is asked in order to make a passkey. @throws Problem 403 when the sign-in is not fresh; 409 when there are too many. */
  async begin(context: ActingContext) {
    const { personId } = context;
    const { name, passkeys } = await this.#deps.db.asSystem('identity.list_passkeys', async (tx) => {
      if (!(await this.#mayAdd(tx, context))) throw signInAgain();
      const known = await selectPasskeys(tx, personId, limits.passkeysPerPerson);
      return { passkeys: known, name: await selectPersonName(tx, personId) };
    });
    if (passkeys.length >= limits.passkeysPerPerson) throw tooManyPasskeys();
    const called = name.zh ?? name.en ?? 'Guildhall';
    const options = await generateRegistrationOptions({
      rpName: 'Guildhall',
      rpID: this.#site.id,
      userName: called,
      userDisplayName: called,
      // Not the person's id itself: authenticators show and synchronise it (Web Authentication Level 3 §14.6.1).
      userID: new Uint8Array(sha256(`passkey-user|${personId}`)),
      excludeCredentials: passkeys.map(toDescriptor),
      supportedAlgorithmIDs: algorithms,
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
      timeout: limits.passkeyChallengeMinutes * 60_000,
    });
    await this.#keep(personId, registrationPurpose, options.challenge);
    return options;
  }

  /** Keeps a passkey that was made. @throws Problem 403, 409 as `begin`; 422 when the answer does not hold. */
  async add(context: ActingContext, body: NewPasskeyBody): Promise<StoredPasskey> {
    const { audit, clock, db } = this.#deps;
    const { personId } = context;
    const { credential } = body;
    const challenge = await this.#take(personId, registrationPurpose, credential.response.clientDataJSON);
    const verified = await verifyRegistrationResponse({
      response: { clientExtensionResults: {}, ...credential },
      expectedChallenge: challenge,
      expectedOrigin: this.#site.origin,
      expectedRPID: this.#site.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }).catch(refuse);
    if (!verified.verified) throw passkeyRefused();
    const made = verified.registrationInfo;
    return db.asSystem('identity.add_passkey', async (tx) => {
      if (!(await this.#mayAdd(tx, context))) throw signInAgain();
      await lockPasskeysOf(tx, personId);
      const known = await selectPasskeys(tx, personId, limits.passkeysPerPerson);
      if (known.length >= limits.passkeysPerPerson) throw tooManyPasskeys();
      const passkey: StoredPasskey = {
        passkeyId: newId<'passkey'>(),
        personId,
        credentialId: made.credential.id,
        publicKey: Buffer.from(made.credential.publicKey),
        counter: BigInt(made.credential.counter),
        transports: credential.response.transports ?? [],
        backedUp: made.credentialBackedUp,
        name: body.name.trim(),
        createdAt: clock.now(),
        lastUsedAt: null,
      };
      if (!(await insertPasskey(tx, passkey))) throw passkeyKnown();
      await audit.write(tx, { ...entryOf(context, passkey.passkeyId), action: 'passkey.added' });
      return passkey;
    });
  }

  /** @throws Problem 404 for one that is not the person's own. */
  async remove(context: ActingContext, passkeyId: PasskeyId): Promise<void> {
    await this.#deps.db.asSystem('identity.remove_passkey', async (tx) => {
      const name = await deletePasskey(tx, context.personId, passkeyId);
      if (name === null) throw notFound('This passkey');
      await this.#deps.audit.write(tx, { ...entryOf(context, passkeyId), action: 'passkey.removed' });
    });
  }

  /**
   * Asks for one of the person's passkeys, for one purpose. The purpose is to name exactly what is vouched for, content included.
   * @throws Problem 409 when the person has none.
   */
  async challenge(personId: PersonId, purpose: string): Promise<PasskeyRequestOptions> {
    const passkeys = await this.#deps.db.asSystem('identity.list_passkeys', (tx) =>
      selectPasskeys(tx, personId, limits.passkeysPerPerson),
    );
    if (passkeys.length === 0) throw noPasskey();
    const options = await generateAuthenticationOptions({
      rpID: this.#site.id,
      allowCredentials: passkeys.map(toDescriptor),
      userVerification: 'required',
      timeout: limits.passkeyChallengeMinutes * 60_000,
    });
    await this.#keep(personId, purpose, options.challenge);
    return options;
  }

  /**
   * Holds an authenticator's answer against what it was asked, in a transaction of its own: a challenge is spent by the first answer,
   * whatever becomes of what it vouches for. Call it before, not inside, the transaction that relies on it.
   * @throws Problem 422 when it does not hold, was asked for another purpose, or came too late.
   */
  async verify(asked: {
    personId: PersonId;
    purpose: string;
    assertion: PasskeyAssertion;
  }): Promise<{ passkeyId: PasskeyId }> {
    const { personId, purpose, assertion } = asked;
    const { clock, db } = this.#deps;
    const challenge = await this.#take(personId, purpose, assertion.response.clientDataJSON);
    return db.asSystem('identity.verify_passkey', async (tx) => {
      const passkey = await lockPasskey(tx, personId, assertion.id);
      if (passkey === null) throw passkeyRefused();
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: { clientExtensionResults: {}, ...assertion },
        expectedChallenge: challenge,
        expectedOrigin: this.#site.origin,
        expectedRPID: this.#site.id,
        requireUserVerification: true,
        credential: {
          ...toDescriptor(passkey),
          publicKey: new Uint8Array(passkey.publicKey),
          counter: Number(passkey.counter),
        },
      }).catch(refuse);
      if (!verified) throw passkeyRefused();
      const { newCounter, credentialBackedUp } = authenticationInfo;
      const used = { counter: BigInt(newCounter), backedUp: credentialBackedUp, now: clock.now() };
      await updateUsed(tx, passkey.passkeyId, used);
      return { passkeyId: passkey.passkeyId };
    });
  }

  async #mayAdd(tx: Tx, { sessionId }: ActingContext): Promise<boolean> {
    const session = await selectSession(tx, sessionId);
    return session !== null && isFresh(session.signedInAt, this.#deps.clock.now());
  }

  #keep(personId: PersonId, purpose: string, challenge: string): Promise<void> {
    const { clock, db } = this.#deps;
    const expiresAt = new Date(clock.now().getTime() + limits.passkeyChallengeMinutes * 60_000);
    return db.asSystem('identity.ask_passkey', (tx) =>
      insertChallenge(tx, { hash: sha256(challenge), personId, purpose, expiresAt }, limits.passkeyChallengesPerPerson),
    );
  }

  /** @returns the challenge, which was ours, for this person and purpose, and in time. */
  async #take(personId: PersonId, purpose: string, clientData: string): Promise<string> {
    const challenge = challengeIn(clientData);
    if (challenge === null) throw passkeyRefused();
    const { clock, db } = this.#deps;
    const taken = await db.asSystem('identity.take_passkey_challenge', (tx) =>
      takeChallenge(tx, { hash: sha256(challenge), personId, purpose }, clock.now()),
    );
    if (!taken) throw passkeyRefused();
    return challenge;
  }
}

/** The challenge that the browser says it had signed (Web Authentication Level 3 §5.8.1). */
function challengeIn(clientData: string): string | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(clientData, 'base64url').toString('utf8'));
    const challenge = typeof read === 'object' && read !== null && 'challenge' in read ? read.challenge : null;
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}

function toDescriptor(passkey: StoredPasskey) {
  return { id: passkey.credentialId, transports: [...passkey.transports] };
}

function entryOf(context: ActingContext, passkeyId: PasskeyId) {
  const { enterpriseId, personId, mandateId } = context;
  return { enterpriseId, actor: { kind: 'person' as const, id: personId, mandateId }, target: `passkey:${passkeyId}` };
}

/** The library tells by plain errors what does not hold; whoever tries is told only that it does not. */
function refuse(cause: unknown): never {
  throw passkeyRefused(cause);
}
