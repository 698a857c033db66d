import { join } from 'node:path';

/** Where Node keeps what it compiled: a test run starts the same programs dozens of times. */
export const compileCache = join(import.meta.dirname, '../../.cache/node');

/** The environment of a program that a test starts: what is said here, and nothing else of our own but the path. */
export function processEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: compileCache, ...own };
}
