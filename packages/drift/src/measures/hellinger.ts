import { type Cells, defineMeasure } from "../measure.ts";
import { type BinOptions, cellsNeed, scoreShares, tenths } from "../stats/cells.ts";
import { equalEdges, sturgesBins } from "../stats/edges.ts";

export interface HellingerOptions {
  readonly bins: number;
  /** `sturgesOfValues`: Sturges' bins of the distinct numbers, whatever their number of rows; also of names that are numbers. */
  readonly edges: BinOptions["edges"] | "sturgesOfValues";
}

/**
 * Hellinger distance: the root of one minus the overlap of both sides' roots, between 0 and 1.
 *
 * Numbers are cut at the reference's tenths. `edges: "sturgesOfValues"` is evidently's, which takes the number of bins
 * from the distinct values of both sides, not from the rows; `{ rule: "doane", over: "reference" }` is nannyml's.
 * Where evidently has integers none of whose bins would be as wide as 1, numpy makes bins of 1, which puts 0 and 1
 * together; that is not followed.
 *
 * @example
 * const cells = { labels: ["A", "B"], reference: [10, 10], current: [15, 5] };
 * hellinger.run({ cells }, hellinger.defaults); // score 0.185
 */
export const hellinger = defineMeasure({
  name: "hellinger",
  title: "Hellinger distance",
  source: "Hellinger 1909, Neue Begründung der Theorie quadratischer Formen von unendlichvielen Veränderlichen",
  kinds: ["number", "time", "category", "boolean"],
  defaults: { ...tenths } as HellingerOptions,
  needs: ({ bins, edges }, kind) =>
    cellsNeed("hellinger", { bins, edges: edges === "sturgesOfValues" ? { rule: "values" } : edges }, kind),
  run: ({ cells }, { edges }) =>
    scoreShares("hellinger", edges === "sturgesOfValues" ? regroup(cells) : cells, (reference, current) => {
      // Differences of roots keep the digits that one minus a sum near one would lose.
      let total = 0;
      reference.forEach((share, cell) => {
        total += (Math.sqrt(share) - Math.sqrt(current[cell] as number)) ** 2;
      });
      return Math.min(1, Math.sqrt(total / 2));
    }),
  cases: [
    {
      reference: ["A", "A", "B", "B"],
      current: ["A", "B", "B", "B"],
      // sqrt(1 - (sqrt(.5 * .25) + sqrt(.5 * .75)))
      expected: { score: Math.sqrt(1 - Math.sqrt(0.125) - Math.sqrt(0.375)) },
      origin: "by hand from the formula: sqrt(1 - sqrt(.125) - sqrt(.375))",
    },
    {
      reference: ["A"],
      current: ["B", "B"],
      expected: { score: 1 },
      origin: "by hand: two sides without a common value have no overlap",
    },
  ],
});

/** Counts of distinct numbers, put into Sturges' bins; categories, whose names are no numbers, stay as they are. */
function regroup(cells: Cells): Cells {
  const values = cells.labels?.map((label) => (label.trim() === "" ? Number.NaN : Number(label))) ?? [];
  if (values.length === 0 || !values.every(Number.isFinite)) return cells;
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
  }
  const edges = equalEdges(minimum, maximum, sturgesBins(minimum, maximum, values.length));
  const reference = new Array<number>(edges.length - 1).fill(0);
  const current = new Array<number>(edges.length - 1).fill(0);
  values.forEach((value, index) => {
    const beyond = edges.findIndex((edge) => edge > value);
    const bin = beyond === -1 ? edges.length - 2 : beyond - 1;
    reference[bin] = (reference[bin] as number) + (cells.reference[index] as number);
    current[bin] = (current[bin] as number) + (cells.current[index] as number);
  });
  return { edges, reference, current };
}
