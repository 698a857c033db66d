import type { BothLanguages } from './decision.ts';
import { faultTexts, listWords } from './fault-texts.ts';

export type TableList = 'departments' | 'roles' | 'accounts' | 'holders' | 'grants' | 'approvalRules';

/** A row of the table: which list, and its place in it from 0. */
export interface RowPlace {
  readonly list: TableList;
  readonly row: number;
}
export type FaultCode = keyof typeof faultTexts;

/** One thing that is wrong with a table. */
export interface TableFault {
  readonly place: RowPlace;
  /** The member of the row, such as `limits.perPayment`. */
  readonly field: string;
  readonly code: FaultCode;
  readonly text: BothLanguages;
  /** The earlier row with which this one does not agree. */
  readonly other: RowPlace | null;
  /**
   * True where the table says nothing false, but asks for somebody whom it does not name. A change with such a fault is refused; a
   * table that the bank signed is not, because it may be the very version that takes the mandate of the last signer away: what
   * nobody can sign is released by nobody.
   */
  readonly unmeetable: boolean;
}

/** How a row is called in a text, such as the line of a file. */
export type RowName = (place: RowPlace) => BothLanguages;

interface FaultAt {
  readonly list: TableList;
  readonly row: number;
  readonly field: string;
}

/** Gathers the faults of a table. */
export class Faults {
  readonly found: TableFault[] = [];
  readonly #nameRow: RowName;

  constructor(nameRow: RowName = rowInList) {
    this.#nameRow = nameRow;
  }

  /** @param what is quoted in the text: the name that is unknown, the limit that is passed. */
  add({ list, row, field }: FaultAt, code: FaultCode, what = '', other: RowPlace | null = null): void {
    const named = other === null ? { zh: what, en: what } : this.#nameRow(other);
    const { zh, en } = faultTexts[code];
    const text = { zh: zh.replace('{what}', named.zh), en: en.replace('{what}', named.en) };
    const unmeetable = code === 'nobody_signs' || code === 'too_few_sign';
    this.found.push({ place: { list, row }, field, code, text, other, unmeetable });
  }
}

function rowInList({ list, row }: RowPlace): BothLanguages {
  const words = listWords[list];
  return { zh: `${words.zh}第 ${row + 1} 行`, en: `row ${row + 1} of the ${words.en}` };
}
