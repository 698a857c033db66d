import { Type, type Static } from 'typebox';

const rate = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });

/** How this bank misbehaves on purpose; everything off by default. Rates are chances per delivery or answer. */
export const Scenario = Type.Object(
  {
    slowMs: Type.Integer({ minimum: 0, maximum: 60_000, description: 'Every answer and push waits this long, ms.' }),
    serverErrorRate: rate('Answers 503 with Retry-After instead.'),
    truncateRate: rate('Sends half of the body and drops the connection.'),
    duplicateRate: rate('An event is delivered twice.'),
    reorderRate: rate('An event waits until later ones of the batch have been delivered.'),
    replayRate: rate('An event that was acknowledged before is delivered again.'),
    wrongSignatureRate: rate('The signature of the delivery does not verify; the event is delivered rightly later.'),
    wrongAnswerSignatureRate: rate('The signature over an answer about payments does not verify.'),
    clockSkewSeconds: Type.Integer({
      minimum: -86_400,
      maximum: 86_400,
      description: 'How far the clock that stamps deliveries is off, s.',
    }),
    pushNeverArrives: Type.Boolean({ description: 'Pushes vanish; polling still works.' }),
    paymentDelayMs: Type.Integer({
      minimum: 0,
      maximum: 600_000,
      description: 'How long a payment waits before it is executed, ms.',
    }),
    paymentRejectRate: rate('A payment is rejected without a stated reason (MS03).'),
    payTwiceRate: rate('A payment is booked a second time, under the same end-to-end identification.'),
    statementReissueRate: rate('A statement file is issued a second time, as a duplicate.'),
    statementOverlapRate: rate('A statement of a day begins with the day of the one before.'),
    malformedRate: rate('The body is not what the standard says; the event is delivered rightly later.'),
    badTableSignature: Type.Boolean({
      description: 'Permission tables are shown and announced under a signature that does not verify.',
    }),
    oldTableVersion: Type.Boolean({ description: 'The version before is shown and announced instead of the newest.' }),
  },
  { additionalProperties: false, $id: 'Scenario' },
);
export type Scenario = Static<typeof Scenario>;

export const calmScenario: Scenario = {
  slowMs: 0,
  serverErrorRate: 0,
  truncateRate: 0,
  duplicateRate: 0,
  reorderRate: 0,
  replayRate: 0,
  wrongSignatureRate: 0,
  wrongAnswerSignatureRate: 0,
  clockSkewSeconds: 0,
  pushNeverArrives: false,
  paymentDelayMs: 500,
  paymentRejectRate: 0,
  payTwiceRate: 0,
  statementReissueRate: 0,
  statementOverlapRate: 0,
  malformedRate: 0,
  badTableSignature: false,
  oldTableVersion: false,
};
