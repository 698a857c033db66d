import { Type, type Static } from 'typebox';
import { Nullable, Text, Uuid } from '../../platform/http/schemas.ts';
import type { EnterpriseSummary as Summary } from '../enterprises/index.ts';
import { BankRef } from '../identity/index.ts';

const Relation = Type.Object(
  {
    partner: Type.Enum(['none', 'requested', 'received', 'active', 'ended'], {
      description: 'How it stands between us',
    }),
    since: Nullable(Type.String({ format: 'date-time' }), 'Since when'),
    watching: Type.Boolean({ description: 'We watch it' }),
    isOwn: Type.Boolean({ description: 'It is our own' }),
  },
  { description: 'What it is to us' },
);

/** An enterprise as it stands in a list. */
export const EnterpriseSummary = Type.Object(
  {
    id: Uuid,
    name: Text,
    verified: Type.Boolean({ description: 'A bank attests its identification' }),
    status: Type.Enum(['unclaimed', 'registered', 'verified'], {
      description: 'From a registry only, joined, or attested',
    }),
    city: Nullable(Text, 'Where it is, as far as it is shown'),
    industry: Nullable(Text, 'What it does, as far as it is shown'),
    identifiers: Type.Array(
      Type.Object({
        scheme: Type.String({ description: 'uscc, lei, vat or national' }),
        value: Type.String({ description: 'The number' }),
      }),
      { description: 'Its official numbers' },
    ),
    relation: Relation,
    attestedBy: Type.Array(BankRef, { description: 'The banks that attest its name' }),
  },
  { description: 'An enterprise as it stands in a list' },
);
export type EnterpriseSummary = Static<typeof EnterpriseSummary>;

/** The view of a summary. */
export function presentSummary(summary: Summary): EnterpriseSummary {
  return { ...summary, identifiers: [...summary.identifiers], attestedBy: [...summary.attestedBy] };
}

const value = { description: 'The value' };
/** A value of a fact in one of its forms. */
export const FactValue = Type.Unsafe<object>({
  type: 'object',
  description: 'A value of a fact; `type` tells its form',
  required: ['type'],
  additionalProperties: true,
  properties: {
    type: {
      type: 'string',
      enum: ['text', 'plain', 'date', 'money', 'code', 'count', 'boolean', 'list', 'holding'],
      ...value,
    },
  },
});

export const Source = Type.Object(
  {
    kind: Type.Enum(['bank', 'registry', 'enterprise'], { description: 'What it is' }),
    id: Uuid,
    name: Text,
    mark: Nullable(Type.String(), 'One character that stands for it'),
    color: Nullable(Type.String(), 'Its colour, #RRGGBB'),
  },
  { description: 'Who says so' },
);
