import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../apps/dev-env/src/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the cluster's owner, on its `postgres` database. */
    clusterUrl: string;
  }
}

type Cluster = { url: string; users: number; stop: () => Promise<void> };

/** The projects `db` and `journeys` load this file apart, in one process: they share one cluster through it. */
const shared: { guildhallTestCluster?: Promise<Cluster> } = globalThis as object;

/** Starts the one PostgreSQL cluster of this test run, in memory and without fsync; the last project to finish stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.guildhallTestCluster ??= startCluster();
  const cluster = await shared.guildhallTestCluster;
  cluster.users += 1;
  project.provide('clusterUrl', cluster.url);
  return async () => {
    cluster.users -= 1;
    if (cluster.users > 0) return;
    delete shared.guildhallTestCluster;
    await cluster.stop();
  };
}

async function startCluster(): Promise<Cluster> {
  // Another version of PostgreSQL, such as the oldest that we promise: the URL of an owner who may create databases and roles.
  const given = process.env['TEST_POSTGRES_URL'];
  if (given !== undefined) return { url: given, users: 0, stop: () => Promise.resolve() };
  const dataDir = await mkdtemp(join(tmpdir(), 'guildhall-test-'));
  const postgres = await startPostgres({
    dataDir,
    password: 'test',
    tmpfs: true,
    settings: { max_connections: '300' },
  });
  return {
    url: postgres.adminUrl,
    users: 0,
    stop: async () => {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
