import { Type } from 'typebox';
import { Instant, Nullable, PageQuery, pageOf } from '../../../platform/http/schemas.ts';
import {
  AssuranceSchema,
  CategorySchema,
  EnterpriseRefSchema,
  FactValueSchema,
  SourceSchema,
} from '../../enterprises/index.ts';

const only = Type.Enum(['all', 'partners', 'watched'], { default: 'all', description: 'Whose changes' });

export const FeedQuery = Type.Object({ ...PageQuery.properties, only: Type.Optional(only) });

export const FeedItem = Type.Object(
  {
    id: Type.String({ description: 'Of this item; ascends with the time of the change' }),
    author: EnterpriseRefSchema,
    kind: Type.Enum(['facts_changed', 'facts_first_attested'], {
      description: 'Changed, or said by this source for the first time',
    }),
    occurredAt: Instant,
    category: CategorySchema,
    source: SourceSchema,
    changes: Type.Array(
      Type.Object({
        key: Type.String({ description: 'Which fact' }),
        old: Nullable(FactValueSchema, 'What it was; null when it is new'),
        new: Nullable(FactValueSchema, 'What it is; null when it ended'),
      }),
      { description: 'What changed' },
    ),
    evidenceId: Nullable(Type.String(), 'The signed record behind it'),
    assurance: AssuranceSchema,
    why: Type.Object(
      {
        reason: Type.Enum(['partner', 'watched', 'own'], { description: 'What the author is to us' }),
        since: Nullable(Type.String({ format: 'date-time' }), 'Since when; null for our own'),
      },
      { description: 'Why this is in the feed' },
    ),
  },
  { $id: 'FeedItem', description: 'A change of attested facts at an enterprise' },
);

const newest = Type.String({ description: 'How far the feed was read; hand it to /v1/feed/new' });

export const FeedPage = Type.Object({ ...pageOf(FeedItem).properties, newest });
export const FeedNewQuery = Type.Object({
  since: Type.String({ maxLength: 16, description: 'The newest of a page before' }),
  only: Type.Optional(only),
});
export const FeedNew = Type.Object({
  count: Type.Integer({ description: 'How many came since, counted to 100' }),
  newest,
});
