import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiGuard } from '../api/api-guard.ts';
import { decodeCursor, encodeCursor } from '../api/cursor.ts';
import { invalidField, Problem } from '../api/problem.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { statusAt, type Consent } from '../consents/consent.ts';
import { consentIdsOf, findConsent } from '../consents/consent-store.ts';
import { isRecordKind, permissionFor } from './journal-entry.ts';
import { lastSequence, listEntries, type KeptEntry } from './journal-store.ts';
import * as schemas from './records-schemas.ts';

/** Reading a customer's journal under a consent, for clients with the scope `records`. */
export function recordsRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/v1/customers/:customerId/records', {
      onRequest: guard('records'),
      schema: {
        tags: ['records'],
        operationId: 'records.list',
        summary:
          'Signed entries of a customer in the order of their sequence, withheld where the consent does not reach',
        params: schemas.RecordsParams,
        querystring: schemas.RecordsQuery,
        headers: schemas.RecordsHeaders,
        response: { 200: schemas.RecordsPage, ...problems(400, 401, 403, 429, 503) },
      },
      handler: async (request) => {
        const { customerId } = request.params;
        const { kind, limit, cursor, changedSince } = request.query;
        const consent = await findConsent(bank.db, request.clientId, request.headers['x-consent-id']);
        assertInForce(consent, customerId, bank.clock.now());
        const after = cursor === undefined ? (request.query.afterSequence ?? 0) : readPlace(cursor);
        // Read before the page: whatever is appended in between is above it and comes with the next sync.
        const last = (await lastSequence(bank.db, customerId)) ?? 0;
        const found = await listEntries(bank.db, customerId, {
          after,
          kind: kind ?? null,
          changedSince: changedSince === undefined ? null : new Date(changedSince),
          limit: limit + 1,
        });
        const own = await consentIdsOf(bank.db, request.clientId, customerId);
        const page = found.slice(0, limit);
        const end = page.at(-1);
        return {
          customerId,
          lastSequence: Math.max(last, end?.sequence ?? 0),
          items: page.map((entry) => present(entry, consent, own)),
          nextCursor: found.length > page.length && end !== undefined ? encodeCursor({ after: end.sequence }) : null,
        };
      },
    });
  };
}

function assertInForce(consent: Consent | null, customerId: string, now: Date): asserts consent is Consent {
  // One answer for an unknown consent and one of another customer: who holds which is not told.
  if (consent === null || consent.customerId !== customerId) {
    throw new Problem(403, 'consent_unknown', 'x-consent-id names no consent of this client for this customer.');
  }
  const status = statusAt(consent, now);
  if (status !== 'AUTH') {
    throw new Problem(403, 'consent_not_authorised', `The consent is not in force: its state is ${status}.`);
  }
}

type Item = { sequence: number; jws: string } | { sequence: number; withheld: true };

function present(entry: KeptEntry, consent: Consent, ownConsents: Set<string>): Item {
  const { sequence, kind, jws } = entry;
  // What became of its own consents a client may always know; those of other clients are not its business.
  const covered = isRecordKind(kind)
    ? consent.permissions.includes(permissionFor(kind))
    : ownConsents.has(entry.recordId);
  return covered ? { sequence, jws } : { sequence, withheld: true };
}

function readPlace(cursor: string): number {
  const after = decodeCursor(cursor).get('after');
  if (typeof after !== 'number' || !Number.isSafeInteger(after) || after < 0 || after > 2 ** 31 - 1) {
    throw invalidField('cursor', 'is not one that this bank gave');
  }
  return after;
}
