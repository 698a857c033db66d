import { readdirSync, readFileSync } from 'node:fs';
import { hasSharedData, sharedPath } from '../shared-data.ts';

const samples = 'bank/iso20022/samples/';

/** Where the schemas of ISO 20022 lie; null in a clone without the shared data. */
export const schemasDirectory: string | null = hasSharedData ? sharedPath('bank/iso20022/xsd') : null;

export interface SampleFile {
  /** Folder and name. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Every file of the samples, in the order of their names; none in a clone without them. */
export function sampleFiles(): SampleFile[] {
  if (!hasSharedData) return [];
  const folders = readdirSync(sharedPath(samples)).toSorted();
  return folders.flatMap((folder) =>
    readdirSync(sharedPath(samples + folder))
      .toSorted()
      .map((file) => ({ name: `${folder}/${file}`, bytes: readFileSync(sharedPath(`${samples}${folder}/${file}`)) })),
  );
}
