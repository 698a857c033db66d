import type { webcrypto } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';

/** A key pair as it is kept, sealed. */
export const KeyPair = Type.Object({
  privateJwk: Type.Object({ kty: Type.String() }),
  publicJwk: Type.Object({ kty: Type.String() }),
});

/** A token that a person gave us at the bank, with the key that it is bound to (RFC 9449): whoever holds both acts for him there. */
export const BoundToken = Type.Object({ accessToken: Type.String({ minLength: 1 }), ...KeyPair.properties });
export type BoundToken = Static<typeof BoundToken>;
export const boundTokenShape = Compile(BoundToken);

export async function importKeys(keys: Static<typeof KeyPair>): Promise<webcrypto.CryptoKeyPair> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  return {
    privateKey: await crypto.subtle.importKey('jwk', keys.privateJwk, algorithm, false, ['sign']),
    publicKey: await crypto.subtle.importKey('jwk', keys.publicJwk, algorithm, true, ['verify']),
  };
}
