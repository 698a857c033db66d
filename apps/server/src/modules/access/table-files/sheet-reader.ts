import type { BothLanguages } from '../permissions/decision.ts';
import type { TablePart } from '../permissions/table-schemas.ts';
import { isEmpty, readText, type Cell, type Read } from './cells.ts';
import { columnsOf, plain, type Column } from './columns.ts';

/** A sheet of a file as it stands; `line` counts from 1, with the headings. */
export interface Grid {
  readonly part: TablePart;
  readonly rows: readonly { readonly line: number; readonly cells: readonly Cell[] }[];
}

/** One thing in a file that cannot be read. */
export interface FileFault {
  readonly part: TablePart;
  /** Place in the list, from 0; null for the headings. */
  readonly row: number | null;
  readonly line: number;
  readonly member: string;
  readonly text: BothLanguages;
}

/** The rows of one sheet, cell by cell; gathers what cannot be read. */
export class SheetReader {
  readonly part: TablePart;
  readonly faults: FileFault[] = [];
  /** The line of each row. */
  readonly lines: number[] = [];
  readonly #grid: Grid;
  readonly #places = new Map<string, number>();

  constructor(grid: Grid) {
    this.part = grid.part;
    this.#grid = grid;
    this.#readHeadings();
  }

  /** Reads every row that is not empty; none where a heading is missing. */
  rows<Row>(read: (row: RowReader) => Row): Row[] {
    if (this.faults.length > 0) return [];
    const found: Row[] = [];
    for (const { line, cells } of this.#grid.rows.slice(1)) {
      if (cells.every((cell) => isEmpty(cell))) continue;
      const row = this.lines.push(line) - 1;
      const reader = new RowReader(cells, this.#places, (member, text) =>
        this.faults.push({ part: this.part, row, line, member, text }),
      );
      if (cells.slice(this.#grid.rows[0]?.cells.length ?? 0).some((cell) => !isEmpty(cell)))
        reader.fault('', { zh: '此行的单元格多于标题', en: 'the line has more cells than there are headings' });
      found.push(read(reader));
    }
    return found;
  }

  #readHeadings(): void {
    const columns = columnsOf[this.part];
    const headings = this.#grid.rows[0];
    const line = headings?.line ?? 1;
    const fault = (text: BothLanguages): void =>
      void this.faults.push({ part: this.part, row: null, line, member: '', text });
    for (const [place, cell] of (headings?.cells ?? []).entries()) {
      if (isEmpty(cell)) continue;
      const read = readText(cell);
      const text = 'value' in read ? read.value : '';
      const column = columns.find((one) => isHeading(one, text));
      if (column === undefined) fault({ zh: `没有名为“${text}”的列`, en: `there is no column "${text}"` });
      else if (this.#places.has(column.member))
        fault({ zh: `“${text}”列出现了两次`, en: `the column "${text}" is there twice` });
      else this.#places.set(column.member, place);
    }
    for (const { member, heading, needed } of columns)
      if (needed === true && !this.#places.has(member))
        fault({ zh: `缺少“${heading.zh}”列`, en: `the column "${heading.en}" is missing` });
  }
}

/** One row of a sheet. */
export class RowReader {
  readonly #cells: readonly Cell[];
  readonly #places: ReadonlyMap<string, number>;
  readonly fault: (member: string, text: BothLanguages) => void;

  constructor(
    cells: readonly Cell[],
    places: ReadonlyMap<string, number>,
    fault: (member: string, text: BothLanguages) => void,
  ) {
    this.#cells = cells;
    this.#places = places;
    this.fault = fault;
  }

  cell(member: string): Cell {
    return this.#cells[this.#places.get(member) ?? -1] ?? null;
  }

  /** @param otherwise stands for what cannot be read; the fault is gathered. */
  read<T, Else>(member: string, how: (cell: Cell) => Read<T>, otherwise: Else): T | Else {
    return this.#taken(member, how(this.cell(member)), otherwise);
  }

  /** A text that has to be there. */
  text(member: string): string {
    const text = this.read(member, readText, null);
    if (text === '') this.fault(member, { zh: '此格不能为空', en: 'this cell must not be empty' });
    return text ?? '';
  }

  /** A text of a cell that may be empty. */
  optionalText(member: string): string | null {
    const text = this.read(member, readText, '');
    return text === '' ? null : text;
  }

  /** What a text stands for; empty stays empty, because it is told already. */
  resolved(member: string, text: string, resolve: (text: string) => Read<string>): string {
    return text === '' ? '' : this.#taken(member, resolve(text), '');
  }

  #taken<T, Else>(member: string, read: Read<T>, otherwise: Else): T | Else {
    if ('value' in read) return read.value;
    this.fault(member, read.fault);
    return otherwise;
  }
}

function isHeading({ member, heading }: Column, text: string): boolean {
  const given = plain(text);
  return [member, member.slice(member.lastIndexOf('.') + 1), heading.zh, heading.en].some(
    (one) => plain(one) === given,
  );
}
