import type { Column } from "../column.ts";
import { dictionaryOf } from "../dictionary.ts";
import { encodedColumn } from "../encoded.ts";
import { plainColumn } from "../plain.ts";
import type { CollectedFields } from "./collector.ts";

const manyNumbers = 65_536;

/** The column of collected fields. Very many different plain numbers become an array of numbers, which is smaller. */
export function collectedColumn({ codes, counts, numbers, textOf }: CollectedFields): Column {
  if (numbers.length > manyNumbers && !numbers.some((number) => Number.isNaN(number)))
    return plainColumn(
      Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : (numbers[code] as number))),
      "number",
    );
  const numberOf = (code: number): number => numbers[code] as number;
  return encodedColumn(codes, dictionaryOf(numbers.length, textOf, numberOf), counts);
}
