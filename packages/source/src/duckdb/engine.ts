import { DriftlineError, type Stop } from "@driftline/drift";
import type {
  DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  DuckDBListVector,
  DuckDBVector,
} from "@duckdb/node-api";
import { engineError } from "./errors.ts";

/** A query's result by columns. */
export interface Table {
  readonly rows: number;
  /** One column of doubles, none of them NULL. */
  numbers(column: number): Float64Array;
  /** One column of texts, or the first ones of it. */
  texts(column: number, most?: number): (string | null)[];
  /** The doubles of a list in the only row; no values are an empty list. */
  list(column: number): Float64Array;
}

export interface Engine {
  run(sql: string): Promise<Table>;
  /** The same connection, heeding a stop: whoever asks has one of his own. */
  heeding(stop: Stop | undefined): Engine;
}

/** Loaded when first asked for: it takes 50 MB and a tenth of a second, and small text files need none of it. */
let instance: Promise<DuckDBInstance> | undefined;

/** How many threads a query may use; set before the first one, as crews have one a worker. */
const settings = { threads: 0 };

export function limitThreads(threads: number): void {
  settings.threads = threads;
}

async function start(): Promise<DuckDBInstance> {
  const { DuckDBInstance: engine } = await import("@duckdb/node-api");
  const created = await engine.create(":memory:", {
    ...(settings.threads > 0 ? { threads: String(settings.threads) } : {}),
    // Blocks that were cached of a file are given out after it was written anew.
    enable_external_file_cache: "false",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await created.connect();
  await connection.run("SET GLOBAL TimeZone = 'UTC'");
  connection.closeSync();
  return created;
}

/** Connections at work. A thread must not end while one is: what DuckDB then answers takes the whole process down. */
const busy = new Set<DuckDBConnection>();
let ended = false;

/** Interrupts what this thread's engines do, and has them do nothing more: the thread is to end. */
export function endEngines(): void {
  ended = true;
  for (const connection of busy) connection.interrupt();
}

/** An engine of its own for every table, whose errors speak of that table. Its queries run one after the other. */
export function engineFor(table: string, attached: string | undefined, stop?: Stop): Engine {
  let connection: Promise<DuckDBConnection> | undefined;
  const connect = async (): Promise<DuckDBConnection> => {
    instance ??= start();
    const opened = await (await instance).connect();
    if (attached !== undefined) await opened.run(attached);
    return opened;
  };
  const heeding = (heeded: Stop | undefined): Engine => ({
    heeding,
    async run(sql) {
      try {
        goOn(heeded);
        connection ??= connect();
        const opened = await connection;
        goOn(heeded);
        const interrupt = (): void => opened.interrupt();
        heeded?.addEventListener?.("abort", interrupt);
        try {
          busy.add(opened);
          return tableOf(await opened.run(sql));
        } finally {
          busy.delete(opened);
          heeded?.removeEventListener?.("abort", interrupt);
        }
      } catch (error) {
        heeded?.throwIfAborted();
        throw engineError(error, table);
      }
    },
  });
  return heeding(stop);
}

function goOn(stop: Stop | undefined): void {
  stop?.throwIfAborted();
  if (ended) throw new DriftlineError("stopped", "the comparison was stopped");
}

type Result = Awaited<ReturnType<DuckDBConnection["run"]>>;

function tableOf(result: Result): Table {
  const rows = result.rowCount;
  const eachVector = (column: number, visit: (vector: DuckDBVector, from: number, length: number) => void): void => {
    for (let chunk = 0, from = 0; chunk < result.chunkCount; chunk += 1) {
      const data = result.getChunk(chunk);
      visit(data.getColumnVector(column), from, data.rowCount);
      from += data.rowCount;
    }
  };
  return {
    rows,
    numbers(column) {
      const found = new Float64Array(rows);
      eachVector(column, (vector, from, length) => {
        found.set(doublesOf(vector).subarray(0, length), from);
      });
      return found;
    },
    texts(column, first = rows) {
      const wanted = Math.min(rows, first);
      const found = new Array<string | null>(wanted);
      eachVector(column, (vector, from, length) => {
        const most = Math.min(length, wanted - from);
        if (most > 0) setTexts(found, from, vector, most);
      });
      return found;
    },
    list(column) {
      const chunk = result.getChunk(0);
      const found = doublesOf((chunk.getColumnVector(column) as DuckDBListVector).childVector);
      owners.set(found.buffer, chunk);
      return found;
    },
  };
}

/** A list is not copied, so the chunk that its memory is part of must live as long. */
const owners = new WeakMap<ArrayBufferLike, DuckDBDataChunk>();

/** The memory behind a vector of doubles, which its declarations keep to themselves: value by value takes ten times as long. */
function doublesOf(vector: DuckDBVector): Float64Array {
  const { items } = vector as unknown as { items: unknown };
  if (items instanceof Float64Array) return items;
  throw new TypeError("a column that was to be doubles is not");
}

/** EF BB BF, the first byte last. */
const byteOrderMark = 0xbf_bb_ef;

/**
 * A vector's texts. Its decoder drops a byte order mark, which in a cell is a sign like any other: it is told from the
 * first four bytes of the text, which lie beside its length whether the rest does or not.
 */
function setTexts(found: (string | null)[], from: number, vector: DuckDBVector, length: number): void {
  const { dataView: places } = vector as unknown as { dataView: unknown };
  if (!(places instanceof DataView)) throw new TypeError("a column that was to be texts is not");
  for (let row = 0; row < length; row += 1) {
    const text = vector.getItem(row) as string | null;
    const isMarked = (places.getUint32(16 * row + 4, true) & 0xff_ff_ff) === byteOrderMark;
    found[from + row] = isMarked && text !== null ? `\ufeff${text}` : text;
  }
}
