import { randomBytes } from 'node:crypto';
import { isAbsolute, relative, resolve } from 'node:path';
import { limits } from './platform/limits.ts';

/** One option of the environment; `npm run generate` writes the reference from this table. */
export interface Option {
  readonly name: string;
  readonly fallback: string | null;
  readonly meaning: string;
}

export const options = [
  { name: 'PORT', fallback: '4000', meaning: 'Port of the HTTP server.' },
  { name: 'HOST', fallback: '127.0.0.1', meaning: 'Address that the HTTP server listens on.' },
  {
    name: 'PUBLIC_URL',
    fallback: null,
    meaning: 'Origin under which browsers and banks reach the network; default `http://localhost:$PORT`.',
  },
  { name: 'TRUST_PROXY', fallback: 'false', meaning: '`true` behind one reverse proxy that adds to X-Forwarded-For.' },
  {
    name: 'DATABASE_URL',
    fallback: null,
    meaning: 'Owner of the PostgreSQL database (15 or newer): may create roles, runs migrations. Required.',
  },
  { name: 'GUILDHALL_KEY', fallback: null, meaning: '32 bytes in base64url that seal secrets at rest. Required.' },
  {
    name: 'GUILDHALL_BANKS',
    fallback: '[]',
    meaning: 'JSON list of connected banks: `{slug, issuer, clientId, nameZh, nameEn, mark, color}`.',
  },
  {
    name: 'GUILDHALL_OPERATORS',
    fallback: '[]',
    meaning: 'JSON list of `{bank, customerId}`: enterprises whose members operate the network.',
  },
  {
    name: 'GUILDHALL_LOOPBACK_ORIGINS',
    fallback: '',
    meaning: 'Exact origins, separated by commas, that may be reached over plain http on this machine.',
  },
  {
    name: 'GUILDHALL_WEB_DIR',
    fallback: null,
    meaning: 'Directory of the built web client; without it only the API is served.',
  },
  {
    name: 'GUILDHALL_FILES_DIR',
    fallback: null,
    meaning:
      'Directory, outside of `GUILDHALL_WEB_DIR`, in which evidence documents are kept, sealed; shared by all processes. Without it none are taken in.',
  },
  {
    name: 'ISO20022_SCHEMAS_DIR',
    fallback: null,
    meaning:
      'Directory of the schemas that ISO 20022 publishes, `camt.053.001.08.xsd` and so on. Statement files are held against them; without it, or of a version that is not there, against the rules of reading alone, and the statement says so.',
  },
  {
    name: 'REQUESTS_PER_MINUTE',
    fallback: '3000',
    meaning: 'Requests that one address may make in a minute; more are answered 429.',
  },
  {
    name: 'BANK_TIMEOUT_SECONDS',
    fallback: '10',
    meaning:
      'How long a bank may take to answer, from 1 to 10; then the call has failed and is repeated where that is safe.',
  },
  {
    name: 'SMTP_URL',
    fallback: '',
    meaning:
      'Mail server for e-mails, `smtp://user:password@host:587` (TLS by STARTTLS, demanded unless the host is this machine) or `smtps://host:465`; `?tls=off` goes without. Empty: no e-mail is sent.',
  },
  {
    name: 'MAIL_FROM',
    fallback: null,
    meaning:
      'Sender of e-mails, `Name <address>` or an address; default `Guildhall <no-reply@HOST>` with the host of `PUBLIC_URL`.',
  },
  { name: 'LOG_LEVEL', fallback: 'info', meaning: 'pino level of the log on stdout.' },
] as const satisfies readonly Option[];

export interface BankConfig {
  readonly slug: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly mark: string;
  readonly color: string;
}
export interface OperatorConfig {
  readonly bank: string;
  readonly customerId: string;
}
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly trustProxy: boolean;
  readonly databaseUrl: string;
  readonly key: string;
  readonly banks: readonly BankConfig[];
  readonly operators: readonly OperatorConfig[];
  readonly loopbackOrigins: readonly string[];
  readonly webDir: string | null;
  readonly filesDir: string | null;
  /** Where the schemas of ISO 20022 lie; null where there are none. */
  readonly iso20022SchemasDir: string | null;
  readonly requestsPerMinute: number;
  /** How long a bank may take to answer. */
  readonly bankTimeoutMs: number;
  readonly logLevel: string;
  /** Where e-mails go out, and as whom; null while e-mail is off. */
  readonly mail: MailConfig | null;
}
export interface MailConfig {
  readonly smtpUrl: string;
  readonly mailFrom: string;
}

/** What is wrong with the environment, naming the option. */
export class ConfigError extends Error {}

/** Reads the environment; the only place that does. @throws ConfigError naming the option and what it should be. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const get = (name: string): string | undefined =>
    env[name] === undefined || env[name] === '' ? undefined : env[name];
  const port = readPort(get('PORT') ?? '4000');
  const publicUrl = get('PUBLIC_URL') ?? `http://localhost:${port}`;
  if (!URL.canParse(publicUrl) || new URL(publicUrl).origin !== publicUrl) {
    throw new ConfigError('PUBLIC_URL must be an origin such as https://network.example, without a path');
  }
  return {
    port,
    host: get('HOST') ?? '127.0.0.1',
    publicUrl,
    trustProxy: get('TRUST_PROXY') === 'true',
    databaseUrl: required(get('DATABASE_URL'), 'DATABASE_URL', 'the connection string of a PostgreSQL owner'),
    key: required(
      get('GUILDHALL_KEY'),
      'GUILDHALL_KEY',
      `32 bytes in base64url, for instance a fresh one like ${randomBytes(32).toString('base64url')}`,
    ),
    banks: readList(get('GUILDHALL_BANKS'), 'GUILDHALL_BANKS', [
      'slug',
      'issuer',
      'clientId',
      'nameZh',
      'nameEn',
      'mark',
      'color',
    ]) as unknown as BankConfig[],
    operators: readList(get('GUILDHALL_OPERATORS'), 'GUILDHALL_OPERATORS', [
      'bank',
      'customerId',
    ]) as unknown as OperatorConfig[],
    loopbackOrigins: (get('GUILDHALL_LOOPBACK_ORIGINS') ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    webDir: get('GUILDHALL_WEB_DIR') ?? null,
    filesDir: readFilesDir(get('GUILDHALL_FILES_DIR'), get('GUILDHALL_WEB_DIR')),
    iso20022SchemasDir: get('ISO20022_SCHEMAS_DIR') ?? null,
    requestsPerMinute: readCount(get('REQUESTS_PER_MINUTE') ?? '3000', 'REQUESTS_PER_MINUTE'),
    bankTimeoutMs: readBankTimeout(get('BANK_TIMEOUT_SECONDS')),
    logLevel: get('LOG_LEVEL') ?? 'info',
    mail: readMail(get('SMTP_URL'), get('MAIL_FROM') ?? `Guildhall <no-reply@${new URL(publicUrl).hostname}>`),
  };
}

const smtpSchemes = ['smtp:', 'smtps:'];
const senderPattern = /^(?:[^<>"\p{Cc}]{0,100}<)?[^\s<>@",;:()[\]]{1,64}@[A-Za-z0-9.-]{1,253}>?$/u;

function readMail(smtpUrl: string | undefined, mailFrom: string): MailConfig | null {
  if (smtpUrl === undefined) return null;
  const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
  if (url === null || !smtpSchemes.includes(url.protocol) || url.hostname === '')
    throw new ConfigError('SMTP_URL must be an address such as smtp://user:password@mail.example:587');
  const tls = url.searchParams.get('tls');
  if (tls !== null && tls !== 'off') throw new ConfigError('SMTP_URL knows no other ?tls= than ?tls=off');
  if (!senderPattern.test(mailFrom) || mailFrom.includes('<') !== mailFrom.endsWith('>'))
    throw new ConfigError(
      'MAIL_FROM must be an address, or a name with an address as in Guildhall <mail@network.example>',
    );
  return { smtpUrl, mailFrom };
}

function required(value: string | undefined, name: string, what: string): string {
  if (value === undefined) throw new ConfigError(`${name} is missing: set it to ${what}`);
  return value;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`PORT must be a number from 0 to 65535, not "${text}"`);
  return port;
}

/** What is kept must not lie where files are served by their path. */
function readFilesDir(filesDir: string | undefined, webDir: string | undefined): string | null {
  if (filesDir === undefined) return null;
  const fromWeb = webDir === undefined ? '..' : relative(resolve(webDir), resolve(filesDir));
  if (!/^\.\.(?:[/\\]|$)/.test(fromWeb) && !isAbsolute(fromWeb))
    throw new ConfigError('GUILDHALL_FILES_DIR must lie outside of GUILDHALL_WEB_DIR');
  return resolve(filesDir);
}

function readCount(text: string, name: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new ConfigError(`${name} must be a whole number from 1, not "${text}"`);
  return count;
}

/** Never longer than the default: what is held while a call is on its way counts on that. */
function readBankTimeout(text: string | undefined): number {
  if (text === undefined) return limits.bankTimeoutMs;
  const timeoutMs = readCount(text, 'BANK_TIMEOUT_SECONDS') * 1_000;
  if (timeoutMs > limits.bankTimeoutMs)
    throw new ConfigError(`BANK_TIMEOUT_SECONDS must be at most ${limits.bankTimeoutMs / 1_000}, not "${text}"`);
  return timeoutMs;
}

/** Every item has exactly these text fields; the caller names the type that says the same. */
function readList(text: string | undefined, name: string, fields: readonly string[]): Record<string, string>[] {
  if (text === undefined) return [];
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new ConfigError(`${name} is not JSON`);
  }
  if (!Array.isArray(list)) throw new ConfigError(`${name} must be a JSON list`);
  return list.map((item: unknown, place) => {
    if (typeof item !== 'object' || item === null) throw new ConfigError(`${name}[${place}] must be an object`);
    const record = item as Record<string, unknown>;
    for (const field of fields) {
      if (typeof record[field] !== 'string') throw new ConfigError(`${name}[${place}].${field} must be a text`);
    }
    return record as Record<string, string>;
  });
}
