import type { paths } from './schema.gen.ts';
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
    parameters: Params<Path, never, { 'idempotency-key'?: string }>;
    requestBody: { content: { 'application/json': In } };
    responses: Answers<Code, Out>;
  };
};
type Bare<Method extends string, Code extends number, Out, Path = NoPath> = {
  [M in Method]: {
    parameters: Params<Path, never, { 'idempotency-key'?: string }>;
    requestBody?: never;
    responses: Out extends undefined ? { [C in Code]: Empty } & { default: Problem } : Answers<Code, Out>;
  };
};

type Paging = { cursor?: string; limit?: number };
type ByBank = { bank: string };

/** What the plan promises and the OpenAPI document does not hold yet, in the form openapi-fetch reads. */
type Promised = {
  '/v1/banks': Get<{ items: T.Bank[] }>;
  '/v1/bank-consents': Get<T.Page<T.BankConsent>, NoPath, Paging> &
    Send<'post', { bank: string; permissions?: string[]; expiresAt?: string }, 201, ConsentStarted>;
  '/v1/bank-consents/{consentId}': Bare<'delete', 200, T.BankConsent, { consentId: string }>;
  '/v1/feed': Get<T.FeedPage, NoPath, Paging & { only?: T.FeedFilter }>;
  '/v1/feed/new': Get<{ count: number; newest: string | null }, NoPath, { since?: string }>;
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

/** The interface of the network: what the document describes wins over what was promised. */
export type Paths = paths & Omit<Promised, keyof paths>;
