import type * as T from './types.ts';

type Json<Body> = { headers: Record<string, unknown>; content: { 'application/json': Body } };
type Problem = { headers: Record<string, unknown>; content: { 'application/problem+json': unknown } };
type Empty = { headers: Record<string, unknown>; content?: never };
type Answers<Code extends number, Body> = { [C in Code]: Json<Body> } & { default: Problem };
type Params<Path, Query, Header> = { query?: Query; header?: Header; cookie?: never } & (Path extends undefined
  ? { path?: never }
  : { path: Path });
type NoPath = undefined;
type Get<Body, Path = NoPath, Query = Record<string, never>> = {
  get: { parameters: Params<Path, Query, never>; requestBody?: never; responses: Answers<200, Body> };
};
type Send<Method extends string, In, Code extends number, Out, Path = NoPath> = {
  [M in Method]: {
    parameters: Params<Path, never, { 'Idempotency-Key'?: string }>;
    requestBody: { content: { 'application/json': In } };
    responses: Answers<Code, Out>;
  };
};
type Bare<Method extends string, Code extends number, Out, Path = NoPath> = {
  [M in Method]: {
    parameters: Params<Path, never, { 'Idempotency-Key'?: string }>;
    requestBody?: never;
    responses: Out extends undefined ? { [C in Code]: Empty } & { default: Problem } : Answers<Code, Out>;
  };
};

type Paging = { cursor?: string; limit?: number };
type ByEnterprise = { enterpriseId: string };
type ByBank = { bank: string };
type MandateChoice = { customerId?: string; accountId?: string; roleId?: string; departmentId?: string };
export type BankSignInBody = { bank: string; mandate?: MandateChoice; returnTo?: string };

/** The part of the network's interface that this client uses, in the form openapi-fetch reads. */
export type Paths = {
  '/v1/banks': Get<{ items: T.Bank[] }>;
  '/v1/sign-in/bank': Send<'post', BankSignInBody, 200, { redirectTo: string }>;
  '/v1/session': Get<T.Session> & Bare<'delete', 200, { redirectTo: string | null }>;
  '/v1/sessions': Get<{ items: T.SignedInSession[] }>;
  '/v1/sessions/{sessionId}': Bare<'delete', 204, undefined, { sessionId: string }>;
  '/v1/mandates': Get<{ items: T.Mandate[] }>;
  '/v1/enterprises': Get<T.Page<T.EnterpriseSummary>, NoPath, Paging & { q?: string }>;
  '/v1/enterprises/{enterpriseId}': Get<T.EnterpriseView, ByEnterprise>;
  '/v1/enterprises/{enterpriseId}/facts': Get<
    { items: T.Fact[]; hiddenCategories: string[] },
    ByEnterprise,
    { on?: string }
  >;
  '/v1/enterprises/{enterpriseId}/facts/{factKey}/history': Get<
    T.Page<T.FactVersion>,
    ByEnterprise & { factKey: string },
    Paging
  >;
  '/v1/enterprises/{enterpriseId}/evidence/{evidenceId}': Get<T.Evidence, ByEnterprise & { evidenceId: string }>;
  '/v1/enterprises/{enterpriseId}/evidence/{evidenceId}/verify': Bare<
    'post',
    200,
    T.EvidenceVerification,
    ByEnterprise & { evidenceId: string }
  >;
  '/v1/enterprise': Get<T.OwnEnterpriseView>;
  '/v1/bank-consents': Get<T.Page<T.BankConsent>, NoPath, Paging> &
    Send<'post', { bank: string; permissions?: string[]; expiresAt?: string }, 201, ConsentStarted>;
  '/v1/bank-consents/{consentId}': Bare<'delete', 200, T.BankConsent, { consentId: string }>;
  '/v1/feed': Get<T.FeedPage, NoPath, Paging & { only?: T.FeedFilter }>;
  '/v1/feed/new': Get<{ count: number; newest: string | null }, NoPath, { since?: string }>;
  '/v1/partners': Get<T.Page<T.Partner>, NoPath, Paging & { state?: string }> &
    Send<'post', { enterpriseId: string; note?: string }, 201, T.Partner>;
  '/v1/partners/{enterpriseId}/accept': Bare<'post', 200, T.Partner, ByEnterprise>;
  '/v1/partners/{enterpriseId}': Bare<'delete', 200, T.Partner, ByEnterprise>;
  '/v1/watches': Get<T.Page<{ enterprise: T.EnterpriseSummary; since: string }>, NoPath, Paging>;
  '/v1/watches/{enterpriseId}': Bare<'put' | 'delete', 204, undefined, ByEnterprise>;
  '/v1/operator/connections': Get<{ items: T.Connection[] }>;
  '/v1/operator/connections/{bank}/kept-aside': Get<T.Page<T.KeptAsideRecord>, ByBank, Paging>;
  '/v1/operator/connections/{bank}/kept-aside/{recordId}/retry': Bare<
    'post',
    200,
    T.KeptAsideRecord,
    ByBank & { recordId: string }
  >;
  '/v1/operator/connections/{bank}/sync': Bare<'post', 202, undefined, ByBank>;
  '/v1/operator/connections/{bank}/sync-runs': Get<T.Page<T.SyncRun>, ByBank, Paging>;
};

type ConsentStarted = { consent: T.BankConsent; redirectTo: string };
