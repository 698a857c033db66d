#!/usr/bin/env node
import { CommanderError } from 'commander';
import { readConfig } from './config.ts';
import { createProgram, type Outcome } from './program.ts';

/** Exit codes: 0 done, 1 not done, 2 not understood. */
async function main(argv: readonly string[]): Promise<number> {
  const outcome: Outcome = { code: 0 };
  const program = createProgram(readConfig(), outcome);
  if (argv.length === 0) {
    program.outputHelp();
    return 2;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return outcome.code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
