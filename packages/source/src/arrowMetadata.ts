/**
 * What Arrow's FlatBuffers tables hold, by the numbers of their members (Schema.fbs, Message.fbs and File.fbs of the Arrow
 * format 1.5): a table, tables, or a vector of so many bytes an entry. Members without a length of their own are left out.
 */
type Member = number | { readonly table: Shape } | { readonly tables: Shape };
type Shape = Map<number, Member>;

const metadata: Member = { tables: new Map() };
const field: Shape = new Map([[6, metadata]]);
field.set(5, { tables: field });
const schema: Shape = new Map<number, Member>([
  [1, { tables: field }],
  [2, metadata],
]);
const recordBatch: Shape = new Map<number, Member>([
  [1, 16],
  [2, 16],
  [4, 8],
]);
const dictionaryBatch: Shape = new Map([[1, { table: recordBatch }]]);
const footer: Shape = new Map<number, Member>([
  [1, { table: schema }],
  [2, 24],
  [3, 24],
  [4, metadata],
]);
const message: Shape = new Map([[4, metadata]]);
/** By the kind of a message, its header; other kinds are of no table. */
const headers: ReadonlyMap<number, Shape> = new Map([
  [1, schema],
  [2, dictionaryBatch],
  [3, recordBatch],
]);

/**
 * Stops where lengths in the metadata of an Arrow file or stream go beyond its bytes, as FlatBuffers' own verifiers do:
 * apache-arrow would run through billions of fields that are not there, and for ever where a batch is of another kind.
 * Whether the end is marked, which streams need not do.
 */
export function checkMetadata(bytes: Uint8Array, isFile: boolean): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isFile) return checkStream(view);
  const end = view.byteLength - 10;
  const tables = partOf(view, end - view.getInt32(end, true), end);
  const root = tables.getUint32(0, true);
  checkTable(tables, root, footer);
  // The footer's third and fourth members list the dictionaries and the batches of rows.
  for (const kind of [2, 3]) for (const at of blocksOf(tables, root, kind)) checkMessage(view, at, kind);
  return true;
}

function checkStream(view: DataView): boolean {
  let isEnded = false;
  for (let at = 0; at < view.byteLength; ) {
    const next = checkMessage(view, at);
    isEnded = next - at <= 8;
    at = next;
  }
  return isEnded;
}

/** Where the next message begins. The length may come after four bytes of ones, and 0 is the end of a stream. */
function checkMessage(view: DataView, start: number, wanted?: number): number {
  const at = view.getInt32(start, true) === -1 ? start + 4 : start;
  const length = view.getInt32(at, true);
  if (length === 0) return at + 4;
  const tables = partOf(view, at + 4, at + 4 + length);
  const root = tables.getUint32(0, true);
  const kindAt = placeOf(tables, root, 1);
  const kind = kindAt === 0 ? 0 : tables.getUint8(kindAt);
  const header = headers.get(kind);
  if (header === undefined || kind !== (wanted ?? kind)) return fail();
  checkTable(tables, root, message);
  const headerAt = placeOfTable(tables, root, 2);
  checkTable(tables, headerAt, header);
  if (header === recordBatch) checkBuffers(tables, headerAt);
  if (header === dictionaryBatch) checkBuffers(tables, placeOfTable(tables, headerAt, 1));
  const body = placeOf(tables, root, 3);
  const next = at + 4 + length + (body === 0 ? 0 : Number(tables.getBigInt64(body, true)));
  if (next > view.byteLength || next <= start) fail();
  return next;
}

function partOf(view: DataView, start: number, end: number): DataView {
  if (start < 0 || end < start || end > view.byteLength) fail();
  return new DataView(view.buffer, view.byteOffset + start, end - start);
}

/** Tables may share others, so that few bytes could hold very many: no more are visited than there is room for. */
function checkTable(view: DataView, table: number, shape: Shape, budget = { tables: view.byteLength >> 2 }): void {
  budget.tables -= 1;
  if (budget.tables < 0) fail();
  for (const [slot, member] of shape) {
    const place = placeOf(view, table, slot);
    if (place === 0) continue;
    const at = place + view.getUint32(place, true);
    if (typeof member === "object" && "table" in member) {
      checkTable(view, at, member.table, budget);
      continue;
    }
    const count = view.getUint32(at, true);
    if (at + 4 + count * (typeof member === "number" ? member : 4) > view.byteLength) fail();
    if (typeof member === "number") continue;
    for (let entry = at + 4; entry < at + 4 + 4 * count; entry += 4)
      checkTable(view, entry + view.getUint32(entry, true), member.tables, budget);
  }
}

/** Views of text say how many buffers each column has, which are among those of the batch. */
function checkBuffers(view: DataView, batch: number): void {
  const counts = vectorOf(view, batch, 4);
  let left = vectorOf(view, batch, 2).length;
  for (let index = 0; index < counts.length; index += 1)
    left -= Number(view.getBigUint64(counts.start + 8 * index, true));
  if (left < 0) fail();
}

interface Vector {
  readonly start: number;
  readonly length: number;
}

function vectorOf(view: DataView, table: number, slot: number): Vector {
  const place = placeOf(view, table, slot);
  if (place === 0) return { start: 0, length: 0 };
  const at = place + view.getUint32(place, true);
  return { start: at + 4, length: view.getUint32(at, true) };
}

/** Where a table has a member, 0 where it has none. */
function placeOf(view: DataView, table: number, slot: number): number {
  const members = table - view.getInt32(table, true);
  const offset = 4 + 2 * slot < view.getUint16(members, true) ? view.getUint16(members + 4 + 2 * slot, true) : 0;
  return offset === 0 ? 0 : table + offset;
}

function placeOfTable(view: DataView, table: number, slot: number): number {
  const place = placeOf(view, table, slot);
  return place === 0 ? fail() : place + view.getUint32(place, true);
}

/** Where the messages begin that the footer lists. */
function blocksOf(view: DataView, root: number, slot: number): number[] {
  const { start, length } = vectorOf(view, root, slot);
  return Array.from({ length }, (_, index) => Number(view.getBigInt64(start + 24 * index, true)));
}

function fail(): never {
  throw new RangeError("it is damaged, or its end is missing");
}
