import { fileURLToPath } from 'node:url';

/** What the command line takes from its environment; everything else is handed on to the server program. */
export interface CliConfig {
  readonly language: 'zh' | 'en';
  readonly serverProgram: string;
  /** For the server program. */
  readonly environment: NodeJS.ProcessEnv;
}

/** Reads the environment; the only place of the command line that does. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): CliConfig {
  // POSIX: LC_ALL goes before LC_MESSAGES, that before LANG.
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return {
    language: /^zh/i.test(locale ?? '') ? 'zh' : 'en',
    serverProgram: fileURLToPath(new URL('../../../apps/server/src/main.ts', import.meta.url)),
    environment: env,
  };
}
