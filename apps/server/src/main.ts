import { createServer, type Role } from './app.ts';
import { runCommand } from './commands.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { limits } from './platform/limits.ts';

/** Starts the roles that the arguments name, or runs the one command that they name. */
async function main(argv: readonly string[]): Promise<void> {
  const config = readConfigOrExit();
  const command = argv.filter((part) => !part.startsWith('--roles'));
  if (command.length > 0) {
    process.exitCode = await runCommand(config, command);
    return;
  }
  await serve(config, readRoles(argv));
}

function readConfigOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`guildhall: ${error.message}\n`);
    process.exit(2);
  }
}

function readRoles(argv: readonly string[]): Set<Role> {
  const text = argv.find((part) => part.startsWith('--roles='))?.slice('--roles='.length) ?? 'api,worker';
  const roles = text.split(',');
  const wrong = roles.filter((role) => role !== 'api' && role !== 'worker');
  if (wrong.length > 0) {
    process.stderr.write(`guildhall: --roles takes api and worker, not "${wrong.join(',')}"\n`);
    process.exit(2);
  }
  // Held against the two names above.
  return new Set(roles as Role[]);
}

async function serve(config: Config, roles: Set<Role>): Promise<void> {
  const server = await createServer(config);
  const { log } = server.platform;
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    // A connection that will not end must not keep the process alive.
    setTimeout(() => process.exit(1), limits.shutdownMs).unref();
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the stop was not clean');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  const address = await server.start(roles);
  log.info({ address, roles: [...roles] }, 'ready');
}

await main(process.argv.slice(2));
