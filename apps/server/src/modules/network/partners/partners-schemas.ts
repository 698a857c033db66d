import { Type, type Static } from 'typebox';
import { Nullable, pageOf, Uuid } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { EnterpriseSummarySchema } from '../../enterprises/index.ts';
import { NamedPageQuery } from '../name-search.ts';

const settled = ['requested', 'received', 'active', 'ended'] as const;

export const PartnerParams = Type.Object({ enterpriseId: Uuid });

export const PartnersQuery = Type.Object({
  ...NamedPageQuery.properties,
  state: Type.Optional(Type.Enum([...settled], { description: 'Only those that stand so' })),
});

export const PartnerRequest = Type.Object(
  {
    enterpriseId: Uuid,
    note: Type.Optional(
      Nullable(Type.String({ maxLength: limits.partnerNoteMaxCharacters }), 'A few words to the one who is asked'),
    ),
  },
  { additionalProperties: false, description: 'Asks an enterprise to become a partner' },
);

export const Partner = Type.Object(
  {
    enterprise: EnterpriseSummarySchema,
    state: Type.Enum(['none', ...settled], {
      description:
        'From the own side: requested = we asked, received = we were asked; none in the answer to cancel and decline',
    }),
    note: Nullable(Type.String(), 'What the one who asked wrote'),
    since: Nullable(Type.String({ format: 'date-time' }), 'Since when it stands so'),
    can: Type.Array(Type.Enum(['accept', 'decline', 'cancel', 'end']), { description: 'What this member can do next' }),
  },
  { $id: 'Partner', description: 'Another enterprise that is, was or may become a partner' },
);
export type Partner = Static<typeof Partner>;

export const PartnersPage = pageOf(Partner);

const count = (description: string) => Type.Integer({ minimum: 0, description });

export const PartnerCounts = Type.Object(
  {
    active: count('Partners'),
    received: count('Requests that wait for our answer'),
    requested: count('Requests of ours that wait for an answer'),
    watched: count('Enterprises that we watch'),
    blocked: count('Enterprises that we have shut out'),
  },
  { $id: 'PartnerCounts', description: 'With how many enterprises we stand how' },
);
export type PartnerCounts = Static<typeof PartnerCounts>;
