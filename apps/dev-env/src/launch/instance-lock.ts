import { rmSync } from 'node:fs';
import type { Bilingual } from '../sample-world/bank-seed.ts';
import { identify, readIdentity, stillRuns, writeIdentity } from './process-identity.ts';
import { alreadyRunning } from './texts.ts';

/** Something that the person who starts can put right; the texts say how. */
export class StartRefused extends Error {
  readonly text: Bilingual;

  constructor(text: Bilingual) {
    super(text.en);
    this.text = text;
  }
}

/** Notes that this process owns the data directory. Throws StartRefused while another one runs on it. */
export function takeLock(file: string, url: string): () => void {
  const other = readIdentity(file);
  if (other !== null && other.pid !== process.pid && stillRuns(other)) {
    throw new StartRefused(alreadyRunning(typeof other['url'] === 'string' ? other['url'] : '', other.pid));
  }
  const self = identify(process.pid);
  if (self === null) throw new Error('this process cannot find itself');
  writeIdentity(file, self, { url });
  return () => rmSync(file, { force: true });
}
