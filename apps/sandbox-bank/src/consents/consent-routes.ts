import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiGuard } from '../api/api-guard.ts';
import { decodeCursor, encodeCursor } from '../api/cursor.ts';
import { answerOnce } from '../api/idempotency.ts';
import { invalidField, Problem } from '../api/problem.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { newId } from '../ids.ts';
import { limits } from '../limits.ts';
import { changeConsent } from './change-consent.ts';
import { statusAt, type Consent } from './consent.ts';
import * as schemas from './consent-schemas.ts';
import { findConsent, insertConsent, listConsents, type ConsentPlace } from './consent-store.ts';

const day = 86_400_000;

/** Asking for, reading and withdrawing consents, for clients with the scope `consents`. */
export function consentRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    const common = { onRequest: guard('consents') };
    const tags = ['consents'];

    app.post('/api/v1/consents', {
      ...common,
      schema: {
        tags,
        operationId: 'consents.create',
        summary: 'Ask for a consent; a person of the customer then approves it at the bank',
        body: schemas.ConsentRequest,
        response: { 201: schemas.ConsentView, ...problems(400, 401, 403, 422, 429, 503) },
      },
      handler: async (request, reply) => {
        const asked = { clientId: request.clientId, key: request.headers['idempotency-key'], body: request.body };
        const { body } = await answerOnce(bank.db, bank.clock, asked, async (tx) => {
          const consent = newConsent(bank.clock.now(), request.clientId, request.body);
          await insertConsent(tx, consent);
          return { status: 201, body: present(consent, bank.clock.now()) };
        });
        return reply.code(201).send(body as ReturnType<typeof present>);
      },
    });

    app.get('/api/v1/consents', {
      ...common,
      schema: {
        tags,
        operationId: 'consents.list',
        summary: 'Consents of this client, those given at a branch included, by their last change',
        querystring: schemas.ConsentQuery,
        response: { 200: schemas.ConsentList, ...problems(400, 401, 403, 429, 503) },
      },
      handler: async (request) => {
        const { changedSince, cursor } = request.query;
        const found = await listConsents(bank.db, request.clientId, {
          changedSince: changedSince === undefined ? null : new Date(changedSince),
          after: cursor === undefined ? null : readPlace(cursor),
          limit: limits.consentsPage + 1,
        });
        const page = found.slice(0, limits.consentsPage);
        const last = found.length > page.length ? page.at(-1) : undefined;
        const now = bank.clock.now();
        return { items: page.map((consent) => present(consent, now)), nextCursor: last ? placeOf(last) : null };
      },
    });

    app.get('/api/v1/consents/:consentId', {
      ...common,
      schema: {
        tags,
        operationId: 'consents.get',
        summary: 'One consent of this client',
        params: schemas.ConsentParams,
        response: { 200: schemas.ConsentView, ...problems(401, 403, 404, 429, 503) },
      },
      handler: async (request) => {
        const consent = await findConsent(bank.db, request.clientId, request.params.consentId);
        if (consent === null) throw unknownConsent();
        return present(consent, bank.clock.now());
      },
    });

    app.delete('/api/v1/consents/:consentId', {
      ...common,
      schema: {
        tags,
        operationId: 'consents.withdraw',
        summary: 'Withdraw a consent; withdrawing it again changes nothing',
        params: schemas.ConsentParams,
        response: {
          204: { type: 'null', description: 'The consent is at its end.' },
          ...problems(401, 403, 404, 429, 503),
        },
      },
      handler: async (request, reply) => {
        const { clientId } = request;
        const { consentId } = request.params;
        if ((await findConsent(bank.db, clientId, consentId)) === null) throw unknownConsent();
        await changeConsent(bank, consentId, { change: 'cancel', clientId });
        return reply.code(204).send(null);
      },
    });
  };
}

function newConsent(now: Date, clientId: string, asked: schemas.ConsentRequest): Consent {
  const expiresAt = new Date(asked.expiresAt ?? now.getTime() + 365 * day);
  if (expiresAt <= now) throw invalidField('expiresAt', 'must be in the future');
  if (expiresAt.getTime() > now.getTime() + limits.consentDays * day) {
    throw invalidField('expiresAt', `must be within ${limits.consentDays} days`);
  }
  return {
    consentId: newId(now),
    clientId,
    customerId: null,
    permissions: asked.permissions,
    status: 'AWAU',
    createdAt: now,
    statusUpdatedAt: now,
    expiresAt,
    givenAt: 'online',
  };
}

function present(consent: Consent, now: Date) {
  return {
    consentId: consent.consentId,
    status: statusAt(consent, now),
    permissions: consent.permissions,
    customerId: consent.customerId,
    createdAt: consent.createdAt.toISOString(),
    statusUpdatedAt: consent.statusUpdatedAt.toISOString(),
    expiresAt: consent.expiresAt.toISOString(),
  };
}

function placeOf(consent: Consent): string {
  return encodeCursor({ at: consent.statusUpdatedAt.toISOString(), id: consent.consentId });
}

function readPlace(cursor: string): ConsentPlace {
  const place = decodeCursor(cursor);
  const [statusUpdatedAt, consentId] = [place.get('at'), place.get('id')];
  if (
    typeof statusUpdatedAt !== 'string' ||
    Number.isNaN(Date.parse(statusUpdatedAt)) ||
    typeof consentId !== 'string'
  ) {
    throw invalidField('cursor', 'is not one that this bank gave');
  }
  return { statusUpdatedAt, consentId };
}

function unknownConsent(): Problem {
  return new Problem(404, 'consent_unknown', 'There is no such consent of this client.');
}
