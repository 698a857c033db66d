import { resolve } from 'node:path';

/** What the launcher is told by its environment. */
export type LauncherConfig = {
  /** Port of the network; 0 takes a free one. */
  port: number;
  /** Port of the first bank, the second takes the next one; 0 takes free ones. */
  bankPort: number;
  /** Port of the mail sink's pages, its SMTP takes the next one; 0 takes free ones. */
  mailPort: number;
  dataDir: string;
  /** A PostgreSQL of the user's own instead of the embedded one. */
  databaseUrl: string | null;
  /** How much of the sample world a new data directory gets. */
  sampleData: 'none' | 'small' | 'full';
  language: 'zh' | 'en';
  /** Whether npm is the parent: it does not pass signals on. */
  underNpm: boolean;
};

/** The environment says something that cannot be meant; the message names the variable. */
export class ConfigError extends Error {}

/** Reads and checks the environment. Throws a ConfigError. */
export function readLauncherConfig(env: NodeJS.ProcessEnv = process.env): LauncherConfig {
  const databaseUrl = env['DATABASE_URL'] || null;
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new ConfigError('DATABASE_URL must begin with postgresql://');
  }
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return {
    port: readPort(env, 'PORT', 4000),
    bankPort: readPort(env, 'BANK_PORT', 4100),
    mailPort: readPort(env, 'MAIL_PORT', 4400),
    dataDir: resolve(env['GUILDHALL_DATA_DIR'] || `${import.meta.dirname}/../../../.guildhall`),
    databaseUrl,
    sampleData: readSampleData(env['GUILDHALL_SAMPLE_DATA'] || 'full'),
    language: locale.startsWith('zh') ? 'zh' : 'en',
    underNpm: env['npm_lifecycle_event'] !== undefined,
  };
}

/** What the mail sink's program is told by the launcher. Throws a ConfigError. */
export function readMailSinkConfig(env: NodeJS.ProcessEnv = process.env) {
  return {
    port: readPort(env, 'MAIL_PORT', 4400),
    smtpPort: readPort(env, 'MAIL_SMTP_PORT', 4401),
    directory: env['MAIL_DIR'] || null,
  };
}

function readSampleData(text: string): LauncherConfig['sampleData'] {
  if (text === 'none' || text === 'small' || text === 'full') return text;
  throw new ConfigError(`GUILDHALL_SAMPLE_DATA must be full, small or none, not "${text}"`);
}

function readPort(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = env[name] || String(fallback);
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_534) {
    throw new ConfigError(`${name} must be a whole number from 0 to 65534, not "${text}"`);
  }
  return port;
}

/** The environment that the programs we start inherit, with what is said here on top. */
export function inheritedEnvironment(own: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...own };
}

/** Where programs are looked up; PostgreSQL gets nothing else of our environment. */
export function searchPath(): string {
  return process.env['PATH'] ?? '';
}

/** Where whoever starts the launcher says that the schemas of ISO 20022 lie; null where he says nothing. */
export function givenSchemas(env: NodeJS.ProcessEnv = process.env): string | null {
  return env['ISO20022_SCHEMAS_DIR'] ?? null;
}
