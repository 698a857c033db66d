import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBank } from '../../../../apps/sandbox-bank/src/bank.ts';
import { silentLogger } from '../../../../apps/sandbox-bank/src/log.ts';
import { sampleSeed } from '../../../../apps/sandbox-bank/src/testing/sample-seed.ts';
import { freshDatabase, type FreshDatabase } from '../../database.ts';
import { freePorts } from '../../ports.ts';
import { sharedPath } from '../../shared-data.ts';
import { startPrism } from './prism.ts';
import { startProxy, withScheme, type Answered } from './proxies.ts';

/** A request or an answer that breaks a published document. */
export interface Violation {
  readonly request: string;
  readonly type: string;
  readonly found: unknown;
}

/** A sandbox bank of which every call of UK Open Banking goes through the published documents. */
export interface CheckedBank extends AsyncDisposable {
  readonly issuer: string;
  readonly db: FreshDatabase;
  readonly violations: Violation[];
  /** Operations that passed, such as `GET /accounts/{}`, with the statuses of their answers. */
  readonly passed: Map<string, Set<number>>;
  /** Changes answers of the bank before they are held against the document; null leaves them. */
  plant: ((path: string, body: string) => string) | null;
}

const documents = {
  aisp: 'bank/obie/account-info-openapi.yaml',
  pisp: 'bank/obie/payment-initiation-openapi.yaml',
} as const;
type Part = keyof typeof documents;
const root = /^\/open-banking\/v4\.0\/(aisp|pisp)(\/[^?]*)(\?.*)?$/;

/**
 * Between client and bank stand a front, the proxies of the two documents, and a back. Front and back change one word: the documents
 * know bearer tokens alone (RFC 6750), while tokens here are bound (RFC 9449), so that prism would refuse each. Everything else, the
 * addresses that proofs name included, is as it is on the wire.
 */
export async function startCheckedBank(client: { jwksUri: string; redirectUri: string }): Promise<CheckedBank> {
  await using stack = new AsyncDisposableStack();
  const first = await freePorts(3);
  const [frontPort, bankPort, backPort] = [first, first + 1, first + 2];
  const issuer = `http://localhost:${frontPort}`;
  const db = stack.use(await freshDatabase('bank'));
  const seedFile = await writeSeed(stack);
  const { jwksUri, redirectUri } = client;
  const clients = [
    { clientId: 'guildhall', name: 'Guildhall', jwksUri, redirectUris: [redirectUri], postLogoutRedirectUris: [] },
  ];
  const config = { bankId: 'huayue', host: '127.0.0.1', port: bankPort, issuer, databaseUrl: db.url, seedFile };
  const bank = await startBank({
    config: { ...config, clients, peers: [], statementFiles: 'desk', key: randomBytes(32) },
    log: silentLogger,
  });
  stack.defer(() => bank.close());

  const checked = {
    violations: [] as Violation[],
    passed: new Map<string, Set<number>>(),
    plant: null as CheckedBank['plant'],
  };
  const back = await startProxy(
    backPort,
    (_method, path, headers) => ({ port: bankPort, path, headers: withScheme(headers, 'Bearer', 'DPoP') }),
    (_method, path, { body }) => (checked.plant === null ? body : Buffer.from(checked.plant(path, body.toString()))),
  );
  stack.use(back);
  const upstream = (part: Part): string => `http://127.0.0.1:${backPort}/open-banking/v4.0/${part}`;
  const [aisp, pisp] = await Promise.all(
    (['aisp', 'pisp'] as const).map((part) => startPrism(sharedPath(documents[part]), upstream(part))),
  );
  const ports = { aisp: stack.use(aisp!).port, pisp: stack.use(pisp!).port };
  const front = await startProxy(
    frontPort,
    (_method, path, headers) => {
      const [, part, rest = '', query = ''] = root.exec(path) ?? [];
      if (part === undefined) return { port: bankPort, path, headers };
      const proxied = withScheme(headers, 'DPoP', 'Bearer');
      return { port: ports[part as Part], path: rest + query, headers: proxied };
    },
    (method, path, answer) => {
      note(checked, method, path, answer);
      return answer.body;
    },
  );
  stack.use(front);
  const owned = stack.move();
  return Object.assign(checked, { issuer, db, [Symbol.asyncDispose]: () => owned.disposeAsync() });
}

async function writeSeed(stack: AsyncDisposableStack): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'checked-bank-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  const file = join(directory, 'seed.json');
  await writeFile(file, JSON.stringify(sampleSeed));
  return file;
}

function note(
  { violations, passed }: Pick<CheckedBank, 'violations' | 'passed'>,
  method: string,
  path: string,
  { status, headers, body }: Answered,
): void {
  const [, , rest] = root.exec(path) ?? [];
  if (rest === undefined) return;
  const found = headers['content-type']?.includes('problem+json') === true ? problemIn(body) : null;
  if (found !== null || headers['sl-violations'] !== undefined) {
    violations.push({
      request: `${method} ${path}`,
      type: found?.type ?? 'reported',
      found: found ?? headers['sl-violations'],
    });
    return;
  }
  const operation = `${method} ${rest.replaceAll(/\/(qh-[^/]+|[0-9a-f-]{36})/g, '/{}')}`;
  passed.set(operation, (passed.get(operation) ?? new Set()).add(status));
}

function problemIn(body: Buffer): { type: string } | null {
  const problem = JSON.parse(body.toString()) as { type?: unknown };
  const { type } = problem;
  return typeof type === 'string' ? { ...problem, type } : null;
}
