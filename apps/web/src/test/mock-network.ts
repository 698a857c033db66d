import { chenghuView, huayue, lanjiang, mandate, otherMandate, session, summaries } from './sample-enterprises.ts';
import { accountDetail, accounts, accountTrail, reading, transactions } from './sample-accounts.ts';
import type { FieldProblem } from '../api/problem.ts';
import { evidence, facts, feedItems, history } from './sample-facts.ts';
import { blocks, invitation, members } from './sample-people.ts';
import {
  connections,
  consents,
  keptAside,
  ownEnterprise,
  partners,
  signedInSessions,
  syncRuns,
} from './sample-operations.ts';
import { permissionAnswers } from './sample-permissions.ts';
import { auditLines, deadLetters, deliveryReport, jobQueues } from './sample-operator-work.ts';
import { notifications, preferences } from './sample-notifications.ts';
import { caseSummaries, documents, draft, openCase, verified } from './sample-registration.ts';

export type Call = { method: string; path: string; query: URLSearchParams; body: unknown; headers: Headers };
type Handler = (call: Call) => unknown;
export type Answers = Record<string, Handler>;

const page = (items: unknown[]): unknown => ({ items, nextCursor: null });

/** The answers of a network with sample data, by method and path; a test overrides what it is about. */
export function sampleAnswers(now: Date): Answers {
  return {
    'GET /v1/banks': () => ({
      items: [
        { ...huayue, available: true, sandbox: true },
        { ...lanjiang, available: true, sandbox: true },
      ],
    }),
    'POST /v1/sign-in/bank': () => ({ redirectTo: '/signed-in-at-the-bank' }),
    'GET /v1/session': () => session,
    'DELETE /v1/session': () => ({ redirectTo: null }),
    'GET /v1/sessions': () => ({ items: signedInSessions }),
    'DELETE /v1/sessions/:id': () => undefined,
    'GET /v1/mandates': () => ({ items: [mandate, otherMandate] }),
    'GET /v1/enterprises': ({ query }) =>
      page(summaries.filter(({ name }) => `${name.zh} ${name.en}`.includes(query.get('q') ?? ''))),
    'GET /v1/enterprises/:id': () => chenghuView,
    'GET /v1/enterprises/:id/facts': () => ({ items: facts, hiddenCategories: chenghuView.hiddenCategories }),
    'GET /v1/enterprises/:id/facts/:key/history': () => page(history),
    'GET /v1/enterprises/:id/evidence/:evidence': () => evidence,
    'POST /v1/enterprises/:id/evidence/:evidence/verify': () => ({
      valid: true,
      checkedAt: now.toISOString(),
      checks: [
        { name: 'signature', ok: true },
        { name: 'key_published', ok: true },
        { name: 'values_match', ok: true },
      ],
    }),
    'GET /v1/accounts': () => ({ items: accounts, reading }),
    'GET /v1/accounts/:number': () => accountDetail,
    'GET /v1/accounts/:number/transactions': () => page(transactions),
    'GET /v1/accounts/:number/audit': () => page(accountTrail),
    'GET /v1/enterprise': () => ownEnterprise,
    'GET /v1/bank-consents': () => page(consents(now)),
    'POST /v1/bank-consents': () => ({ consent: consents(now)[0], redirectTo: '/consent-at-the-bank' }),
    'DELETE /v1/bank-consents/:id': () => ({ ...consents(now)[0], status: 'CANC', can: [] }),
    'GET /v1/registration': () => verified,
    'PUT /v1/registration': () => draft,
    'POST /v1/registration/submit': () => verified,
    'POST /v1/registration/withdraw': () => draft,
    'GET /v1/evidence-documents': () => ({ items: documents }),
    'DELETE /v1/evidence-documents/:id': () => undefined,
    'GET /v1/operator/cases': () => page(caseSummaries),
    'GET /v1/operator/cases/:id': ({ path }) => ({ ...openCase, id: path.split('/').at(-1) }),
    'POST /v1/operator/cases/:id/decision': () => openCase,
    'GET /v1/feed': () => ({ items: feedItems(now), nextCursor: null, newest: 'mark-1' }),
    'GET /v1/feed/new': () => ({ count: 3, newest: 'mark-2' }),
    'GET /v1/notifications': ({ query }) =>
      page(notifications(now).filter(({ readAt }) => query.get('unread') !== 'true' || readAt === null)),
    'GET /v1/notifications/unread-count': () => ({ unread: 2 }),
    'POST /v1/notifications/read': () => ({ unread: 0 }),
    'GET /v1/notification-preferences': () => preferences,
    'PUT /v1/notification-preferences': ({ body }) => ({ ...preferences, ...(body as object) }),
    'GET /v1/notification-deliveries': () => page([]),
    'GET /v1/partners': ({ query }) => page(partners.filter(({ state }) => state === (query.get('state') ?? state))),
    'GET /v1/partners/counts': () => ({ active: 1, received: 1, requested: 0, watched: 1, blocked: 1 }),
    'GET /v1/blocks': () => page(blocks),
    'PUT /v1/blocks/:id': () => blocks[0],
    'DELETE /v1/blocks/:id': () => undefined,
    'GET /v1/members': ({ query }) => page(members.filter(({ state }) => state === (query.get('state') ?? 'active'))),
    'POST /v1/members/leave': () => undefined,
    'DELETE /v1/members/:id': () => undefined,
    'POST /v1/members/:id/let-in': () => undefined,
    'GET /v1/invitations': () => page([]),
    'POST /v1/invitations': () => invitation,
    'DELETE /v1/invitations/:id': () => undefined,
    'POST /v1/partners': () => partners[0],
    'POST /v1/partners/:id/accept': () => ({ ...partners[1], state: 'active' }),
    'DELETE /v1/partners/:id': () => ({ ...partners[0], state: 'ended' }),
    'GET /v1/watches': () => page([{ enterprise: summaries[1], since: '2026-10-01T00:00:00Z' }]),
    'PUT /v1/watches/:id': () => undefined,
    'DELETE /v1/watches/:id': () => undefined,
    ...permissionAnswers,
    'GET /v1/audit': () => page(auditLines),
    'GET /v1/operator/audit': () => page(auditLines),
    'GET /v1/operator/audit/verifications': () => page([]),
    'GET /v1/operator/jobs': () => ({ items: jobQueues }),
    'GET /v1/operator/dead-letters': () => page(deadLetters),
    'POST /v1/operator/dead-letters/:id/retry': () => undefined,
    'POST /v1/operator/dead-letters/:id/discard': () => undefined,
    'GET /v1/operator/deliveries': () => deliveryReport,
    'GET /v1/operator/connections': () => ({ items: connections }),
    'GET /v1/operator/connections/:bank/kept-aside': () => page(keptAside),
    'POST /v1/operator/connections/:bank/kept-aside/:id/retry': () => keptAside[0],
    'POST /v1/operator/connections/:bank/sync': () => undefined,
    'GET /v1/operator/connections/:bank/sync-runs': () => page(syncRuns),
  };
}

/** An answer of the network that refuses, as problem+json. */
export class Refusal {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldProblem[];

  constructor(status: number, code: string, errors: FieldProblem[] = []) {
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** Stands in for `fetch`: answers from `answers`, keeps the calls in `calls`. An unknown address is a 404 problem. */
export function mockNetwork(answers: Answers): {
  fetch: (request: Request) => Promise<Response>;
  calls: Call[];
} {
  const calls: Call[] = [];
  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const text = await request.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const call: Call = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      body,
      headers: request.headers,
    };
    calls.push(call);
    const handler = findHandler(answers, call);
    return respond(handler === undefined ? new Refusal(404, 'http.not_found') : handler(call));
  };
  return { fetch: answer, calls };
}

function findHandler(answers: Answers, { method, path }: Call): Handler | undefined {
  const found = Object.keys(answers).find((pattern) => {
    const [wanted = '', template = ''] = pattern.split(' ');
    return wanted === method && new RegExp(`^${template.replaceAll(/:\w+/g, '[^/]+')}$`).test(path);
  });
  return found === undefined ? undefined : answers[found];
}

function respond(answer: unknown): Response {
  if (answer === undefined) return new Response(null, { status: 204 });
  if (answer instanceof Refusal) {
    const { status, code, errors } = answer;
    const problem = {
      type: 'about:blank',
      title: code,
      status,
      code,
      detail: '',
      reference: 'req-0193-7f2c-88d1',
      errors,
    };
    return Response.json(problem, { status, headers: { 'content-type': 'application/problem+json' } });
  }
  return Response.json(answer);
}
