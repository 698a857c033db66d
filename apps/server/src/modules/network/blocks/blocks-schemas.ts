import { Type, type Static } from 'typebox';
import { Instant, oneOf, pageOf, Uuid } from '../../../platform/http/schemas.ts';
import { EnterpriseRefSchema } from '../../enterprises/index.ts';
import { NamedPageQuery } from '../name-search.ts';

export const BlockParams = Type.Object({ enterpriseId: Uuid });
export const BlocksQuery = NamedPageQuery;

export const Block = Type.Object(
  {
    enterprise: EnterpriseRefSchema,
    since: Instant,
    can: Type.Array(oneOf(['end'], 'One thing that you may do'), { description: 'What this member can do next' }),
  },
  { $id: 'Block', description: 'An enterprise that we have shut out; it is not told' },
);
export type Block = Static<typeof Block>;
export const BlocksPage = pageOf(Block);
