import { Type } from 'typebox';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import { readIdCursor } from '../../../platform/http/cursors.ts';
import { encodeCursor, PageQuery, pageOf } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import { presentConsent } from './consent-present.ts';
import type { ConsentReturn } from './consent-return.ts';
import { BankConsentView, ConsentBegun, ConsentBody, ConsentHeaders, ConsentParams } from './consent-schemas.ts';
import type { ConsentService } from './consent-service.ts';
import type { BankConsent } from './consent-store.ts';

interface ConsentRouteDeps {
  readonly clock: Clock;
  readonly connections: Connections;
  readonly consents: ConsentService;
  readonly publicUrl: string;
  readonly returnFromBank: (
    context: ActingContext,
    connection: BankConnection,
    callbackUrl: string,
  ) => Promise<ConsentReturn>;
}

const tags = ['bank consents'];

export function consentRoutes(app: App, deps: ConsentRouteDeps): void {
  const { consents, connections } = deps;
  const present = (context: ActingContext, consent: BankConsent, factCounts: ReadonlyMap<string, number>) =>
    presentConsent(consent, connections.byId(consent.connectionId), {
      factCount: factCounts.get(consent.connectionId) ?? 0,
      mayManage: context.actions.has('bank_consents:manage'),
      now: deps.clock.now(),
    });

  app.get(
    '/v1/bank-consents',
    {
      config: { action: 'bank_consents:read' },
      schema: {
        operationId: 'bank_consents.list',
        tags,
        summary: 'Consents of my enterprise, newest first',
        querystring: PageQuery,
        response: { 200: pageOf(BankConsentView) },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const limit = request.query.limit ?? limits.pageDefaultItems;
      const before = readIdCursor(request.query.cursor);
      const { consents: found, factCounts } = await consents.list(context, { before, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const items = page.map((consent) => present(context, consent, factCounts));
      return { items, nextCursor: last === undefined ? null : encodeCursor([last.consentId]) };
    },
  );

  app.post(
    '/v1/bank-consents',
    {
      config: { action: 'bank_consents:manage' },
      schema: {
        operationId: 'bank_consents.create',
        tags,
        summary: 'Ask a bank for a consent; the member authorizes it there',
        description:
          'One that was begun and not finished is gone on with. To renew a consent, ask for the same permissions: the old one holds until it ends.',
        headers: ConsentHeaders,
        body: ConsentBody,
        response: { 200: ConsentBegun },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const { consent, redirectTo } = await consents.request(context, request.body, request.headers['idempotency-key']);
      return { consent: present(context, consent, new Map()), redirectTo };
    },
  );

  app.delete(
    '/v1/bank-consents/:consentId',
    {
      config: { action: 'bank_consents:manage' },
      schema: {
        operationId: 'bank_consents.withdraw',
        tags,
        summary: 'Withdraw a consent: nobody else sees its facts from now on',
        params: ConsentParams,
        response: { 200: BankConsentView },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const consent = await consents.withdraw(context, request.params.consentId);
      return present(context, consent, new Map());
    },
  );

  callbackRoute(app, deps);
}

function callbackRoute(app: App, { connections, publicUrl, returnFromBank }: ConsentRouteDeps): void {
  app.get(
    '/v1/bank-connections/:bank/consent-callback',
    {
      config: { action: 'session' },
      // An answer counts once: a HEAD, as link checkers send it, must not use it up.
      exposeHeadRoute: false,
      schema: {
        operationId: 'bank_consents.callback',
        tags,
        summary: 'Where the bank sends the browser back',
        description: 'Always 303: to /enterprise?consent=ID, or to /enterprise?error=CODE when there is no consent.',
        params: Type.Object({ bank: Type.String({ maxLength: 60, description: 'Slug of the bank' }) }),
        response: { 303: Type.Null({ description: 'On to a page of the web client' }) },
      },
    },
    async (request, reply) => {
      const connection = connections.bySlug(request.params.bank);
      // The address as the bank knows it, whatever proxies stand in between.
      const result = await returnFromBank(actingContextOf(request), connection, new URL(request.url, publicUrl).href);
      const query = 'consentId' in result ? `consent=${result.consentId}` : `error=${result.error}`;
      return reply.code(303).header('location', `/enterprise?${query}`).send(null);
    },
  );
}
