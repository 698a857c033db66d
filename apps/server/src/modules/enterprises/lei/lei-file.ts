import { createReadStream, type ReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readLeiLine } from './lei-json.ts';
import { LeiError, type LeiEntry } from './lei-record.ts';
import { LeiXmlReader } from './lei-xml.ts';

/** A line of JSON; a longer one is no record. */
const lineMaxCharacters = 1_048_576;
const rawMaxCharacters = 20_000;

export interface LeiFile {
  readonly totalBytes: number;
  /** Bytes of the file (as it lies there, compressed or not) that were read so far. */
  readBytes(): number;
  entries(): AsyncIterable<LeiEntry[]>;
}

/** Opens a file of LEI records: JSON lines or LEI-CDF, plain or gzipped; told apart by how it begins. */
export async function openLeiFile(path: string): Promise<LeiFile> {
  const { size } = await stat(path);
  const isGzip = (await firstBytes(path)).subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]));
  let raw: ReadStream | null = null;
  const read = (): AsyncIterable<LeiEntry[]> => {
    // Opened only when somebody reads, so that an error finds a listener.
    raw = createReadStream(path, { highWaterMark: 262_144 });
    return readEntries(decode(isGzip ? gunzip(raw) : raw));
  };
  return { totalBytes: size, readBytes: () => raw?.bytesRead ?? 0, entries: read };
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function gunzip(raw: Readable): Readable {
  const plain = createGunzip();
  raw.on('error', (error) => plain.destroy(error));
  return raw.pipe(plain);
}

async function* decode(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function* readEntries(text: AsyncIterable<string>): AsyncGenerator<LeiEntry[]> {
  let reader: LeiXmlReader | LineReader | null = null;
  let lead = '';
  for await (const piece of text) {
    if (reader === null) {
      lead += piece;
      const begins = lead.trimStart()[0];
      if (begins === undefined) continue;
      reader = begins === '<' ? new LeiXmlReader() : new LineReader();
      yield reader.write(lead);
    } else {
      yield reader.write(piece);
    }
  }
  if (reader !== null) yield reader.end();
}

/** Cuts text into lines and reads each; empty lines are passed over. */
class LineReader {
  #line = 0;
  #rest = '';
  #tooLong = false;

  write(text: string): LeiEntry[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    const entries = lines.flatMap((line) => this.#read(line));
    if (this.#rest.length > lineMaxCharacters) {
      this.#tooLong = true;
      this.#rest = this.#rest.slice(0, rawMaxCharacters);
    }
    return entries;
  }

  end(): LeiEntry[] {
    return this.#read(this.#rest);
  }

  #read(raw: string): LeiEntry[] {
    const line = ++this.#line;
    const isTooLong = this.#tooLong || raw.length > lineMaxCharacters;
    this.#tooLong = false;
    if (isTooLong)
      return [{ line, reason: 'the line is too long to be a record', raw: raw.slice(0, rawMaxCharacters) }];
    if (raw.trim() === '') return [];
    try {
      return [{ line, record: readLeiLine(raw) }];
    } catch (error) {
      if (!(error instanceof LeiError)) throw error;
      return [{ line, reason: error.message, raw: raw.slice(0, rawMaxCharacters) }];
    }
  }
}
