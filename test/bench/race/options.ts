import { parseArgs } from "node:util";
import { SetUpError } from "../../../.config/shell.ts";

const ids = ["adult", "million", "ten"] as const;
export type WorkId = (typeof ids)[number];

export interface RaceChoice {
  /** No option was given: the race whose results are kept in the repository. */
  readonly full: boolean;
  /** How often each work is run, in the order they are run. */
  readonly runs: ReadonlyMap<WorkId, number>;
  /** Rows of the work "million". */
  readonly rows: number;
}

function count(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new SetUpError(`--${name}: "${text}" is not a whole number above zero`);
  return Number(text);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quick: { type: "boolean", default: false },
        runs: { type: "string" },
        rows: { type: "string" },
        works: { type: "string" },
      },
    }).values;
  } catch (error) {
    throw new SetUpError(error instanceof Error ? error.message : String(error));
  }
}

/** `--quick` is two runs, 100,000 rows and no ten million; `--runs`, `--rows` and `--works` choose by themselves. */
export function readOptions(args: readonly string[]): RaceChoice {
  const { quick, runs, rows, works } = parse(args);
  const wanted = (works ?? (quick ? "adult,million" : ids.join())).split(",");
  const unknown = wanted.find((id) => !ids.some((known) => known === id));
  if (unknown !== undefined) throw new SetUpError(`--works: there is no "${unknown}", only ${ids.join(", ")}`);
  const usual = (id: WorkId): number => (quick ? 2 : id === "ten" ? 3 : 5);
  return {
    full: args.length === 0,
    runs: new Map(
      ids
        .filter((id) => wanted.includes(id))
        .map((id): [WorkId, number] => [id, runs === undefined ? usual(id) : count("runs", runs)]),
    ),
    rows: rows === undefined ? (quick ? 100_000 : 1_000_000) : count("rows", rows),
  };
}
