import { readFileSync } from "node:fs";
import { DriftlineError } from "@driftline/drift";
import { type Frame, scenarios, type TimedScenario, type Value } from "./adultScenarios.ts";
import { arrays } from "./arrays.ts";
import type { Table } from "./table.ts";

/** One person of the census of 1994. */
export interface AdultRow {
  readonly age: number;
  readonly workclass: string | null;
  readonly fnlwgt: number;
  readonly education: string;
  readonly "education-num": number;
  readonly "marital-status": string;
  readonly occupation: string | null;
  readonly relationship: string;
  readonly race: string;
  readonly sex: string;
  readonly "capital-gain": number;
  readonly "capital-loss": number;
  readonly "hours-per-week": number;
  readonly "native-country": string | null;
  readonly class: string;
}

export interface TimedAdultRow extends AdultRow {
  readonly time: Date;
}

export type AdultScenario = keyof typeof scenarios;

export interface Adult<Production extends AdultRow = AdultRow> {
  readonly reference: Table<AdultRow>;
  readonly production: Table<Production>;
}

/**
 * The Adult data set (Becker and Kohavi 1996, CC BY 4.0; 48,842 rows, 15 columns, offline) as a reference and a
 * production table. The scenario says what changed between them, and the truth is known:
 *
 * - `education`, the default, is the split of Evidently's tutorial: production (34,687 rows) are those whose education is
 *   Some-college, HS-grad or Bachelors, the reference (14,155) all others.
 *
 * In all others reference and production are random halves of 24,421 rows, the same ones each time, with one change:
 *
 * - `same`: nothing. Every drift seen is a false alarm.
 * - `sudden`, `gradual`, `recurring`: production has a column `time`, evenly from 2026-01-05 for 26 weeks. In a changed
 *   row age is 10 years higher and, if workclass is Private, it becomes Self-emp-not-inc with probability 0.3; no other
 *   column changes. Sudden: all rows of the last 13 weeks. Gradual: none before week 6.5, then ever more, all from week
 *   19.5 on. Recurring: all rows of every second four weeks, beginning with the second.
 * - `brokenPipeline`: fnlwgt comes in thousands, and hours-per-week is the default 40 in 30 % of the rows.
 * - `newCategory`: 5 % of the rows have the education Bootcamp, which the reference never had.
 * - `missingValues`: occupation and age are missing in a further 10 % of the rows, each for itself.
 *
 *     const { reference, production } = await adult("gradual");
 */
export function adult(scenario: TimedScenario): Promise<Adult<TimedAdultRow>>;
export function adult(scenario?: AdultScenario): Promise<Adult>;
export async function adult(scenario: AdultScenario = "education"): Promise<Adult> {
  if (!Object.hasOwn(scenarios, scenario)) {
    throw new DriftlineError(
      "badOption",
      `adult: the scenario must be one of ${Object.keys(scenarios).join(", ")}, got ${JSON.stringify(scenario)}`,
    );
  }
  const { reference, production } = scenarios[scenario](
    unpack(readFileSync(new URL("../data/adult.br", import.meta.url))),
  );
  return { reference: tableOf(reference, "adult reference"), production: tableOf(production, "adult production") };
}

function tableOf(frame: Frame, name: string): Table<AdultRow> {
  return arrays(frame.columns, { name }) as Table<AdultRow>;
}

interface Header {
  readonly rows: number;
  readonly columns: readonly ({ readonly name: string } & (
    | { readonly bytes: number }
    | { readonly cells: readonly string[] }
  ))[];
}

/** The format is told in data/README.md. */
function unpack(packed: Buffer): Frame {
  const bytes = process.getBuiltinModule("node:zlib").brotliDecompressSync(packed);
  const end = bytes.indexOf(0x0a);
  const { rows, columns }: Header = JSON.parse(bytes.toString("utf8", 0, end));
  let position = end + 1;
  const plane = (): Uint8Array => {
    position += rows;
    return bytes.subarray(position - rows, position);
  };
  const unpacked = columns.map((column) => {
    if ("cells" in column) return [column.name, Array.from(plane(), (code) => column.cells[code] ?? null)] as const;
    const numbers = new Float64Array(rows);
    for (let power = 0; power < column.bytes; power += 1) {
      plane().forEach((byte, row) => {
        numbers[row] = (numbers[row] as number) + byte * 256 ** power;
      });
    }
    return [column.name, numbers] as const;
  });
  return { rows, columns: new Map<string, ArrayLike<Value>>(unpacked) };
}
