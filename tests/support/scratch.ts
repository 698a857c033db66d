import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';

/** The directory for throwaway databases: memory where the system offers it, the temporary directory elsewhere. */
export function scratchRoot(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}
