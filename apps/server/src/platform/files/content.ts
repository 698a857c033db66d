import { jpegStructure } from './jpeg-structure.ts';
import { PdfReader } from './pdf-reader.ts';
import { pngSignature, pngStructure } from './png-structure.ts';
import { StructureReader, type ContentFault, type ContentReader } from './structure-reader.ts';

/** The kinds of file that are told apart by their first bytes. */
export const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** What came out when a file was read to its end. */
export interface JudgedContent {
  /** Null when it is none of the kinds that are known. */
  readonly mediaType: MediaType | null;
  readonly fault: ContentFault | null;
}

const signatures: Readonly<Record<MediaType, Buffer>> = {
  'application/pdf': Buffer.from('%PDF-'),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
  'image/png': pngSignature,
};
const signatureMaxBytes = pngSignature.length;

/** Judges a file by what it is, piece by piece as it comes in: its name and its announced type are nothing to it. */
export class ContentJudge {
  #start = Buffer.alloc(0);
  #mediaType: MediaType | null = null;
  #reader: ContentReader | null = null;
  #known = false;

  /** True as soon as the rest cannot make the file acceptable. */
  get hasFailed(): boolean {
    return (this.#known && this.#reader === null) || (this.#reader?.fault ?? null) !== null;
  }

  push(piece: Buffer): void {
    if (this.#known) {
      this.#reader?.push(piece);
      return;
    }
    this.#start = Buffer.concat([this.#start, piece]);
    if (this.#start.length >= signatureMaxBytes) this.#recognise();
  }

  end(): JudgedContent {
    if (!this.#known) this.#recognise();
    return { mediaType: this.#mediaType, fault: this.#reader?.end() ?? null };
  }

  #recognise(): void {
    const start = this.#start;
    this.#known = true;
    this.#mediaType =
      mediaTypes.find((type) => start.subarray(0, signatures[type].length).equals(signatures[type])) ?? null;
    this.#reader = this.#mediaType === null ? null : readerOf(this.#mediaType);
    this.#reader?.push(start);
    this.#start = Buffer.alloc(0);
  }
}

function readerOf(mediaType: MediaType): ContentReader {
  switch (mediaType) {
    case 'application/pdf':
      return new PdfReader();
    case 'image/jpeg':
      return new StructureReader(jpegStructure());
    case 'image/png':
      return new StructureReader(pngStructure());
  }
}
