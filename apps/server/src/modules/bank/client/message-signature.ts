import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { bankLimits } from '../bank-limits.ts';
import type { BankKey } from '../connections/bank-keys.ts';
import { verifyEs256 } from '../records/jws.ts';
import { UnsignedAnswer } from './bank-error.ts';
import type { RawAnswer } from './bank-transport.ts';

/** What a signature of UK Open Banking says besides: when it was made, by whom, and under whose trust. */
export const iatClaim = 'http://openbanking.org.uk/iat';
export const issClaim = 'http://openbanking.org.uk/iss';
export const tanClaim = 'http://openbanking.org.uk/tan';

/** The header of a signature (UK Open Banking v4, Read/Write Data API Profile, "Message Signing"). */
const header = Compile(
  Type.Object({
    alg: Type.Literal('ES256'),
    kid: Type.String({ minLength: 1, maxLength: 200 }),
    crit: Type.Array(Type.Enum([iatClaim, issClaim, tanClaim]), { minItems: 3, maxItems: 3, uniqueItems: true }),
    // From v3.1.4 on what is signed is always the encoded body; the unencoded one of RFC 7797 is not understood here.
    b64: Type.Optional(Type.Literal(true)),
    cty: Type.Optional(Type.Enum(['json', 'application/json'])),
    [iatClaim]: Type.Integer(),
    [issClaim]: Type.String(),
    [tanClaim]: Type.String(),
  }),
);

interface Expected {
  /** The issuer of the bank, which is who signs, and whose host name stands for whose trust its keys are under. */
  readonly issuer: string;
  readonly now: Date;
  readonly findKey: (kid: string) => Promise<BankKey | null>;
}

/**
 * Holds the detached JWS over an answer (RFC 7515, appendix F) against the keys that the bank publishes.
 * @throws UnsignedAnswer where it is missing, malformed, old, another's or of another body; BankError when the keys cannot be asked for.
 */
export async function verifyMessage({ status, headers, body }: RawAnswer, expected: Expected): Promise<void> {
  const unsigned = (detail: string): UnsignedAnswer => new UnsignedAnswer(detail, status);
  const signature = headers.get('x-jws-signature');
  if (signature === null) throw unsigned('there is none');
  const [, protectedPart = '', signaturePart = ''] = /^([\w-]+)\.\.([\w-]+)$/.exec(signature) ?? [];
  const said = readHeader(protectedPart);
  if (!header.Check(said)) throw unsigned('it is no detached JWS with the header of UK Open Banking');
  if (said[issClaim] !== expected.issuer) throw unsigned('another signed it');
  if (said[tanClaim] !== new URL(expected.issuer).hostname) throw unsigned('it is under another trust');
  const ageMs = expected.now.getTime() - said[iatClaim] * 1_000;
  if (Math.abs(ageMs) > bankLimits.answerAgeMs) throw unsigned('it was made at another time');
  const key = await expected.findKey(said.kid);
  if (key === null) throw unsigned('the bank publishes no such key');
  const signed = Buffer.from(`${protectedPart}.${Buffer.from(body).toString('base64url')}`, 'ascii');
  if (!(await verifyEs256(signed, key.key, Buffer.from(signaturePart, 'base64url'))))
    throw unsigned('it is of another body, or of another key');
}

function readHeader(protectedPart: string): unknown {
  try {
    return JSON.parse(Buffer.from(protectedPart, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
