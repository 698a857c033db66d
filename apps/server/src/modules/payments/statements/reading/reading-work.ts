import { checkFile, readFile, type CheckedFile, type ReadFile, type ReadSoFar } from './read-file.ts';
import { supposedStatements, type SupposedStatements } from './read-statements.ts';
import type { SchemaShelf } from './schema-shelf.ts';
import { StatementFault, type FaultCode, type FaultValues } from './statement-fault.ts';

/** Why a file is refused, as it crosses from one thread to another, where an error would lose what it says. */
export interface WireFault {
  readonly code: FaultCode;
  readonly line: number | null;
  readonly values: FaultValues;
  readonly schema: string | null;
}

/** What a thread can be asked about a file, with its answer. */
export interface ReadingWork {
  readonly whole: ReadFile | WireFault;
  readonly check: (CheckedFile & { readonly isUtf8: boolean }) | WireFault;
  readonly suppose: SupposedStatements | null;
}

/** Does what is asked, with what a file is refused for in the answer. An error of ours is thrown. */
export const readingWork = {
  whole: (bytes: Buffer, schemas: SchemaShelf) => orFault((soFar) => readFile(bytes, schemas, soFar)),
  check: (bytes: Buffer, schemas: SchemaShelf) => orFault((soFar) => checkFile(bytes, schemas, soFar)),
  suppose: (bytes: Buffer) => supposedStatements(bytes),
} satisfies { [Name in keyof ReadingWork]: (bytes: Buffer, schemas: SchemaShelf) => ReadingWork[Name] };

export function isFault(answer: object): answer is WireFault {
  return 'code' in answer;
}

function orFault<T>(work: (soFar: ReadSoFar) => T): T | WireFault {
  const soFar: ReadSoFar = { schema: null };
  try {
    return work(soFar);
  } catch (error) {
    if (!(error instanceof StatementFault)) throw error;
    const { code, line, values } = error;
    return { code, line, values, schema: soFar.schema };
  }
}
