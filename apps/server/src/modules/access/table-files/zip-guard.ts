import { crc32, inflateRawSync } from 'node:zlib';
import { Problem } from '../../../platform/errors.ts';
import { limits } from '../../../platform/limits.ts';
import { fileUnreadable } from './file-errors.ts';

// APPNOTE.TXT 6.3.10, §4.3: signatures and lengths of the records that are read and written here.
const localHeader = { signature: 0x04034b50, length: 30 };
const centralHeader = { signature: 0x02014b50, length: 46 };
const endRecord = { signature: 0x06054b50, length: 22 };
const commentMaxBytes = 65_535;
const [stored, deflated] = [0, 8];
const mostEntries = 500;

/** A file inside the archive. */
export interface ArchivedFile {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Takes an archive apart within bounds: what it claims of sizes is held, whatever it unpacks to. Only files that `wanted` names are
 * unpacked. @throws Problem for one that is broken, encrypted, or unpacks to too much.
 */
export function unzip(bytes: Buffer, wanted: (name: string) => boolean): { names: string[]; files: ArchivedFile[] } {
  try {
    return read(bytes, wanted);
  } catch (error) {
    if (error instanceof Problem) throw error;
    // A number that points out of the buffer, or deflated bytes that are none.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) throw broken();
    throw error;
  }
}

/** The files again as an archive that holds nothing else and no surprises: nothing in it is packed. */
export function zipStored(files: readonly ArchivedFile[]): Buffer {
  const pieces: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const written = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(written.length, 22);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(localHeader.signature);
    const entry = Buffer.alloc(centralHeader.length);
    entry.writeUInt32LE(centralHeader.signature, 0);
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    pieces.push(local, common, written, content);
    central.push(entry, written);
    offset += localHeader.length + written.length + content.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(endRecord.length);
  end.writeUInt32LE(endRecord.signature, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, directory, end]);
}

function read(bytes: Buffer, wanted: (name: string) => boolean): { names: string[]; files: ArchivedFile[] } {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostEntries) throw broken();
  let at = bytes.readUInt32LE(end + 16);
  let left = limits.permissionTable.unpackedMaxBytes;
  const names: string[] = [];
  const files: ArchivedFile[] = [];
  for (let n = 0; n < count; n += 1) {
    if (bytes.readUInt32LE(at) !== centralHeader.signature) throw broken();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const name = bytes.toString('utf8', at + centralHeader.length, at + centralHeader.length + (nameLength ?? 0));
    names.push(name);
    if (wanted(name)) {
      const content = contentOf(bytes, at, left);
      left -= content.length;
      files.push({ name, content });
    }
    at += centralHeader.length + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  if (new Set(names).size !== names.length) throw broken();
  return { names, files };
}

function contentOf(bytes: Buffer, central: number, most: number): Buffer {
  const flags = bytes.readUInt16LE(central + 8);
  const method = bytes.readUInt16LE(central + 10);
  const [packed, unpacked, offset] = [20, 24, 42].map((place) => bytes.readUInt32LE(central + place));
  if (packed === undefined || unpacked === undefined || offset === undefined) throw broken();
  if ((flags & 1) !== 0) throw encrypted();
  if (unpacked > most) throw tooMuch();
  if (bytes.readUInt32LE(offset) !== localHeader.signature) throw broken();
  const begins = offset + localHeader.length + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const raw = bytes.subarray(begins, begins + packed);
  if (raw.length !== packed) throw broken();
  if (method === stored) return raw;
  if (method !== deflated) throw broken();
  // One byte more than it claims is too much already.
  const content = inflateRawSync(raw, { maxOutputLength: unpacked + 1 });
  if (content.length !== unpacked) throw broken();
  return content;
}

/** Where the end of the central directory stands: at the end of the file, behind it at most a comment. */
function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - endRecord.length - commentMaxBytes);
  for (let at = bytes.length - endRecord.length; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === endRecord.signature) return at;
  throw broken();
}

function broken(): Error {
  return fileUnreadable(
    'The file cannot be opened as a spreadsheet. Save it anew as XLSX, or as CSV.',
    '无法作为表格打开此文件。请重新另存为 XLSX 或 CSV。',
  );
}

function encrypted(): Error {
  return fileUnreadable('The file is locked by a password. Save it without one.', '文件设有密码。请取消密码后再上传。');
}

function tooMuch(): Error {
  const most = limits.permissionTable.unpackedMaxBytes / 1_048_576;
  return fileUnreadable(
    `The file unpacks to more than ${most} MB. Take out what is not needed.`,
    `文件解压后超过 ${most} MB。请删去多余的内容。`,
  );
}
