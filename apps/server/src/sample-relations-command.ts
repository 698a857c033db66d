import { readFile } from 'node:fs/promises';
import { createServer } from './app.ts';
import type { Config } from './config.ts';
import { readSampleRelations, SampleFileError } from './modules/network/index.ts';

/** `sample-relations FILE`: establishes what the people of the sample world did on the network. @returns the exit code. */
export async function sampleRelationsCommand(config: Config, file: string | undefined): Promise<number> {
  if (file === undefined) return refuse('sample-relations takes a FILE');
  let relations;
  try {
    relations = readSampleRelations(await readFile(file, 'utf8'));
  } catch (error) {
    const readable = error instanceof SampleFileError || (error instanceof Error && 'code' in error);
    if (readable) return refuse(`${file}: ${error.message}`);
    throw error;
  }
  const { network, platform } = await createServer({ ...config, logLevel: 'warn' });
  try {
    // Open pages of running processes are told.
    await platform.bus.start();
    const result = await network.establishSampleRelations(relations);
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  } finally {
    await platform.bus.stop();
    await platform.egress.close();
    await platform.db.close();
  }
}

function refuse(message: string): number {
  process.stderr.write(`guildhall: ${message}\n`);
  return 2;
}
