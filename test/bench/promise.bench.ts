import { rowsNeeded } from "../../packages/drift/src/evidence/rowsNeeded.ts";
import { hardTables, mixedColumns } from "../simulation/columns.ts";
import { falseAlarmRate, type Rate, seenAlone, seenRates } from "../simulation/run.ts";
import { categoryShiftOfSize, numberShiftsOfSize, type Shift, shifts } from "../simulation/shifts.ts";

// Prints how well the verdict's promise is kept, beside what was measured before it was written: an earlier procedure
// (ranks and their squares, chi-square and the worst category, halves each), evidently 0.7.23 as it comes, and the same
// with its thresholds set so that it gives as few false alarms.

const reports = Number(process.argv[2] ?? 2000);
const show = ({ rate, standardError }: Rate) => `${rate.toFixed(3)} ± ${standardError.toFixed(3)}`;
const row = (...cells: readonly (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);
const head = (...cells: readonly string[]) => {
  row(...cells);
  row(...cells.map(() => "---"));
};

head("no drift, 20 mixed columns: rows", "any mark", "before", "evidently");
for (const [reference, current, before, evidently] of [
  [20, 20, 0.021, 1],
  [200, 200, 0.031, 1],
  [1000, 1000, 0.03, 1],
  [2000, 2000, 0.036, 1],
  [10_000, 10_000, 0.033, 1],
  [1000, 100, 0.031, 1],
  [10_000, 200, 0.035, 1],
  [200, 5000, 0.038, 1],
] as const) {
  const rate = falseAlarmRate({ columns: mixedColumns, size: { reference, current }, reports, seed: 1 });
  row(`${reference}, ${current}`, show(rate), before, evidently);
}

console.log();
head("no drift, 20 columns alike", "1,000, 1,000", "2,000, 200");
for (const [name, columns] of hardTables) {
  const rates = [
    [1000, 1000],
    [2000, 200],
  ].map(([reference = 0, current = 0]) =>
    show(falseAlarmRate({ columns, size: { reference, current }, reports, seed: 2 })),
  );
  row(name, ...rates);
}
const blocks = falseAlarmRate({
  columns: mixedColumns,
  size: { reference: 500, current: 500 },
  reports,
  seed: 3,
  correlation: 0.8,
});
row("mixed, correlated .8 in fives (500, 500)", show(blocks), "");

console.log();
/** Seen before / evidently / evidently calibrated, at 500 and at 2,000 rows a side. */
const earlier: Readonly<Record<string, readonly [string, string]>> = {
  "mean .1 sd": [".03 / .29 / .06", ".32 / .55 / .50"],
  "mean .2 sd": [".34 / .79 / .36", "1 / 1 / 1"],
  "mean .5 sd": ["1 / 1 / 1", "1 / 1 / 1"],
  "variance x 1.5": [".66 / .41 / .04", "1 / 1 / 1"],
  "5 categories, one +5 points": [".06 / .76 / .07", ".71 / 0 / .67"],
  "5 categories, one +10 points": [".60 / .99 / .62", "1 / .21 / 1"],
  "new category with 1 %": [".01 / 1 / 1", ".95 / 0 / 1"],
  "new category with 5 %": ["1 / 1 / 1", "1 / 1 / 1"],
  "missing 0 to 3 %": [".93 / 0 / 0", "1 / 0 / 0"],
};
const seen = [500, 1000, 2000].map((rows) =>
  seenRates({ columns: mixedColumns, size: { reference: rows, current: rows }, reports, seed: rows }, shifts),
);
head(
  "one shifted column of 20, seen",
  "500",
  "before / evidently / calibrated",
  "1,000",
  "2,000",
  "before / evidently / calibrated",
);
for (const { name } of shifts) {
  const [few, more, many] = seen.map((rates) => show(rates.get(name) as Rate));
  const [then, later] = earlier[name] as readonly [string, string];
  row(name, few as string, then, more as string, many as string, later);
}

console.log();
const family = { falseAlarms: 0.05, tests: 22 };
const level = family.falseAlarms / family.tests;
head("at the rows the report names", "smallest effect", "rows a side", "seen", "interval holds it");
const alone = (shift: Shift, rows: number, size: number) => {
  const { seen: rate, covered } = seenAlone(shift, rows, { level, size, reports, seed: 4 });
  row(shift.name, size, rows, show(rate), show(covered));
};
for (const size of [0.1, 0.05]) {
  const rows = rowsNeeded({ kind: "number", smallestEffect: size, ...family });
  for (const shift of numberShiftsOfSize(size)) alone(shift, rows, size);
  for (const cells of [2, 3, 5, 20, 100]) {
    alone(
      categoryShiftOfSize(cells, size),
      rowsNeeded({ kind: "category", cells, smallestEffect: size, ...family }),
      size,
    );
  }
}
