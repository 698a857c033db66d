import { SaxesParser, type SaxesTagNS } from 'saxes';
import { LeiError, type LeiAddress, type LeiEntry, type LeiName } from './lei-record.ts';

/** LEI-CDF 1.0 to 3.1, concatenated files and golden copies alike. */
const namespaces = 'http://www.gleif.org/data/schema/leidata/';
/** Text of one element, and markup without an end: a record that needs more is none. */
const textMaxCharacters = 20_000;
const silenceMaxCharacters = 1_048_576;
const depthMax = 40;

/** The file cannot be read on from here. `line` counts from 1. */
export class XmlError extends Error {
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}

/**
 * Reads LEI-CDF as a stream: hand it the text piece by piece, take the entries that are complete. Keeps one record at a time.
 * Document type declarations are refused: a record needs none, and entities declared there can blow up a parser.
 */
export class LeiXmlReader {
  readonly #parser = new SaxesParser<{ xmlns: true; position: true }>({ xmlns: true, position: true });
  readonly #entries: LeiEntry[] = [];
  readonly #path: string[] = [];
  #record: RecordBuilder | null = null;
  #text = '';
  #language: string | null = null;
  #seenUpTo = 0;
  #sawRoot = false;
  #broken: XmlError | null = null;

  constructor() {
    this.#parser.on('error', (error) => this.#fail(error.message.replace(/^\d+:\d+: /, '')));
    this.#parser.on('doctype', () => this.#fail('a document type declaration is not accepted'));
    this.#parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && !/^utf-?8$/i.test(encoding))
        this.#fail(`the encoding ${encoding} is not read; UTF-8 is`);
    });
    this.#parser.on('opentag', (tag) => this.#open(tag));
    this.#parser.on('text', (text) => this.#add(text));
    this.#parser.on('cdata', (text) => this.#add(text));
    this.#parser.on('closetag', () => this.#close());
  }

  /**
   * Records that are complete come out even when what follows them is broken: that is told by the next call.
   * @throws XmlError when the text before was not well-formed, or no file of LEI records.
   */
  write(text: string): LeiEntry[] {
    this.#attempt(() => {
      this.#parser.write(text);
      if (this.#parser.position - this.#seenUpTo > silenceMaxCharacters) this.#fail('a piece of the file has no end');
    });
    return this.#entries.splice(0);
  }

  /** @throws XmlError as `write`, or when the file ends too early. */
  end(): LeiEntry[] {
    this.#attempt(() => this.#parser.close());
    if (this.#broken !== null) throw this.#broken;
    return this.#entries.splice(0);
  }

  #attempt(work: () => void): void {
    if (this.#broken !== null) throw this.#broken;
    try {
      work();
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      this.#broken = error;
    }
  }

  #open(tag: SaxesTagNS): void {
    this.#seenUpTo = this.#parser.position;
    if (!this.#sawRoot && (tag.local !== 'LEIData' || !tag.uri.startsWith(namespaces)))
      this.#fail('this is no file of LEI records (LEI-CDF)');
    this.#sawRoot = true;
    if (this.#path.length >= depthMax) this.#fail('elements are nested too deeply');
    // Extensions have namespaces of their own: their elements keep a name that matches nothing.
    this.#path.push(tag.uri.startsWith(namespaces) ? tag.local : `{${tag.uri}}${tag.local}`);
    this.#text = '';
    this.#language = tag.attributes['xml:lang']?.value ?? null;
    if (this.#path.length === 3 && tag.local === 'LEIRecord') this.#record = new RecordBuilder(this.#parser.line);
    else this.#record?.open(this.#where(), this.#language);
  }

  #add(text: string): void {
    if (this.#record === null) return;
    this.#text += text;
    if (this.#text.length > textMaxCharacters) this.#fail('the text of an element is too long');
  }

  #close(): void {
    this.#seenUpTo = this.#parser.position;
    const where = this.#where();
    this.#path.pop();
    if (this.#record === null) return;
    if (this.#path.length === 2) {
      this.#entries.push(this.#record.entry());
      this.#record = null;
    } else {
      this.#record.take(where, this.#text.trim(), this.#language);
      this.#text = '';
    }
  }

  /** Path below the record, such as `Entity/LegalName`. */
  #where(): string {
    return this.#path.slice(3).join('/');
  }

  #fail(reason: string): never {
    throw new XmlError(this.#parser.line, reason);
  }
}

const names = new Set([
  'Entity/OtherEntityNames/OtherEntityName',
  'Entity/TransliteratedOtherEntityNames/TransliteratedOtherEntityName',
]);
const addressParts: Readonly<Record<string, 'city' | 'region' | 'postalCode' | 'country'>> = {
  City: 'city',
  Region: 'region',
  PostalCode: 'postalCode',
  Country: 'country',
};
const addressPath = 'Entity/LegalAddress';

/** Gathers one record while its elements go by. */
class RecordBuilder {
  readonly #line: number;
  readonly #single = new Map<string, string>();
  readonly #otherNames: LeiName[] = [];
  readonly #lines: string[] = [];
  readonly #address: { -readonly [Part in 'city' | 'region' | 'postalCode' | 'country']?: string } = {};
  #legalName: LeiName | null = null;
  #addressLanguage: string | null = null;
  #hasAddress = false;

  constructor(line: number) {
    this.#line = line;
  }

  open(where: string, language: string | null): void {
    if (where !== addressPath) return;
    this.#hasAddress = true;
    this.#addressLanguage = language;
  }

  take(where: string, text: string, language: string | null): void {
    if (text === '') return;
    if (where === 'Entity/LegalName') this.#legalName = { text, language };
    else if (names.has(where)) this.#otherNames.push({ text, language });
    else if (where.startsWith(`${addressPath}/`)) this.#takeAddress(where.slice(addressPath.length + 1), text);
    else this.#single.set(where, text);
  }

  #takeAddress(part: string, text: string): void {
    const name = addressParts[part];
    if (name !== undefined) this.#address[name] = text;
    // LEI-CDF 1.0 says Line1 to Line4, later versions FirstAddressLine and AdditionalAddressLine.
    else if (/^(Line\d|FirstAddressLine|AdditionalAddressLine)$/.test(part)) this.#lines.push(text);
  }

  entry(): LeiEntry {
    const one = (where: string): string | null => this.#single.get(where) ?? null;
    const lei = one('LEI') ?? '';
    if (this.#legalName === null)
      return { line: this.#line, reason: new LeiError('LegalName is missing').message, raw: lei };
    const { city = null, region = null, postalCode = null, country = null } = this.#address;
    const legalAddress: LeiAddress | null = this.#hasAddress
      ? { language: this.#addressLanguage, lines: this.#lines, city, region, postalCode, country }
      : null;
    return {
      line: this.#line,
      record: {
        lei,
        legalName: this.#legalName,
        otherNames: this.#otherNames,
        legalAddress,
        authority: one('Entity/RegistrationAuthority/RegistrationAuthorityID'),
        authorityNumber: one('Entity/RegistrationAuthority/RegistrationAuthorityEntityID'),
        jurisdiction: one('Entity/LegalJurisdiction'),
        legalForm: one('Entity/LegalForm/EntityLegalFormCode'),
        otherLegalForm: one('Entity/LegalForm/OtherLegalForm'),
        status: one('Entity/EntityStatus'),
        createdOn: one('Entity/EntityCreationDate'),
        updatedAt: one('Registration/LastUpdateDate') ?? '',
        renewalAt: one('Registration/NextRenewalDate'),
      },
    };
  }
}
