import type { Config } from './config.ts';
import { Sealer } from './platform/crypto/seal.ts';
import { sampleRelationsCommand } from './sample-relations-command.ts';
import { auditVerifyCommand } from './audit-verify-command.ts';
import { doctorCommand } from './doctor-command.ts';
import { importLeiCommand } from './import-lei-command.ts';
import { keysCommand } from './keys-command.ts';
import { migrate } from './platform/db/migrate.ts';

/** Commands that need this program's own modules; the `guildhall` command line calls them. @returns the exit code. */
export async function runCommand(config: Config, argv: readonly string[]): Promise<number> {
  const [name] = argv;
  switch (name) {
    case 'migrate': {
      const applied = await migrate(config.databaseUrl, new Sealer(config.key));
      process.stdout.write(`${JSON.stringify({ applied })}\n`);
      return 0;
    }
    case 'sample-relations':
      return sampleRelationsCommand(config, argv[1]);
    case 'import':
      return importLeiCommand(config, argv.slice(1));
    case 'audit':
      return auditVerifyCommand(config, argv.slice(1));
    case 'doctor':
      return doctorCommand(config);
    case 'keys':
      return keysCommand(config, argv.slice(1));
    default:
      process.stderr.write(`guildhall: there is no command "${String(name)}"\n`);
      return 2;
  }
}
