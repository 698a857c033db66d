import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { setClosed } from '../accounts/account-store.ts';
import { assertOwnOrigin } from '../api/own-origin.ts';
import { Problem } from '../api/problem.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { changeConsent } from '../consents/change-consent.ts';
import { ConsentParams } from '../consents/consent-schemas.ts';
import { searchCustomers } from '../customers/customer-store.ts';
import { changeRecord, unknownCustomer } from '../journal/change-record.ts';
import { findEntry, lastSequence, newestEntries, spoilEntry } from '../journal/journal-store.ts';
import { breakSignature } from '../keys/jws.ts';
import type { ProviderHolder } from '../oidc/provider-holder.ts';
import { changeScenario } from '../scenario/change-scenario.ts';
import { Scenario } from '../scenario/scenario.ts';
import { sandboxSubmissionRoutes } from '../submissions/sandbox-submission-routes.ts';
import { sandboxStatementRoutes } from '../statements/sandbox-statement-routes.ts';
import * as schemas from './sandbox-schemas.ts';
import { sandboxTableRoutes } from './sandbox-table-routes.ts';
import { signOutPerson } from './sign-out-person.ts';

/** What exists in the sandbox only: changing what the bank holds, and how the bank misbehaves. */
export function sandboxRoutes(bank: BankContext, oidc: ProviderHolder): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.addHook('onRequest', async (request) => assertOwnOrigin(bank.config.issuer, request));
    const base = { tags: ['sandbox'], security: [] };

    app.get('/sandbox/scenario', {
      schema: { ...base, operationId: 'scenario.get', summary: 'The scenario in force', response: { 200: Scenario } },
      handler: async () => bank.scenario.get(),
    });

    app.put('/sandbox/scenario', {
      schema: {
        ...base,
        operationId: 'scenario.put',
        summary: 'Put a scenario in force; what is not named is off',
        body: Type.Partial(Scenario, { $id: 'ScenarioWish', additionalProperties: false }),
        response: { 200: Scenario, ...problems(400, 403) },
      },
      handler: async (request) => changeScenario(bank, request.body),
    });

    app.post('/sandbox/keys/rotate', {
      schema: {
        ...base,
        operationId: 'keys.rotate',
        summary: 'Sign with a new key from now on',
        response: { 200: schemas.KeyView },
      },
      handler: async () => {
        const { kid } = await bank.keys.rotate();
        oidc.rebuild();
        return { kid };
      },
    });

    app.post('/sandbox/people/:personId/sign-out', {
      schema: {
        ...base,
        operationId: 'people.signOut',
        summary: 'End every session of a person at the bank',
        params: schemas.PersonParams,
        response: { 200: schemas.SignedOut, ...problems(403) },
      },
      handler: async (request) => ({ sessions: await signOutPerson(bank, oidc, request.params.personId) }),
    });

    app.post('/sandbox/consents/:consentId/withdraw', {
      schema: {
        ...base,
        operationId: 'consents.withdrawAtBranch',
        summary: 'Withdraw a consent at the branch',
        params: ConsentParams,
        response: { 204: schemas.Done, ...problems(403, 409) },
      },
      handler: async (request, reply) => {
        const changed = await changeConsent(bank, request.params.consentId, { change: 'cancel' });
        if (changed === null) throw new Problem(409, 'consent_ended', 'There is no such consent, or it is at its end.');
        return reply.code(204).send(null);
      },
    });

    await app.register(customerRoutes(bank, base));
    await app.register(sandboxTableRoutes(bank, base));
    await app.register(sandboxSubmissionRoutes(bank, base));
    await app.register(sandboxStatementRoutes(bank, base));
  };
}

function customerRoutes(
  bank: BankContext,
  base: { tags: string[]; security: Record<string, string[]>[] },
): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/sandbox/customers', {
      schema: {
        ...base,
        operationId: 'customers.search',
        summary: 'Find customers',
        querystring: schemas.SearchQuery,
        response: { 200: schemas.CustomerList, ...problems(400, 403) },
      },
      handler: async (request) => ({ items: await searchCustomers(bank.db, request.query.q.trim(), 50) }),
    });

    app.post('/sandbox/customers/:customerId/records', {
      schema: {
        ...base,
        operationId: 'customers.changeRecord',
        summary: 'Change a record of a customer; the whole record is attested anew',
        params: schemas.CustomerParams,
        body: schemas.RecordChangeBody,
        response: { 201: schemas.RecordChanged, ...problems(400, 403, 404) },
      },
      handler: async (request, reply) => {
        const { customerId } = request.params;
        const sequence = await changeRecord(bank, customerId, request.body);
        return reply.code(201).send({ customerId, sequence });
      },
    });

    app.put('/sandbox/customers/:customerId/accounts/:accountNumber/closed', {
      schema: {
        ...base,
        operationId: 'customers.closeAccount',
        summary: 'Close an account, or open it again; what comes for a closed one goes back (AC04)',
        params: schemas.AccountParams,
        body: schemas.AccountClosed,
        response: { 200: schemas.AccountClosed, ...problems(400, 403, 404) },
      },
      handler: async (request) => {
        const { closed } = request.body;
        if (!(await setClosed(bank.db, request.params, closed ? bank.clock.now() : null)))
          throw new Problem(404, 'account_unknown', 'The customer has no such account.');
        return { closed };
      },
    });

    app.get('/sandbox/journal/:customerId', {
      schema: {
        ...base,
        operationId: 'customers.journal',
        summary: 'The journal of a customer, in clear',
        params: schemas.CustomerParams,
        querystring: schemas.JournalQuery,
        response: { 200: schemas.Journal, ...problems(400, 403, 404) },
      },
      handler: async (request) => {
        const { customerId } = request.params;
        const last = await lastSequence(bank.db, customerId);
        if (last === null) throw unknownCustomer();
        const entries = await newestEntries(bank.db, customerId, request.query.limit);
        const items = entries.map(({ writtenAt, ...entry }) => ({ ...entry, writtenAt: writtenAt.toISOString() }));
        return { customerId, lastSequence: last, items };
      },
    });

    app.put('/sandbox/journal/:customerId/:sequence/spoil', {
      schema: {
        ...base,
        operationId: 'customers.spoilEntry',
        summary: 'Give an entry a signature that verifies with no key, for good',
        params: schemas.EntryParams,
        response: { 204: schemas.Done, ...problems(400, 403, 404) },
      },
      handler: async (request, reply) => {
        const { customerId, sequence } = request.params;
        const entry = await findEntry(bank.db, customerId, sequence);
        if (entry === null) throw new Problem(404, 'entry_unknown', 'The journal has no such entry.');
        if (!entry.spoiled) await spoilEntry(bank.db, customerId, sequence, breakSignature(entry.jws));
        return reply.code(204).send(null);
      },
    });
  };
}
