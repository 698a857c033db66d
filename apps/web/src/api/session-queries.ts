import { queryOptions } from '@tanstack/react-query';
import { api, body, done } from './client.ts';
import { isSignedOut } from './problem.ts';
import type { BankSignInBody, Session } from './types.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: 60_000,
});

/** The session of this browser; null when nobody is signed in. */
async function readSession(): Promise<Session | null> {
  try {
    return await body(api.GET('/v1/session'));
  } catch (error) {
    if (isSignedOut(error)) return null;
    throw error;
  }
}

export const banksQuery = queryOptions({
  queryKey: ['banks'],
  queryFn: () => body(api.GET('/v1/banks')),
  staleTime: 300_000,
});

export const mandatesQuery = queryOptions({
  queryKey: ['mandates'],
  queryFn: () => body(api.GET('/v1/mandates')),
  staleTime: 60_000,
});

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => body(api.GET('/v1/sessions')),
});

/** Asks for a sign-in at a bank and leaves this page for the bank's. Resolves only if the browser stays. */
export async function leaveForBank(request: BankSignInBody): Promise<void> {
  const { redirectTo } = await body(api.POST('/v1/sign-in/bank', { body: request }));
  globalThis.location.assign(redirectTo);
}

export function endSession(sessionId: string): Promise<void> {
  return done(api.DELETE('/v1/sessions/{sessionId}', { params: { path: { sessionId } } }));
}

/** Signs out here and, where the bank offers it, at the bank too: the answer says where to go next. */
export async function signOut(): Promise<void> {
  const { redirectTo } = await body(api.DELETE('/v1/session'));
  globalThis.location.assign(redirectTo ?? '/');
}
