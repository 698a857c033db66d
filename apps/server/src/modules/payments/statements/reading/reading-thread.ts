import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { readingWork, type ReadingWork } from './reading-work.ts';
import { SchemaShelf } from './schema-shelf.ts';

// Given by whoever opened the thread, `ThreadHandle`.
const { directory } = workerData as { directory: string | null };
const schemas = new SchemaShelf(directory);

interface Asked {
  readonly work: keyof ReadingWork;
  readonly bytes: Uint8Array;
  readonly answer: MessagePort;
}

parentPort?.on('message', ({ work, bytes, answer }: Asked) => {
  // A buffer arrives as the array that it is.
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  answer.postMessage(readingWork[work](file, schemas), []);
});
