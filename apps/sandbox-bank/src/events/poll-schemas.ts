import { Type } from 'typebox';

export const PollRequest = Type.Object(
  {
    maxEvents: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 10_000, description: 'Most events; 0 only acknowledges.' }),
    ),
    returnImmediately: Type.Optional(Type.Boolean({ description: 'Do not wait for an event when there is none.' })),
    ack: Type.Optional(
      Type.Array(Type.String({ maxLength: 200 }), {
        maxItems: 1_000,
        description: 'jti of events that were taken over.',
      }),
    ),
    setErrs: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object({
          err: Type.String({ maxLength: 100, description: 'Code of RFC 8935 §2.4.' }),
          description: Type.Optional(Type.String({ maxLength: 1_000, description: 'What is wrong, in words.' })),
        }),
        {
          maxProperties: 1_000,
          description: 'Events that could not be taken over, by jti; they are shown again later.',
        },
      ),
    ),
  },
  { additionalProperties: false, $id: 'PollRequest' },
);

export const PollAnswer = Type.Object(
  {
    sets: Type.Record(Type.String(), Type.String(), { description: 'Security Event Tokens by jti, in no order.' }),
    moreAvailable: Type.Boolean({ description: 'Whether another poll would bring more at once.' }),
  },
  { $id: 'PollAnswer' },
);
