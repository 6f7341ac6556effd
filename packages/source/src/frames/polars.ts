import { arrowTable } from "../arrowBytes.ts";
import type { ArrowTable } from "./arrow/data.ts";
import { arrowColumns } from "./arrow/table.ts";
import type { Frame } from "./frame.ts";

/** Column names shadow its properties; symbols and property descriptors are what no name can shadow. */
interface PolarsFrame {
  readonly [Symbol.toStringTag]: "DataFrame";
  readonly _df: object;
}

interface PolarsSeries {
  readonly name: string;
  alias(name: string): PolarsSeries;
  toFrame(): { writeIPCStream(): Uint8Array };
}

/**
 * DataFrames and Series of nodejs-polars, through the Arrow bytes that they write: their arrays round 64-bit numbers and
 * times, know no decimals, and take ten times as long.
 */
export const polars: Frame<PolarsFrame | PolarsSeries> = {
  matches(value): value is PolarsFrame | PolarsSeries {
    if (isSeries(value)) return true;
    const { [Symbol.toStringTag]: tag, _df: inner }: Partial<PolarsFrame> = value;
    return tag === "DataFrame" && typeof inner === "object";
  },
  async columns(held, name) {
    const series = isSeries(held) ? [held] : seriesOf(held);
    const tables: ArrowTable[] = [];
    for (const each of series) tables.push(await arrowTable(each.alias("cells").toFrame().writeIPCStream()));
    const fields = series.map((each) => ({ name: each.name }));
    const getChildAt: ArrowTable["getChildAt"] = (index) => tables[index]?.getChildAt(0) ?? null;
    return arrowColumns([{ schema: { fields }, numRows: tables[0]?.numRows ?? 0, getChildAt }], name);
  },
};

function isSeries(value: object): value is PolarsSeries {
  const { alias, toFrame }: Partial<PolarsSeries> = value;
  return "dtype" in value && typeof alias === "function" && typeof toFrame === "function";
}

function seriesOf(frame: PolarsFrame): PolarsSeries[] {
  return Object.keys(frame).map((name) => Object.getOwnPropertyDescriptor(frame, name)?.value);
}
