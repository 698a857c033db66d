/** An element of a message, without its namespace. */
export interface XmlElementNode {
  readonly name: string;
  /** As they stand in the start tag; empty for most. */
  readonly attributes: string;
  /** The text of an element that holds no other. */
  text: string;
  children: XmlElementNode[];
  /** Which element of the document this is, in its order, counted from 1: so that its line can be asked for. */
  readonly place: number;
}

/** An element of another namespace stands among those of the message. */
export class ForeignElement extends Error {
  readonly place: number;

  constructor(place: number) {
    super('an element of another namespace');
    this.place = place;
  }
}

/** A start tag that can be read in more than one way unless it is written anew. */
export class UnusualTag extends Error {}

/** Takes the elements of one name at one depth as soon as they are read: they do not stay in the tree. */
export interface ElementTaker {
  readonly name: string;
  /** How many elements it lies in. */
  readonly depth: number;
  /** @param path holds the elements around it, from the root on, each as far as it has been read. */
  readonly take: (node: XmlElementNode, path: readonly XmlElementNode[]) => void;
}

/** Of an element without any; it is never written to. */
const none: XmlElementNode[] = [];
const slash = 47;
const bang = 33;
const question = 63;

/**
 * Makes a tree of a text that libxml2 has found well-formed, without DTD and CDATA. This costs a third of asking libxml2 for node after
 * node.
 * @throws UnusualTag where attributes hold a '>' or are not as libxml2 itself writes them: then it is asked to write the document.
 * The same where a text ends too early, which one that libxml2 has found well-formed does not.
 * @throws ForeignElement where an element is not in the namespace of the root; what a supplement (`SplmtryData`) holds is left out.
 */
export function treeOf(serialized: string, taker: ElementTaker | null = null): XmlElementNode {
  const reader = new TreeReader(serialized, taker);
  return reader.read();
}

class TreeReader {
  readonly #text: string;
  readonly #taker: ElementTaker | null;
  readonly #open: XmlElementNode[] = [];
  /** Local names by names in the namespace of the message, so that each is one text only, which is faster to compare. */
  readonly #names = new Map<string, string>();
  #root: XmlElementNode | null = null;
  #prefix = '';
  #namespace: string | null = null;
  #places = 0;
  /** How deep in a supplement, in which everything may stand. */
  #supplement = 0;

  constructor(text: string, taker: ElementTaker | null) {
    this.#text = text;
    this.#taker = taker;
  }

  read(): XmlElementNode {
    const text = this.#text;
    let at = 0;
    for (let tag = text.indexOf('<'); tag >= 0; tag = text.indexOf('<', at)) {
      const kind = text.charCodeAt(tag + 1);
      if (kind === bang || kind === question) {
        this.#take(at, tag);
        at = kind === question ? this.#find('?>', tag) + 2 : this.#find('-->', tag) + 3;
        continue;
      }
      const end = this.#find('>', tag);
      if (kind === slash) {
        this.#take(at, tag);
        this.#close();
      } else this.#start(tag + 1, end);
      at = end + 1;
    }
    if (this.#root === null || this.#open.length > 0) throw new UnusualTag();
    return this.#root;
  }

  #find(mark: string, from: number): number {
    const found = this.#text.indexOf(mark, from);
    if (found < 0) throw new UnusualTag();
    return found;
  }

  /** Text before a child says nothing in these messages: only what comes before an end or a comment is kept. */
  #take(from: number, to: number): void {
    const top = this.#open.at(-1);
    if (top === undefined || top.children !== none || to === from) return;
    const text = this.#text.slice(from, to);
    top.text = top.text === '' ? text : top.text + text;
  }

  #start(from: number, end: number): void {
    const text = this.#text;
    const isEmpty = text.charCodeAt(end - 1) === slash;
    const last = isEmpty ? end - 1 : end;
    let nameEnd = from;
    while (nameEnd < last && text.charCodeAt(nameEnd) > 32) nameEnd += 1;
    this.#places += 1;
    const node: XmlElementNode = {
      name: this.#localName(text.slice(from, nameEnd)),
      attributes: nameEnd === last ? '' : usual(text.slice(nameEnd, last)),
      text: '',
      children: none,
      place: this.#places,
    };
    this.#root ??= node;
    if (node === this.#root) this.#namespace = this.#declaredIn(node);
    else if (this.#supplement === 0 && (this.#declaredIn(node) ?? this.#namespace) !== this.#namespace)
      throw new ForeignElement(this.#places);
    if (this.#supplement === 0 && !this.#isTaken(node)) this.#attach(node);
    if (isEmpty) {
      if (this.#isTaken(node)) this.#taker?.take(node, this.#open);
      return;
    }
    if (this.#supplement > 0 || node.name === 'SplmtryData') this.#supplement += 1;
    this.#open.push(node);
  }

  #attach(node: XmlElementNode): void {
    const top = this.#open.at(-1);
    if (top === undefined) return;
    if (top.children === none) top.children = [node];
    else top.children.push(node);
  }

  #close(): void {
    const top = this.#open.pop();
    if (this.#supplement > 0) this.#supplement -= 1;
    if (top === undefined) return;
    top.text = top.children === none ? unescaped(top.text) : '';
    if (this.#isTaken(top)) this.#taker?.take(top, this.#open);
  }

  /** Asked of an element while those around it, and no other, are open. */
  #isTaken({ name }: XmlElementNode): boolean {
    const taker = this.#taker;
    return taker !== null && this.#open.length === taker.depth && this.#supplement === 0 && name === taker.name;
  }

  /** The namespace that a start tag gives to the prefix of the message; null where it gives none. */
  #declaredIn({ attributes }: XmlElementNode): string | null {
    if (attributes === '') return null;
    return attributeOf({ attributes }, this.#prefix === '' ? 'xmlns' : `xmlns:${this.#prefix}`);
  }

  #localName(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const local = colon < 0 ? name : name.slice(colon + 1);
    if (this.#root === null) this.#prefix = prefix;
    else if (prefix !== this.#prefix) {
      if (this.#supplement === 0) throw new ForeignElement(this.#places);
      return local;
    }
    this.#names.set(name, local);
    return local;
  }
}

/** As libxml2 writes them: each after a space, in double quotes, and no '>' inside, which would have ended the tag too early. */
function usual(attributes: string): string {
  const isUsual = attributes.charCodeAt(0) === 32 && /^(?: [^\s='"<>&]+="[^"<>\t\n\r]*")*\s*$/.test(attributes);
  if (!isUsual && attributes.trim() !== '') throw new UnusualTag();
  return attributes;
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** XML 1.0 §4.6 and §4.1: what a serializer writes for characters of markup. */
export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return named[name ?? ''] ?? whole;
    },
  );
}

/** The first child of this name. */
export function childOf(node: XmlElementNode | undefined, name: string): XmlElementNode | undefined {
  if (node === undefined) return undefined;
  for (const child of node.children) if (child.name === name) return child;
  return undefined;
}

export function childrenOf(node: XmlElementNode | undefined, name: string): XmlElementNode[] {
  return node === undefined ? [] : node.children.filter((child) => child.name === name);
}

/** What lies at the end of a path of names. */
export function at(node: XmlElementNode | undefined, ...path: readonly string[]): XmlElementNode | undefined {
  let found = node;
  for (const name of path) found = childOf(found, name);
  return found;
}

/** The text there without the space around it; null where there is none. */
export function textAt(node: XmlElementNode | undefined, ...path: readonly string[]): string | null {
  const text = at(node, ...path)?.text.trim();
  return text === undefined || text === '' ? null : text;
}

/** The value of an attribute, by its name as it is written. */
export function attributeOf({ attributes }: Pick<XmlElementNode, 'attributes'>, name: string): string | null {
  const start = attributes.indexOf(` ${name}="`);
  if (start < 0) return null;
  const from = start + name.length + 3;
  return unescaped(attributes.slice(from, attributes.indexOf('"', from)));
}
