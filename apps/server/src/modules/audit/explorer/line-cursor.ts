import { invalid } from '../../../platform/errors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/http/schemas.ts';
import { isUuid } from '../../../platform/ids.ts';
import type { LinePage } from './explorer-service.ts';
import type { LinePlace } from './explorer-store.ts';

const instant = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

/** Where a list of lines goes on. @throws Problem 400. */
export function readLineCursor(cursor: string | undefined): LinePlace | null {
  if (cursor === undefined) return null;
  const [occurredAt, lineId] = decodeCursor(cursor, 2) ?? [];
  if (typeof occurredAt !== 'string' || !instant.test(occurredAt) || Number.isNaN(Date.parse(occurredAt)))
    throw invalid('query.cursor', 'is not one that this list gave');
  if (typeof lineId !== 'string' || !isUuid(lineId)) throw invalid('query.cursor', 'is not one that this list gave');
  return { occurredAt, lineId };
}

/** A page as it goes over the wire. */
export function presentPage({ items, last }: LinePage) {
  return { items, nextCursor: last === null ? null : encodeCursor([last.occurredAt, last.lineId]) };
}
