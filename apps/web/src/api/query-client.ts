import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem, isSignedOut } from './problem.ts';

const MOST_RETRIES = 2;

/** Asks again only where asking again can help: after a lost connection or a busy server, not after a refusal. */
function worthRetrying(failures: number, error: unknown): boolean {
  if (failures >= MOST_RETRIES || !(error instanceof Problem)) return false;
  return error.status === 0 || error.status === 429 || error.status >= 502;
}

/** @param onSignedOut is told the code of the problem that says why. */
export function createQueryClient(onSignedOut: (code: string) => void): QueryClient {
  const onError = (error: unknown): void => {
    if (isSignedOut(error)) onSignedOut(error.code);
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: worthRetrying, staleTime: 10_000, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}
