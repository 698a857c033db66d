import { Type, type Static } from 'typebox';
import { Uuid } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';

const bytes = (description: string) =>
  Type.String({ minLength: 1, maxLength: limits.passkeyMaxCharacters, pattern: '^[A-Za-z0-9_-]+={0,2}$', description });
const transports = Type.Optional(
  Type.Array(Type.String({ maxLength: 20, pattern: '^[a-z-]+$' }), {
    maxItems: 10,
    description: 'How the browser reaches the authenticator, as it told us',
  }),
);
const descriptor = Type.Object({
  id: Type.String({ description: 'The credential, base64url' }),
  type: Type.String({ description: 'Always public-key' }),
  transports: Type.Optional(Type.Array(Type.String(), { description: 'How the browser may reach it' })),
});
const timeout = Type.Optional(Type.Number({ description: 'Milliseconds that the browser waits' }));
const extensionResults = Type.Optional(
  Type.Object({}, { additionalProperties: true, description: 'Results of extensions; none is asked for' }),
);
const attachment = Type.Optional(
  Type.Union([Type.Literal('platform'), Type.Literal('cross-platform')], {
    description: 'Built in, or a device apart',
  }),
);

/** What the browser is asked in order to make a passkey (Web Authentication Level 3 §5.4, in its JSON form §5.1.8). */
export const PasskeyCreationOptions = Type.Object(
  {
    rp: Type.Object(
      {
        name: Type.String({ description: 'Our name' }),
        id: Type.Optional(Type.String({ description: 'Our host name' })),
      },
      { description: 'The site that the passkey is for' },
    ),
    user: Type.Object(
      {
        id: Type.String({ description: 'Opaque, base64url' }),
        name: Type.String({ description: 'Name of the person' }),
        displayName: Type.String({ description: 'The same, to be shown' }),
      },
      { description: 'Whose passkey it becomes' },
    ),
    challenge: Type.String({ description: 'To be signed; works once' }),
    pubKeyCredParams: Type.Array(
      Type.Object({
        alg: Type.Number({ description: 'COSE algorithm' }),
        type: Type.Literal('public-key', { description: 'Always public-key' }),
      }),
      { description: 'Algorithms we verify, the preferred one first' },
    ),
    timeout,
    excludeCredentials: Type.Optional(Type.Array(descriptor, { description: 'Those the person has already' })),
    authenticatorSelection: Type.Optional(
      Type.Object(
        {
          residentKey: Type.Optional(Type.String({ description: 'Whether it must be discoverable' })),
          requireResidentKey: Type.Optional(Type.Boolean({ description: 'The same, for older browsers' })),
          userVerification: Type.Optional(Type.String({ description: 'Whether it must know the person' })),
        },
        { description: 'Which authenticators will do' },
      ),
    ),
    attestation: Type.Optional(Type.String({ description: 'None is asked for' })),
  },
  { description: 'Give this to navigator.credentials.create' },
);

/** What the browser is asked in order to vouch with a passkey (Web Authentication Level 3 §5.5). */
export const PasskeyRequestOptions = Type.Object(
  {
    challenge: Type.String({ description: 'To be signed; works once, for what it was asked for' }),
    timeout,
    rpId: Type.Optional(Type.String({ description: 'Our host name' })),
    allowCredentials: Type.Optional(Type.Array(descriptor, { description: 'The passkeys of the person' })),
    userVerification: Type.Optional(Type.String({ description: 'The authenticator must know the person' })),
  },
  { $id: 'PasskeyRequestOptions', description: 'Give this to navigator.credentials.get' },
);
export type PasskeyRequestOptions = Static<typeof PasskeyRequestOptions>;

/** The answer of an authenticator that vouches (Web Authentication Level 3 §5.1.8, AuthenticationResponseJSON). */
export const PasskeyAssertion = Type.Object(
  {
    id: bytes('The credential'),
    rawId: bytes('The same'),
    type: Type.Literal('public-key', { description: 'Always public-key' }),
    response: Type.Object(
      {
        clientDataJSON: bytes('What the browser says it asked'),
        authenticatorData: bytes('What the authenticator says of itself'),
        signature: bytes('Over both'),
        userHandle: Type.Optional(bytes('Whose passkey the authenticator takes it for')),
      },
      { additionalProperties: false, description: 'The signed answer' },
    ),
    authenticatorAttachment: attachment,
    clientExtensionResults: extensionResults,
  },
  { additionalProperties: false, $id: 'PasskeyAssertion', description: 'What navigator.credentials.get gave' },
);
export type PasskeyAssertion = Static<typeof PasskeyAssertion>;

export const NewPasskeyBody = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: limits.passkeyNameMaxCharacters,
      pattern: '\\S',
      description: 'By which the person knows it again, such as "Office laptop"',
    }),
    credential: Type.Object(
      {
        id: bytes('The credential'),
        rawId: bytes('The same'),
        type: Type.Literal('public-key', { description: 'Always public-key' }),
        response: Type.Object(
          {
            clientDataJSON: bytes('What the browser says it asked'),
            attestationObject: bytes('The new public key'),
            transports,
            publicKeyAlgorithm: Type.Optional(Type.Number({ description: 'COSE algorithm, as the browser reads it' })),
            publicKey: Type.Optional(bytes('The key, as the browser reads it; not used')),
            authenticatorData: Type.Optional(bytes('As the browser reads it; not used')),
          },
          { additionalProperties: false, description: 'What the authenticator made' },
        ),
        authenticatorAttachment: attachment,
        clientExtensionResults: extensionResults,
      },
      { additionalProperties: false, description: 'What navigator.credentials.create gave (RegistrationResponseJSON)' },
    ),
  },
  { additionalProperties: false, $id: 'NewPasskey', description: 'A passkey that was made' },
);
export type NewPasskeyBody = Static<typeof NewPasskeyBody>;

export const Passkey = Type.Object(
  {
    id: Uuid,
    name: Type.String({ description: 'As the person named it' }),
    backedUp: Type.Boolean({
      description: 'Kept by a service of its maker too, and so on other devices of the person',
    }),
    createdAt: Type.String({ format: 'date-time', description: 'When it was added' }),
    lastUsedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], {
      description: 'When it last vouched',
    }),
  },
  { $id: 'Passkey', description: 'A passkey of mine' },
);

export const PasskeyList = Type.Object({
  items: Type.Array(Passkey, { description: 'All of them, their number is bounded' }),
  mayAdd: Type.Boolean({
    description: 'Whether one can be added now: only shortly after signing in at the bank',
  }),
});

export const PasskeyBegun = Type.Object({ options: PasskeyCreationOptions });

export const PasskeyParams = Type.Object({
  passkeyId: Uuid,
});
