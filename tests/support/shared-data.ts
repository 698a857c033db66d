import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

// The only place outside the repository that tests may look at; a newcomer's clone does not have it. GUILDHALL_SHARED names another.
const elsewhere = process.env['GUILDHALL_SHARED'];
const root =
  elsewhere === undefined
    ? new URL('../../../shared/data/', import.meta.url)
    : pathToFileURL(`${elsewhere.replace(/\/$/, '')}/data/`);

/** True where the public specifications and real data lie beside the checkout. */
export const hasSharedData: boolean = existsSync(root);

/** Path of one of those files. */
export function sharedPath(path: string): string {
  return fileURLToPath(new URL(path, root));
}

export function readShared(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/** Title of a test that needs the data, so that a skipped one says why. */
export function withSharedData(title: string): string {
  return hasSharedData ? title : `${title} (skipped: the shared data is not beside this checkout)`;
}
