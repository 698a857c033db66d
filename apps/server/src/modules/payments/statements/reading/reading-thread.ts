import { parentPort, workerData } from 'node:worker_threads';
import { SchemaShelf } from './schema-shelf.ts';
import { outcomeOf } from './statement-reader.ts';

// Given by whoever opened the thread, `StatementReader`.
const { directory } = workerData as { directory: string | null };
const schemas = new SchemaShelf(directory);

parentPort?.on('message', (bytes: Uint8Array) => parentPort?.postMessage(outcomeOf(bytes, schemas)));
