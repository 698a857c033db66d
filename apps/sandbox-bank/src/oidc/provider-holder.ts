import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { BankContext } from '../bank-context.ts';
import { createProvider } from './provider.ts';

/** The authorization server in force. All its state is in the database, so it can be replaced between two requests. */
export type ProviderHolder = {
  provider: () => Provider;
  handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Builds it anew; needed after a rotation of keys. */
  rebuild: () => void;
};

export function createProviderHolder(bank: BankContext): ProviderHolder {
  let provider = createProvider(bank);
  let callback = provider.callback();
  return {
    provider: () => provider,
    handle: (request, response) => void callback(request, response),
    rebuild: () => {
      provider = createProvider(bank);
      callback = provider.callback();
    },
  };
}

const ownPaths = new Set(['/auth', '/token', '/token/revocation', '/request', '/me', '/session/end']);

/** Whether oidc-provider answers this path. `/jwks` is not among them: the bank publishes more keys than the current ones. */
export function isProviderPath(path: string): boolean {
  return (
    ownPaths.has(path) ||
    path.startsWith('/auth/') ||
    path.startsWith('/session/end/') ||
    path === '/.well-known/openid-configuration' ||
    path === '/.well-known/oauth-authorization-server'
  );
}
