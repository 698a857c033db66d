import { parentPort, workerData } from 'node:worker_threads';
import { SchemaShelf } from './schema-shelf.ts';
import { outcomeOf } from './statement-reader.ts';

// Given by whoever opened the thread, `StatementReader`.
const { directory } = workerData as { directory: string | null };
const schemas = new SchemaShelf(directory);

parentPort?.on('message', (bytes: Uint8Array) => {
  // A buffer arrives as the array that it is.
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  parentPort?.postMessage(outcomeOf(file, schemas), []);
});
