import type { Kind } from "@driftline/drift";
import { asStructure, type Chunk, type Field, numberIn } from "./footer.ts";

/** What a column's values are written as, of those forms that are read here. */
export type Form = keyof typeof forms;

interface About {
  readonly holds: Extract<Kind, "number" | "time" | "boolean" | "text">;
  readonly bytes: number;
  /** Where not every value can be taken: whether one can, by what the file says of the least and the largest. */
  readonly fits?: (value: DataView) => boolean;
}

const exact = 2 ** 53;
/** As far from 1970 as a Date goes, in milliseconds. */
const farthest = 8.64e15;
const day = 86_400_000;

const timeIn = (parts: number): About => ({
  holds: "time",
  bytes: 8,
  fits: (view) => Math.abs(Number(view.getBigInt64(0, true))) / parts < farthest,
});

export const forms = {
  boolean: { holds: "boolean", bytes: 0 },
  text: { holds: "text", bytes: 0 },
  double: { holds: "number", bytes: 8 },
  float: { holds: "number", bytes: 4 },
  integer: { holds: "number", bytes: 4 },
  unsigned: { holds: "number", bytes: 4 },
  long: { holds: "number", bytes: 8, fits: (view) => Math.abs(Number(view.getBigInt64(0, true))) < exact },
  days: { holds: "time", bytes: 4, fits: (view) => Math.abs(view.getInt32(0, true)) * day < farthest },
  milliseconds: timeIn(1),
  microseconds: timeIn(1e3),
  nanoseconds: timeIn(1e6),
} as const satisfies Readonly<Record<string, About>>;

/** By the number of the physical type: what it is where nothing more is said of it. */
const physical: ReadonlyMap<number, Form> = new Map([
  [0, "boolean"],
  [1, "integer"],
  [2, "long"],
  [4, "float"],
  [5, "double"],
]);

/** By the number of what older files say of a type, and of the physical type under it. */
const converted: ReadonlyMap<string, Form> = new Map([
  ["0 6", "text"],
  ["6 1", "days"],
  ["9 2", "milliseconds"],
  ["10 2", "microseconds"],
  ["11 1", "unsigned"],
  ["12 1", "unsigned"],
  ["13 1", "unsigned"],
  ["15 1", "integer"],
  ["16 1", "integer"],
  ["17 1", "integer"],
  ["18 2", "long"],
]);

const units: ReadonlyMap<number, Form> = new Map([
  [1, "milliseconds"],
  [2, "microseconds"],
  [3, "nanoseconds"],
]);

/** The form of a column; none where DuckDB is to read it. */
export function formOf({ type, converted: older, logical }: Field): Form | undefined {
  if (logical === undefined) return older === undefined ? physical.get(type) : converted.get(`${older} ${type}`);
  const [[kind, about] = [0, undefined]] = [...logical];
  if (kind === 1 && type === 6) return "text";
  if (kind === 6 && type === 1) return "days";
  if (kind === 8 && type === 2) {
    const [unit = 0] = asStructure(asStructure(about).get(2)).keys();
    // DuckDB holds times in UTC in microseconds.
    return unit === 3 && asStructure(about).get(1) === true ? undefined : units.get(unit);
  }
  if (kind !== 10) return undefined;
  const [width, signed] = [numberIn(asStructure(about), 1), asStructure(about).get(2) === true];
  if (type === 2) return width === 64 && signed ? "long" : undefined;
  return type === 1 ? (signed ? "integer" : "unsigned") : undefined;
}

/** Whether all values can be taken, by what the file says of them. */
export function allFit(form: Form, { least, most, nulls, values }: Chunk): boolean {
  const { fits, bytes }: About = forms[form];
  if (fits === undefined || nulls === values) return true;
  return [least, most].every((end) => end?.length === bytes && fits(viewOf(end)));
}

/** Whether the file says that there is a value, and not only NaN. */
export function isSeen(form: Form, { least }: Chunk): boolean {
  if (least?.length !== forms[form].bytes) return false;
  if (form === "double") return !Number.isNaN(viewOf(least).getFloat64(0, true));
  return form !== "float" || !Number.isNaN(viewOf(least).getFloat32(0, true));
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
