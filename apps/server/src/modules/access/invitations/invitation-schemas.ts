import { Type, type Static } from 'typebox';
import { Instant, Nullable, oneOf, PageQuery, pageOf, Text, Uuid } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { BankRef } from '../../identity/index.ts';

export const InvitationsQuery = PageQuery;
export const InvitationParams = Type.Object({ invitationId: Uuid });
// What a bank may call somebody or something (OpenID Connect Core §2: at most 255 characters of ASCII).
const bankWord = (description: string) =>
  Type.Optional(
    Nullable(Type.String({ minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$', description }), description),
  );

export const InvitationBody = Type.Object(
  {
    bank: Type.String({
      minLength: 1,
      maxLength: 63,
      description: 'Slug of the bank whose table will hold the mandate',
    }),
    name: Type.Optional(
      Nullable(
        Type.String({ maxLength: limits.invitationNameMaxCharacters, description: 'How you call the person' }),
        'For your own list; nobody else reads it',
      ),
    ),
    subject: bankWord('How the bank calls the person, where you know it: then nobody else can follow the invitation'),
    customerId: bankWord("The enterprise's number at the bank"),
    roleId: bankWord('The role that the bank gives the person'),
    departmentId: bankWord('The department in which the bank gives it'),
  },
  { additionalProperties: false, description: 'An invitation by bank identity: a person, or at least a role' },
);
export type InvitationBody = Static<typeof InvitationBody>;

export const Invitation = Type.Object(
  {
    id: Uuid,
    bank: BankRef,
    name: Nullable(Type.String(), 'How you call the person'),
    subject: Nullable(Type.String(), 'How the bank calls the person'),
    customerId: Nullable(Type.String(), "The enterprise's number at the bank"),
    roleId: Nullable(Type.String(), 'The role that is awaited'),
    departmentId: Nullable(Type.String(), 'The department that is awaited'),
    state: oneOf(['open', 'accepted', 'cancelled', 'expired'], 'How it stands'),
    createdAt: Instant,
    createdBy: Type.Object({ id: Uuid, name: Text }, { description: 'Who invited' }),
    expiresAt: Instant,
    acceptedAt: Nullable(Instant, 'When it was followed'),
    acceptedBy: Nullable(Type.Object({ id: Uuid, name: Text }), 'Who followed it'),
    link: Type.String({
      description: 'Path of the page to hand to the person: a sign-in at that bank as what you said',
    }),
    can: Type.Array(oneOf(['cancel'], 'One thing that you may do'), { description: 'What you may do about it' }),
  },
  { $id: 'Invitation', description: 'Somebody who is awaited as a member' },
);
export type Invitation = Static<typeof Invitation>;
export const InvitationsPage = pageOf(Invitation);
