import type { BankContext } from '../bank-context.ts';
import { epochSeconds } from '../clock.ts';
import type { ClientConfig } from '../config.ts';
import { newId } from '../ids.ts';
import { signJws } from '../keys/jws.ts';
import { limits } from '../limits.ts';
import { sessionsOf } from '../oidc/artifact-store.ts';
import type { ProviderHolder } from '../oidc/provider-holder.ts';

/** Ends every session of a person at the bank and tells the clients (OpenID Connect Back-Channel Logout §2.5). */
export async function signOutPerson(bank: BankContext, oidc: ProviderHolder, personId: string): Promise<number> {
  const provider = oidc.provider();
  const sessionIds = await sessionsOf(bank.db, personId);
  for (const sessionId of sessionIds) {
    const session = await provider.Session.find(sessionId);
    if (session === undefined) continue;
    for (const [clientId, { sid, grantId }] of Object.entries(session.authorizations ?? {})) {
      const client = bank.config.clients.find((known) => known.clientId === clientId);
      if (client?.backchannelLogoutUri !== undefined) await tellClient(bank, client, personId, sid);
      if (grantId === undefined) continue;
      for (const model of [provider.AccessToken, provider.AuthorizationCode]) await model.revokeByGrantId(grantId);
      await (await provider.Grant.find(grantId))?.destroy();
    }
    await session.destroy();
  }
  return sessionIds.length;
}

async function tellClient(
  bank: BankContext,
  client: ClientConfig,
  personId: string,
  sid: string | undefined,
): Promise<void> {
  const now = epochSeconds(bank.clock.now());
  const token = signJws(bank.keys.current(), 'logout+jwt', {
    iss: bank.config.issuer,
    aud: client.clientId,
    iat: now,
    exp: now + 120,
    jti: newId(),
    sub: personId,
    ...(sid === undefined ? {} : { sid }),
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  });
  try {
    const answer = await fetch(client.backchannelLogoutUri ?? '', {
      method: 'POST',
      redirect: 'error',
      body: new URLSearchParams({ logout_token: token }),
      signal: AbortSignal.timeout(limits.pushTimeoutMs),
    });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
  } catch (error) {
    // The session ends here all the same; the client's own timeouts end it there.
    bank.log.warn('logout not delivered', { client: client.clientId, reason: String(error) });
  }
}
