import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { assertOwnOrigin } from '../api/own-origin.ts';
import { Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import { changeConsent } from '../consents/change-consent.ts';
import { consentsOfCustomer } from '../consents/consent-store.ts';
import { findCustomer, searchCustomers } from '../customers/customer-store.ts';
import { changeRecord, unknownCustomer } from '../journal/change-record.ts';
import { isRecordKind, type RecordKind } from '../journal/journal-entry.ts';
import { newestEntries, newestOfKind } from '../journal/journal-store.ts';
import { mergePatch } from '../journal/merge-patch.ts';
import { limits } from '../limits.ts';
import type { ProviderHolder } from '../oidc/provider-holder.ts';
import { describeBank } from '../pages/bank-description.ts';
import { pageHeaders } from '../pages/layout.ts';
import { say } from '../pages/locale.ts';
import { findPeople, type Locale } from '../people/person-store.ts';
import { currentTable } from '../permissions/table-store.ts';
import { changeScenario } from '../scenario/change-scenario.ts';
import { Scenario } from '../scenario/scenario.ts';
import { deskRoutes } from '../submissions/desk-routes.ts';
import { operatorCustomerPage } from './operator-customer-page.ts';
import { operatorHomePage } from './operator-home-page.ts';
import { operatorLocale } from './operator-locale.ts';
import { deliveryStates, peopleSignedIn } from './operator-store.ts';
import { operatorBooksRoutes } from './operator-books-routes.ts';
import { operatorClearingRoutes } from './operator-clearing-routes.ts';
import { operatorEscrowRoutes } from './operator-escrow-routes.ts';
import { operatorOfferRoutes } from './operator-offer-routes.ts';
import { operatorTableRoutes } from './operator-table-routes.ts';
import { readPatch, type FormBody } from './record-form.ts';
import { readScenario } from './scenario-form.ts';
import { signOutPerson } from './sign-out-person.ts';

const scenarioCheck = Compile(Type.Partial(Scenario));
const hide = { schema: { hide: true } };

type Query = { Querystring: Record<string, unknown> };

/** The operator's pages; every change is a form that works without a script. */
export function operatorRoutes(bank: BankContext, oidc: ProviderHolder): FastifyPluginAsyncTypebox {
  return async (app) => {
    // A link from elsewhere may show a page; only the page's own forms may change something.
    app.addHook('onRequest', async (request) => {
      if (request.method !== 'GET') assertOwnOrigin(bank.config.issuer, request);
    });

    await app.register(operatorTableRoutes(bank));
    await app.register(operatorBooksRoutes(bank));
    await app.register(deskRoutes(bank));
    await app.register(operatorEscrowRoutes(bank));
    await app.register(operatorClearingRoutes(bank));
    await app.register(operatorOfferRoutes(bank));

    app.get<Query>('/operator', hide, async (request, reply) => homePage(bank, request, reply));

    app.post<{ Body: FormBody }>('/operator/scenario', hide, async (request, reply) => {
      const wanted = readScenario(request.body ?? {});
      if (!scenarioCheck.Check(wanted))
        throw new Problem(400, 'scenario_invalid', 'A rate lies between 0 and 1, a delay between 0 and 60,000 ms.');
      await changeScenario(bank, wanted);
      return reply.redirect('/operator?done=scenario', 303);
    });

    app.post('/operator/keys/rotate', hide, async (_request, reply) => {
      await bank.keys.rotate();
      oidc.rebuild();
      return reply.redirect('/operator?done=keys', 303);
    });

    app.post<{ Params: { personId: string } }>('/operator/people/:personId/sign-out', hide, async (request, reply) => {
      await signOutPerson(bank, oidc, request.params.personId);
      return reply.redirect('/operator?done=sign-out', 303);
    });

    app.post<{ Params: { consentId: string } }>(
      '/operator/consents/:consentId/withdraw',
      hide,
      async (request, reply) => {
        const consent = await changeConsent(bank, request.params.consentId, { change: 'cancel' });
        const customerId = consent?.customerId;
        const back = customerId ? `/operator/customers/${encodeURIComponent(customerId)}?done=consent` : '/operator';
        return reply.redirect(back, 303);
      },
    );

    app.get<Query & { Params: { customerId: string } }>(
      '/operator/customers/:customerId',
      hide,
      async (request, reply) => {
        const asked = request.query['kind'];
        const kind = typeof asked === 'string' && isRecordKind(asked) ? asked : 'identification';
        return customerPage(bank, request, reply, kind, null);
      },
    );

    app.post<{ Params: { customerId: string; kind: string }; Body: FormBody }>(
      '/operator/customers/:customerId/records/:kind',
      hide,
      async (request, reply) => {
        const { customerId, kind } = request.params;
        if (!isRecordKind(kind)) throw new Problem(404, 'path_unknown', 'There is no such kind of record.');
        const patch = readPatch(kind, request.body ?? {});
        try {
          const sequence = await changeRecord(bank, customerId, { kind, patch });
          return await reply.redirect(
            `/operator/customers/${encodeURIComponent(customerId)}?kind=${kind}&saved=${sequence}`,
            303,
          );
        } catch (error) {
          if (!(error instanceof Problem) || error.code !== 'record_invalid') throw error;
          return customerPage(bank, request, reply.code(400), kind, { patch, error });
        }
      },
    );
  };
}

async function homePage(bank: BankContext, request: FastifyRequest<Query>, reply: FastifyReply): Promise<FastifyReply> {
  const { q, done } = request.query;
  const search = typeof q === 'string' ? q.trim().slice(0, limits.searchChars) : '';
  const locale = operatorLocale(bank, request, reply);
  const page = operatorHomePage({
    bank: await describeBank(bank.db, bank.config.bankId),
    locale,
    customers: await searchCustomers(bank.db, search, 50),
    search,
    scenario: bank.scenario.get(),
    keys: bank.keys.publicKeys(),
    signedIn: await findPeople(bank.db, await peopleSignedIn(bank.db, bank.clock.now())),
    notice: notice(done, locale),
  });
  return reply.headers(pageHeaders()).send(page);
}

type Refused = { patch: Record<string, unknown>; error: Problem };

async function customerPage(
  bank: BankContext,
  request: FastifyRequest,
  reply: FastifyReply,
  kind: RecordKind,
  refused: Refused | null,
): Promise<FastifyReply> {
  const { customerId = '' } = request.params as { customerId?: string };
  const query = request.query as Record<string, unknown>;
  const customer = await findCustomer(bank.db, customerId);
  if (customer === null) throw unknownCustomer();
  const locale = operatorLocale(bank, request, reply);
  const newest = await newestOfKind(bank.db, customerId, kind);
  const journal = await newestEntries(bank.db, customerId, 20);
  const saved = typeof query['saved'] === 'string' && /^\d{1,9}$/.test(query['saved']) ? query['saved'] : null;
  const page = operatorCustomerPage({
    bank: await describeBank(bank.db, bank.config.bankId),
    locale,
    customer,
    kind,
    data: refused === null ? (newest?.data ?? {}) : mergePatch(newest?.data ?? {}, refused.patch),
    errors: refused?.error.errors ?? [],
    journal,
    deliveries: await deliveryStates(bank.db, customerId, journal.at(-1)?.sequence ?? 0),
    consents: await consentsOfCustomer(bank.db, customerId),
    table: await currentTable(bank.db, customerId),
    notice:
      saved === null
        ? notice(query['done'], locale)
        : say(locale, { zh: `已保存，流水第 ${saved} 条。`, en: `Saved as entry ${saved} of the journal.` }),
  });
  return reply.headers(pageHeaders()).send(page);
}

const notices = {
  scenario: { zh: '场景已启用。', en: 'The scenario is in force.' },
  keys: { zh: '已更换密钥，旧公钥继续公布。', en: 'The keys were rotated; the old public ones stay published.' },
  'sign-out': { zh: '已强制退出，并通知了各应用。', en: 'Signed out, and the applications were told.' },
  consent: { zh: '授权已撤回。', en: 'The consent was withdrawn.' },
};

function notice(done: unknown, locale: Locale): string | null {
  const known = Object.entries(notices).find(([name]) => name === done);
  return known === undefined ? null : say(locale, known[1]);
}
