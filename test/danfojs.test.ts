import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { type DataFrame, merge, readCSV, StandardScaler, tensorflow } from "danfojs-node";
import { adult, compare } from "driftline";
import { mean, median, quantile, sampleStandardDeviation } from "simple-statistics";
import { adultCells, type Cell } from "./adultCells.ts";

// TensorFlow.js, on which danfojs computes, would advertise its native library on the first tensor.
tensorflow.enableProdMode();

const folder = mkdtempSync(path.join(tmpdir(), "driftline-danfojs-"));
after(() => rmSync(folder, { recursive: true }));

type Columns = ReadonlyMap<string, readonly Cell[]>;

const columns: Columns = adultCells();
const names = [...columns.keys()];
const cellsOf = (table: Columns, name: string): readonly Cell[] => table.get(name) ?? assert.fail(`no column ${name}`);
const everyRow = cellsOf(columns, "age").map((_, row) => row);
const chosen = new Set<Cell>(["Some-college", "HS-grad", "Bachelors"]);
const isChosen = (row: number): boolean => chosen.has(cellsOf(columns, "education")[row] as Cell);
const isWhole = (row: number): boolean => names.every((name) => cellsOf(columns, name)[row] !== null);

function rowsWhere(keep: (row: number) => boolean): Columns {
  const rows = everyRow.filter(keep);
  return new Map(names.map((name) => [name, rows.map((row) => cellsOf(columns, name)[row] as Cell)]));
}

/** RFC 4180; danfojs takes an empty field for a missing cell. */
function asCsv(): string {
  const field = (cell: Cell): string => (cell === null ? "" : typeof cell === "number" ? String(cell) : `"${cell}"`);
  const lines = everyRow.map((row) => names.map((name) => field(cellsOf(columns, name)[row] as Cell)).join(","));
  return `${[names.join(","), ...lines].join("\n")}\n`;
}

/** By occupation, in the order they come, the mean age and the most hours, under the names that danfojs gives them. */
function aggregatesOf(table: Columns): Columns {
  const groups = new Map<Cell, { ages: number; count: number; hours: number }>();
  for (const [row, occupation] of cellsOf(table, "occupation").entries()) {
    const { ages, count, hours } = groups.get(occupation) ?? { ages: 0, count: 0, hours: 0 };
    groups.set(occupation, {
      ages: ages + Number(cellsOf(table, "age")[row]),
      count: count + 1,
      hours: Math.max(hours, Number(cellsOf(table, "hours-per-week")[row])),
    });
  }
  const all = [...groups.values()];
  return new Map<string, Cell[]>([
    ["occupation", [...groups.keys()]],
    ["age_mean", all.map(({ ages, count }) => ages / count)],
    ["hours-per-week_max", all.map(({ hours }) => hours)],
  ]);
}

/** Every row with the aggregates of its occupation; danfojs puts the rows of an occupation together, and it first. */
function mergedOf(table: Columns, aggregates: Columns): Columns {
  const order = cellsOf(aggregates, "occupation");
  const places = cellsOf(table, "occupation").map((occupation, row) => ({ group: order.indexOf(occupation), row }));
  places.sort((a, b) => a.group - b.group || a.row - b.row);
  const own = ["occupation", ...names.filter((name) => name !== "occupation")];
  return new Map<string, Cell[]>([
    ...own.map((name): [string, Cell[]] => [name, places.map(({ row }) => cellsOf(table, name)[row] as Cell)]),
    ...["age_mean", "hours-per-week_max"].map((name): [string, Cell[]] => [
      name,
      places.map(({ group }) => cellsOf(aggregates, name)[group] as Cell),
    ]),
  ]);
}

type Pair<Held> = readonly [reference: Held, production: Held];

function both<From, To>([reference, production]: Pair<From>, make: (table: From) => To): Pair<To> {
  return [make(reference), make(production)];
}

/** The whole report of a comparison, but for when it was made. */
async function reportOf([reference, production]: Pair<DataFrame | Columns>): Promise<unknown> {
  const report = await compare(reference, production, { createdAt: new Date(0) });
  assert.ok(report.columns.length > 0);
  return report.toJSON();
}

describe("frames of danfojs give the report of arrays of the same cells", () => {
  const all: Pair<Columns> = [rowsWhere((row) => !isChosen(row)), rowsWhere(isChosen)];
  const whole: Pair<Columns> = [
    rowsWhere((row) => !isChosen(row) && isWhole(row)),
    rowsWhere((row) => isChosen(row) && isWhole(row)),
  ];
  let frames: Pair<DataFrame>;
  let wholeFrames: Pair<DataFrame>;

  before(async () => {
    const file = path.join(folder, "adult.csv");
    writeFileSync(file, asCsv());
    const people = await readCSV(file);
    const condition = people["education"].map((education: string) => chosen.has(education));
    frames = [people.query(condition.map((is: boolean) => !is)), people.query(condition)];
    wholeFrames = both(frames, (frame) => frame.dropNa({ axis: 1 }));
  });

  it("read from a file and queried", async () => assert.deepEqual(await reportOf(frames), await reportOf(all)));

  it("which are the table that comes with Driftline", async () => {
    const { reference, production } = await adult();
    const own = await compare(reference, production);
    const report = await compare(...frames);
    assert.equal(report.reference.fingerprint, own.reference.fingerprint);
    assert.equal(report.current.fingerprint, own.current.fingerprint);
  });

  it("without the rows that lack cells", async () => {
    assert.ok(Number(wholeFrames[0].shape[0]) < Number(frames[0].shape[0]), "some rows lack cells");
    assert.deepEqual(await reportOf(wholeFrames), await reportOf(whole));
  });

  it("grouped and aggregated, and merged with what they were made of", async () => {
    const groupsOf = (frame: DataFrame): DataFrame =>
      frame.groupby(["occupation"]).agg({ age: "mean", "hours-per-week": "max" });
    const aggregates = both(whole, aggregatesOf);
    assert.deepEqual(await reportOf(both(wholeFrames, groupsOf)), await reportOf(aggregates));
    const merged = both(wholeFrames, (left) =>
      merge({ left, right: groupsOf(left), on: ["occupation"], how: "inner" }),
    );
    const expected: Pair<Columns> = [mergedOf(whole[0], aggregates[0]), mergedOf(whole[1], aggregates[1])];
    assert.deepEqual(await reportOf(merged), await reportOf(expected));
  });

  it("scaled by danfojs, with nothing printed", async (context) => {
    const printed = ["log", "warn", "error"].map((method) => context.mock.method(console, method as "log"));
    const scaled = both(wholeFrames, (frame) => new StandardScaler().fitTransform(frame.loc({ columns: ["age"] })));
    const cells = both(scaled, (frame) => new Map([["age", frame.values.flat() as number[]]]));
    assert.deepEqual(await reportOf(scaled), await reportOf(cells));
    for (const { mock } of printed) assert.equal(mock.callCount(), 0);
  });
});

describe("numbers of Adult beside simple-statistics 7.12.1, whose quantiles are R-7 too", () => {
  const sides: Pair<Columns> = [rowsWhere((row) => !isChosen(row)), rowsWhere(isChosen)];
  const probabilities = [0.05, 0.25, 0.5, 0.75, 0.95];
  /** The two add up in another order, so the last digits may differ. */
  const isNear = (own: number | undefined, other: number, what: string): void =>
    assert.ok(Math.abs((own ?? Number.NaN) - other) <= 1e-12 * Math.abs(other), `${what}: ${own} is not ${other}`);

  it("mean, standard deviation, median and quantiles", async () => {
    const report = await compare(...sides);
    const numeric = report.columns.filter((column) => column.kind === "number");
    assert.deepEqual(
      numeric.map(({ name }) => name),
      ["age", "fnlwgt", "education-num", "capital-gain", "capital-loss", "hours-per-week"],
    );
    for (const { name, summary } of numeric) {
      for (const [table, own] of [
        [sides[0], summary.reference],
        [sides[1], summary.current],
      ] as const) {
        const values = cellsOf(table, name).map(Number);
        isNear(own.mean, mean(values), `the mean of ${name}`);
        isNear(own.standardDeviation, sampleStandardDeviation(values), `the standard deviation of ${name}`);
        assert.equal(own.quantiles[2], median(values), `the median of ${name}`);
        for (const [index, probability] of probabilities.entries())
          isNear(own.quantiles[index], quantile(values, probability), `the quantile ${probability} of ${name}`);
      }
    }
  });

  it("quantiles that lie between two values", async () => {
    const values = [1, 2, 4, 8, 16, 32];
    const report = await compare({ a: values }, { a: values });
    const { quantiles } = report.column("a").summary.reference;
    assert.deepEqual(
      quantiles,
      probabilities.map((probability) => quantile(values, probability)),
    );
    assert.deepEqual(quantiles, [1.25, 2.5, 6, 14, 28]);
  });
});
