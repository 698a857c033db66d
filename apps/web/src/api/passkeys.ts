import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { queryOptions } from '@tanstack/react-query';
import { api, body, done } from './client.ts';
import { Problem } from './problem.ts';
import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];

export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: () => body(api.GET('/v1/passkeys')),
});

/** Whether this browser can speak to an authenticator at all. */
export function knowsPasskeys(): boolean {
  return typeof globalThis.PublicKeyCredential === 'function';
}

/** Has the browser make a passkey and adds it. Throws a `Problem`, `client.passkey_cancelled` where the person did not go on. */
export async function addPasskey(name: string): Promise<void> {
  const { options } = await body(api.POST('/v1/passkeys/begin'));
  const { startRegistration } = await import('@simplewebauthn/browser');
  // The server makes these options with the counterpart of the library that reads them.
  const credential = await startRegistration({
    optionsJSON: options as Parameters<typeof startRegistration>[0]['optionsJSON'],
  }).catch(refused);
  // What the browser gives has the shape of the standard, which the schema spells out.
  await body(
    api.POST('/v1/passkeys', { body: { name, credential: credential as Schemas['NewPasskey']['credential'] } }),
  );
}

export function removePasskey(passkeyId: string): Promise<void> {
  return done(api.DELETE('/v1/passkeys/{passkeyId}', { params: { path: { passkeyId } } }));
}

/**
 * Has the person vouch with one of his passkeys for what the options were made for, `PasskeyRequestOptions` of the interface; gives a
 * `PasskeyAssertion`. Throws like `addPasskey`.
 */
export async function vouch(options: PublicKeyCredentialRequestOptionsJSON): Promise<AuthenticationResponseJSON> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return startAuthentication({ optionsJSON: options }).catch(refused);
}

/** A browser never says whether a person declined or a device failed (Web Authentication Level 3 §14.5.1). */
function refused(thrown: unknown): never {
  const known =
    thrown instanceof Error && 'code' in thrown && thrown.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
  throw new Problem(0, known ? 'identity.passkey_known' : 'client.passkey_cancelled', null, []);
}
