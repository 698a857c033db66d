import { Type, type Static } from 'typebox';
import { Day, Instant, Nullable, oneOf, Text, Uuid } from '../../../platform/http/schemas.ts';

export const DelegationParams = Type.Object({ delegationId: Uuid });
const bankWord = (description: string) => Type.String({ minLength: 1, maxLength: 255, description });
const HolderBody = Type.Object(
  {
    subject: bankWord('The person, as the bank calls him'),
    roleId: bankWord('His role'),
    departmentId: bankWord('His department'),
  },
  { additionalProperties: false, description: 'A holder of the permission table' },
);
const Place = {
  role: Type.Object({ id: Type.String({ description: 'Id at the bank' }), name: Text }, { description: 'The role' }),
  department: Type.Object(
    { id: Type.String({ description: 'Id at the bank' }), name: Text },
    { description: 'The department' },
  ),
};
const Holder = Type.Object(
  { subject: Type.String({ description: 'The person, as the bank calls him' }), name: Text, ...Place },
  { description: 'A holder of the permission table' },
);

export const DelegationBody = Type.Object(
  {
    delegate: HolderBody,
    fromOn: Type.String({ ...Day, description: 'First day; today or later' }),
    untilOn: Type.String({ ...Day, description: 'Last day, included' }),
  },
  { additionalProperties: false, description: 'Who signs for me, and when' },
);
export type DelegationBody = Static<typeof DelegationBody>;

export const Delegation = Type.Object(
  {
    id: Uuid,
    direction: oneOf(['given', 'held'], 'Whether somebody signs for the reader, or the reader for somebody'),
    delegator: Holder,
    delegate: Holder,
    fromOn: Type.String({ ...Day, description: 'First day' }),
    untilOn: Type.String({ ...Day, description: 'Last day, included' }),
    standing: oneOf(['coming', 'in_force', 'over'], 'How it stands today'),
    createdAt: Instant,
    endedAt: Nullable(Instant, 'When it was ended before its last day'),
    can: Type.Array(oneOf(['end'], 'A deed'), { description: 'What the reader may do now' }),
  },
  { description: 'Somebody signs for somebody who is away' },
);
export type Delegation = Static<typeof Delegation>;

export const DelegationList = Type.Object({
  items: Type.Array(Delegation, { description: 'The newest first; the last hundred' }),
  candidates: Type.Array(Holder, { description: 'Who could sign for the reader' }),
  whyNot: Nullable(
    oneOf(['signs_nothing'], 'A reason'),
    'Why the reader cannot name anybody: his own mandate signs nothing',
  ),
});
export type DelegationList = Static<typeof DelegationList>;
