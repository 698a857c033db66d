import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { BankContext } from './bank-context.ts';
import { misbehave } from './scenario/misbehave.ts';

type Handle = (request: IncomingMessage, response: ServerResponse, path: string) => void;

const machineRoots = ['/api/', '/open-banking/', '/interbank/'];
const machinePaths = new Set(['/jwks', '/token', '/request', '/.well-known/openid-configuration']);

/** The server in front of everything: whatever machines call passes the scenario first, pages for people do not. */
export function createBankServer(bank: BankContext, handle: Handle): Server {
  const server = createServer((request, response) => {
    const path = URL.parse(request.url ?? '/', bank.config.issuer)?.pathname ?? '/';
    if (!machinePaths.has(path) && !machineRoots.some((root) => path.startsWith(root))) {
      handle(request, response, path);
      return;
    }
    misbehave(bank.scenario, response, { path, goOn: () => handle(request, response, path) });
  });
  // A client that trickles its request does not hold a connection for ever.
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  return server;
}
