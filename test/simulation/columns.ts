import type { Random } from "../../packages/drift/src/stats/random.ts";
import { categoryOf, equalShares, fallingShares, type Law, normal } from "./draw.ts";

const number = (name: string, cell: Law["cell"], missing?: number): Law => ({
  name,
  kind: "number",
  cell,
  ...(missing === undefined ? {} : { missing }),
});

const category = (name: string, shares: readonly number[], missing?: number): Law => ({
  name,
  kind: "category",
  cell: categoryOf(shares),
  ...(missing === undefined ? {} : { missing }),
});

const zeroInflated = (zeros: number) => (uniform: number, chance: Random) =>
  uniform < zeros ? 0 : Math.exp(chance.normal());

/** Twenty columns as tables have them: light and heavy tails, ties, zeros, few and many categories, some missing cells. */
export const mixedColumns: readonly Law[] = [
  number("normal", normal),
  number("lognormal", (uniform) => Math.exp(normal(uniform)), 0.03),
  number("exponential", (uniform) => -Math.log(1 - uniform)),
  number("heavy tail", (uniform, chance) => normal(uniform) / Math.abs(chance.normal())),
  number("whole numbers", (uniform) => Math.floor(6 * uniform ** 2)),
  number("rounded", (uniform) => Math.round(normal(uniform) * 10) / 10),
  number("90 % zeros", zeroInflated(0.9)),
  number("99 % zeros", zeroInflated(0.99)),
  number("0 or 1", (uniform) => (uniform < 0.3 ? 1 : 0)),
  number("four values", (uniform) => Math.floor(4 * uniform)),
  number("uniform", (uniform) => uniform),
  category("2 categories", [0.7, 0.3]),
  category("3 categories", [0.5, 0.3, 0.2]),
  category("5 categories", equalShares(5)),
  category("10 falling categories", fallingShares(10), 0.01),
  category("20 categories", equalShares(20)),
  category("50 falling categories", fallingShares(50)),
  category("100 categories", equalShares(100)),
  category("500 falling categories", fallingShares(500)),
  category("2,000 categories", equalShares(2000)),
];

const twenty = (law: Law): readonly Law[] =>
  Array.from({ length: 20 }, (_, index) => ({ ...law, name: `${law.name} ${index}` }));

/** Tables that are all of one hard kind. */
export const hardTables: ReadonlyMap<string, readonly Law[]> = new Map([
  ["2,000 categories", twenty(category("2,000 categories", equalShares(2000)))],
  ["2,000 falling categories", twenty(category("2,000 falling categories", fallingShares(2000)))],
  ["three values", twenty(number("three values", (uniform) => (uniform < 0.8 ? 0 : uniform < 0.95 ? 1 : 2)))],
  ["97 % zeros", twenty(number("97 % zeros", zeroInflated(0.97)))],
  ["99 % zeros", twenty(number("99 % zeros", zeroInflated(0.99)))],
]);
