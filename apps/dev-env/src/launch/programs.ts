import { existsSync } from 'node:fs';
import type { BankId } from '../sample-world/enterprise.ts';
import type { SampleWorld } from '../sample-world/sample-world.ts';
import type { DataDir } from './data-dir.ts';
import { writeWhole } from './data-dir.ts';
import type { Databases } from './databases.ts';
import type { Addresses } from './environment.ts';
import { bankEnvironment, mailEnvironment } from './environment.ts';
import { Program } from './program.ts';
import { bankMain, mailMain, serverMain } from './repository.ts';

export type ProgramParts = {
  data: DataDir;
  databases: Databases;
  addresses: Addresses;
  sample: SampleWorld | null;
  onLost: (message: string) => void;
};

/** Note of the identity of a program, for a launcher that comes after a crash. */
export function pidFile(data: DataDir, name: string): string {
  return data.file('run', `${name}.json`);
}

/** The network's program, not started yet. */
export function makeServer(parts: ProgramParts, env: Record<string, string>, args: string[]): Program {
  const readyUrl = `${parts.addresses.network}/readyz`;
  return new Program({ ...files(parts, 'server'), main: serverMain, args, env, readyUrl });
}

/** A bank's program, not started yet; its seed file is written once. */
export function makeBank(parts: ProgramParts, bank: BankId): Program {
  const { data, sample, addresses } = parts;
  const seedFile = sample === null ? null : data.file('seed', `${bank}.json`);
  if (seedFile !== null && sample !== null && !existsSync(seedFile)) writeWhole(seedFile, sample.banks[bank]);
  const env = bankEnvironment(parts, bank, seedFile);
  return new Program({
    ...files(parts, bank),
    main: bankMain,
    args: [],
    env,
    readyUrl: `${addresses.banks[bank]}/healthz`,
  });
}

/** The mail sink's program, not started yet. */
export function makeMailSink(parts: ProgramParts): Program {
  const env = mailEnvironment(parts);
  return new Program({
    ...files(parts, 'mail'),
    main: mailMain,
    args: [],
    env,
    readyUrl: `${parts.addresses.mail.pages}/healthz`,
  });
}

function files({ data, onLost }: ProgramParts, name: string) {
  return { name, logFile: data.file('logs', `${name}.log`), pidFile: pidFile(data, name), onLost };
}
