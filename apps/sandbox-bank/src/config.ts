/** A party that may sign people in through this bank, read consents and records, and receive events. */
export type ClientConfig = {
  clientId: string;
  name: string;
  jwksUri: string;
  redirectUris: string[];
  postLogoutRedirectUris: string[];
  backchannelLogoutUri?: string;
  eventPushUri?: string;
};

/** Another bank with which this one clears. */
export type PeerConfig = { bankId: string; nameZh: string; nameEn: string; issuer: string };

/** Everything that the process is told from outside. */
export type BankConfig = {
  bankId: string;
  host: string;
  port: number;
  /** Issuer identifier and origin of every address of the bank, without a final slash. */
  issuer: string;
  databaseUrl: string;
  seedFile: string | null;
  clients: ClientConfig[];
  /** Whether statement files are issued as time passes, or when the desk asks for them alone. */
  statementFiles: 'live' | 'desk';
  peers: PeerConfig[];
  /** 32 bytes; seals the private keys at rest, and is the root of cookie keys and nonces. */
  key: Buffer;
};

const bankIdPattern = /^[a-z][a-z0-9-]{1,30}$/;

/** Reads and checks the environment. Throws an Error that names the variable and what is wrong with it. */
export function readConfig(env: NodeJS.ProcessEnv): BankConfig {
  const port = readPort(env);
  const issuer = (env['BANK_ISSUER'] ?? `http://localhost:${port}`).replace(/\/$/, '');
  if (!URL.canParse(issuer) || new URL(issuer).origin !== issuer) {
    throw new Error('BANK_ISSUER must be an origin such as http://localhost:4100');
  }
  return {
    bankId: required(env, 'BANK_ID', bankIdPattern, 'lower-case letters, digits and hyphens'),
    host: env['BANK_HOST'] ?? '127.0.0.1',
    port,
    issuer,
    databaseUrl: required(env, 'BANK_DATABASE_URL', /^postgres(ql)?:\/\//, 'a postgresql:// connection string'),
    seedFile: env['BANK_SEED_FILE'] ?? null,
    clients: readClients(env['BANK_CLIENTS'] ?? '[]'),
    statementFiles: readStatementFiles(env),
    peers: readPeers(env['BANK_PEERS'] ?? '[]'),
    key: readKey(env),
  };
}

function required(env: NodeJS.ProcessEnv, name: string, pattern: RegExp, wanted: string): string {
  const value = env[name];
  if (value === undefined || !pattern.test(value)) throw new Error(`${name} must be set to ${wanted}`);
  return value;
}

function readPort(env: NodeJS.ProcessEnv): number {
  const port = Number(env['BANK_PORT'] ?? 4100);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('BANK_PORT must be a port number');
  return port;
}

function readStatementFiles(env: NodeJS.ProcessEnv): BankConfig['statementFiles'] {
  const value = env['BANK_STATEMENT_FILES'] ?? 'live';
  if (value !== 'live' && value !== 'desk') throw new Error('BANK_STATEMENT_FILES must be live or desk');
  return value;
}

function readKey(env: NodeJS.ProcessEnv): Buffer {
  const key = Buffer.from(env['BANK_KEY'] ?? '', 'base64url');
  if (key.length !== 32) throw new Error('BANK_KEY must be 32 bytes in base64url');
  return key;
}

function readClients(json: string): ClientConfig[] {
  return listIn(json, 'BANK_CLIENTS').map((entry, index) => readClient(entry, `BANK_CLIENTS[${index}]`));
}

function readPeers(json: string): PeerConfig[] {
  return listIn(json, 'BANK_PEERS').map((entry, index) => {
    const where = `BANK_PEERS[${index}]`;
    const fields = fieldsOf(entry, where);
    const bankId = text(fields.get('bankId'), `${where}.bankId`);
    if (!bankIdPattern.test(bankId)) throw new Error(`${where}.bankId must be lower-case letters, digits and hyphens`);
    const issuer = url(fields.get('issuer'), `${where}.issuer`);
    if (new URL(issuer).origin !== issuer) throw new Error(`${where}.issuer must be an origin`);
    const nameZh = text(fields.get('nameZh'), `${where}.nameZh`);
    return { bankId, issuer, nameZh, nameEn: text(fields.get('nameEn'), `${where}.nameEn`) };
  });
}

function listIn(json: string, name: string): unknown[] {
  let list: unknown;
  try {
    list = JSON.parse(json);
  } catch {
    throw new Error(`${name} must be JSON`);
  }
  if (!Array.isArray(list)) throw new Error(`${name} must be a JSON array`);
  return list;
}

function fieldsOf(entry: unknown, where: string): Map<string, unknown> {
  if (typeof entry !== 'object' || entry === null) throw new Error(`${where} must be an object`);
  return new Map(Object.entries(entry));
}

function readClient(entry: unknown, where: string): ClientConfig {
  const fields = fieldsOf(entry, where);
  const redirectUris = urls(fields.get('redirectUris'), `${where}.redirectUris`);
  const first = redirectUris[0];
  if (first === undefined) throw new Error(`${where}.redirectUris must not be empty`);
  const clientId = text(fields.get('clientId'), `${where}.clientId`);
  const client: ClientConfig = {
    clientId,
    name: fields.has('name') ? text(fields.get('name'), `${where}.name`) : clientId,
    jwksUri: url(fields.get('jwksUri'), `${where}.jwksUri`),
    redirectUris,
    postLogoutRedirectUris: fields.has('postLogoutRedirectUris')
      ? urls(fields.get('postLogoutRedirectUris'), `${where}.postLogoutRedirectUris`)
      : [`${new URL(first).origin}/`, `${new URL(first).origin}/sign-in`],
  };
  for (const name of ['backchannelLogoutUri', 'eventPushUri'] as const) {
    if (fields.has(name)) client[name] = url(fields.get(name), `${where}.${name}`);
  }
  return client;
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${where} must be a text`);
  return value;
}

function url(value: unknown, where: string): string {
  if (typeof value !== 'string' || !/^https?:$/.test(URL.parse(value)?.protocol ?? '')) {
    throw new Error(`${where} must be an http or https address`);
  }
  return value;
}

function urls(value: unknown, where: string): string[] {
  if (!Array.isArray(value)) throw new Error(`${where} must be an array of addresses`);
  return value.map((entry: unknown, index) => url(entry, `${where}[${index}]`));
}
