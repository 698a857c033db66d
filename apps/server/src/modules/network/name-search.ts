import { Type } from 'typebox';
import { PageQuery } from '../../platform/http/schemas.ts';
import { limits } from '../../platform/limits.ts';
import { gramsToFind } from '../enterprises/index.ts';

/** Query of a list of enterprises that can be searched by name. */
export const NamedPageQuery = Type.Object({
  ...PageQuery.properties,
  q: Type.Optional(
    Type.String({
      maxLength: limits.searchMaxCharacters,
      description: 'Part of a name; two Chinese characters suffice',
    }),
  ),
});

/** What a name must have to be on the list: nothing without a text; null when no name can fit, because the text has no letters. */
export function gramsOfQuery(q: string | undefined): readonly string[] | null {
  if (q === undefined || q.trim() === '') return [];
  const grams = gramsToFind(q);
  return grams.length === 0 ? null : grams;
}
