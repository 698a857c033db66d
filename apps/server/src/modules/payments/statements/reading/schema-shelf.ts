import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { faultOf } from './xml-source.ts';

/** The schemas of ISO 20022 that lie in a directory; each is compiled when the first file asks for it, and kept. */
export class SchemaShelf {
  readonly #directory: string | null;
  readonly #validators = new Map<string, XsdValidator | null>();

  constructor(directory: string | null) {
    this.#directory = directory;
  }

  /**
   * Holds a document against the schema of this name.
   * @returns false when there is no such schema here. @throws StatementFault with line and reason.
   */
  check(document: XmlDocument, schema: string): boolean {
    const validator = this.#validatorOf(schema);
    if (validator === null) return false;
    try {
      validator.validate(document);
    } catch (error) {
      throw faultOf('schema', error);
    }
    return true;
  }

  dispose(): void {
    for (const validator of this.#validators.values()) validator?.dispose();
    this.#validators.clear();
  }

  #validatorOf(schema: string): XsdValidator | null {
    const known = this.#validators.get(schema);
    if (known !== undefined) return known;
    const compiled = this.#directory === null ? null : compile(join(this.#directory, `${schema}.xsd`));
    this.#validators.set(schema, compiled);
    return compiled;
  }
}

function compile(path: string): XsdValidator | null {
  const bytes = readIfThere(path);
  if (bytes === null) return null;
  const document = XmlDocument.fromBuffer(bytes);
  try {
    return XsdValidator.fromDoc(document);
  } finally {
    document.dispose();
  }
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
