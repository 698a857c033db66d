import { Type } from 'typebox';
import { Instant, PageQuery, oneOf } from '../../../platform/http/schemas.ts';
import { CategorySchema } from '../facts/fact-schemas.ts';
import { EnterpriseRefSchema } from '../profile/enterprise-schemas.ts';
import { waysOfLooking } from './look.ts';

const HowSchema = oneOf(
  waysOfLooking,
  'opened: your page, facts, history or evidence; listed: beside others, in a list, a search or a feed',
);

export const LookSchema = Type.Object(
  {
    reader: EnterpriseRefSchema,
    readerRole: Type.String({ description: 'Role of the one who looked, as the bank calls it' }),
    how: HowSchema,
    categories: Type.Array(CategorySchema, { description: 'What was seen that is not public' }),
    firstAt: Type.String({ ...Instant, description: 'When it was looked at first in this hour' }),
    lastAt: Type.String({ ...Instant, description: 'When it was looked at last in this hour' }),
    count: Type.Integer({ description: 'How often it was read in this hour' }),
  },
  { description: 'What one enterprise, under one role, saw of yours within one hour' },
);

export const LooksQuery = Type.Object({ ...PageQuery.properties, how: Type.Optional(HowSchema) });
