import { Type, type Static } from 'typebox';
import { Instant, pageOf, Uuid } from '../../../platform/http/schemas.ts';
import { EnterpriseSummarySchema } from '../../enterprises/index.ts';
import { NamedPageQuery } from '../name-search.ts';

export const WatchParams = Type.Object({ enterpriseId: Uuid });
export const WatchesQuery = NamedPageQuery;

export const Watch = Type.Object(
  { enterprise: EnterpriseSummarySchema, since: Instant },
  { $id: 'Watch', description: 'An enterprise that we keep an eye on; it does not know' },
);
export type Watch = Static<typeof Watch>;

export const WatchesPage = pageOf(Watch);
