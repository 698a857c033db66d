import { Type, type Static } from 'typebox';
import { Instant, Nullable, oneOf, PageQuery, pageOf, Text, Uuid } from '../../../platform/http/schemas.ts';
import { BankRef, Named } from '../../identity/index.ts';

const memberState = oneOf(
  ['active', 'left', 'removed'],
  'active: acts for the enterprise; left: no longer does, and may come back; removed: may not come back until let in again',
);

export const MembersQuery = Type.Object({ ...PageQuery.properties, state: Type.Optional(memberState) });
export const MemberParams = Type.Object({ personId: Uuid });
export const LeaveBody = Type.Object(
  {
    evenAsLastOwner: Type.Optional(
      Type.Boolean({ description: 'Leave although nobody would be left who can manage members' }),
    ),
  },
  { additionalProperties: false, description: 'A wish to act for this enterprise no longer' },
);

export const Member = Type.Object(
  {
    personId: Uuid,
    name: Text,
    roles: Type.Array(Named, { description: 'The roles under which he last acted, the newest first' }),
    departments: Type.Array(Named, { description: 'The departments in which he last acted, the newest first' }),
    banks: Type.Array(BankRef, { description: 'The banks whose tables hold his mandates' }),
    since: Instant,
    lastSeenAt: Nullable(Instant, 'When a bank last returned a mandate of his'),
    state: memberState,
    isSelf: Type.Boolean({ description: 'True when it is you' }),
    can: Type.Array(oneOf(['remove', 'let_in', 'leave'], 'One thing that you may do'), {
      description: 'What you may do about it under your mandate',
    }),
  },
  { $id: 'Member', description: 'A person who acts, or acted, for the enterprise' },
);
export type Member = Static<typeof Member>;
export const MembersPage = pageOf(Member);
