import { Type, type Static } from 'typebox';
import { Instant, Nullable, oneOf, PageQuery, Text, Uuid } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';

/** The same as identity's EnterpriseRef, which lies further right on the ladder. */
export const AuditEnterprise = Type.Object(
  { id: Uuid, name: Text, verified: Type.Boolean({ description: 'A bank attests its identification' }) },
  { $id: 'AuditEnterprise', description: 'An enterprise that a line is about' },
);

export const AuditActorView = Type.Object(
  {
    kind: oneOf(['person', 'bank', 'system'], 'A person under a mandate, a bank by its message, or the network itself'),
    id: Nullable(
      Type.String(),
      'Of the person, the bank, or the work of the network; null where it is not the reader’s to know',
    ),
    name: Nullable(Text, 'Where known and shown to the reader'),
    isOperator: Type.Boolean({ description: 'Somebody who runs the network, and no member of this enterprise' }),
  },
  { $id: 'AuditActor', description: 'Who did it' },
);

export const AuditLineView = Type.Object(
  {
    id: Uuid,
    occurredAt: Instant,
    enterprise: AuditEnterprise,
    actor: AuditActorView,
    mandateId: Nullable(Uuid, 'Under which mandate a person did it'),
    action: Type.String({ description: 'What was done, noun.past_tense' }),
    target: Type.Object(
      {
        kind: Type.String({ description: 'Kind of thing' }),
        id: Type.String({ description: 'Which one' }),
        enterprise: Nullable(AuditEnterprise, 'The enterprise that it is, where it is one that is shown to the reader'),
      },
      { description: 'To what it was done' },
    ),
    details: Type.Array(
      Type.Object({
        name: Type.String({ description: 'Path of the detail' }),
        value: Type.String({ description: 'As text, shortened where it is long' }),
      }),
      { description: 'What was written down with it, flat' },
    ),
    position: Nullable(Type.String(), 'Place in the chain of its enterprise; null until it is chained, within seconds'),
  },
  { $id: 'AuditLine', description: 'One deed' },
);
export type AuditLineView = Static<typeof AuditLineView>;

const filters = {
  action: Type.Optional(Type.String({ pattern: '^[a-z_]{1,60}\\.[a-z_]{1,60}$', description: 'What was done' })),
  actorKind: Type.Optional(oneOf(['person', 'bank', 'system'], 'What kind of actor did it')),
  actor: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Id of the actor' })),
  target: Type.Optional(Type.String({ minLength: 1, maxLength: 300, description: 'To what it was done, kind:id' })),
  from: Type.Optional(Type.String({ format: 'date-time', description: 'At or after this instant' })),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Before this instant' })),
};

export const AuditSearchQuery = Type.Object({
  ...PageQuery.properties,
  enterpriseId: Type.Optional(Uuid),
  enterprise: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: limits.searchMaxCharacters,
      description: 'Part of a name, or an official number',
    }),
  ),
  ...filters,
});
export type AuditSearchQuery = Static<typeof AuditSearchQuery>;

export const OwnAuditQuery = Type.Object({ ...PageQuery.properties, ...filters });
export type OwnAuditQuery = Static<typeof OwnAuditQuery>;
