/** What Evidently takes a column for. It leaves out times; its text tests are not followed. */
export type EvidentlyKind = "number" | "category";

/** One of Evidently's tests, told by ours. */
export interface EvidentlyTest {
  /** How Evidently calls it where it chose it itself; a test asked for goes by its name. */
  readonly display: string;
  readonly kinds: readonly EvidentlyKind[];
  readonly measure: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Options beside these for columns of numbers. */
  readonly numberOptions?: Readonly<Record<string, unknown>>;
  readonly threshold: number;
  /** Which part of our outcome is its score. */
  readonly score: "pValue" | "distance";
  /** How the score has to lie to the threshold for drift; it is not the same everywhere. */
  readonly drifted: "below" | "atMost" | "atLeast" | "above";
  /** Why its score cannot be had again, although `measure` tells the distance. */
  readonly lost?: string;
}

const pValue = { score: "pValue", drifted: "below" } as const;
const distance = { score: "distance", drifted: "atLeast", threshold: 0.1 } as const;
const numbers = { kinds: ["number"] } as const;
const categories = { kinds: ["category"] } as const;
const either = { kinds: ["number", "category"] } as const;

/** Sturges' bins over both sides, or a bin a value where the reference has at most 20 distinct ones. */
const edges = { rule: "sturges", over: "union", fewValues: 20 } as const;
/** Its tests of categories take a number of few values by its values. */
const values = { rule: "values" } as const;

/** Every test that Evidently 0.7.23 registers for numbers and categories, by its own name. */
export const evidentlyTests: ReadonlyMap<string, EvidentlyTest> = new Map<string, EvidentlyTest>([
  [
    "ks",
    { ...numbers, ...pValue, drifted: "atMost", threshold: 0.05, display: "K-S p_value", measure: "ks", options: {} },
  ],
  [
    "wasserstein",
    {
      ...numbers,
      ...distance,
      display: "Wasserstein distance (normed)",
      measure: "wasserstein",
      options: { normed: true, floor: 0.001 },
    },
  ],
  [
    "jensenshannon",
    {
      ...either,
      ...distance,
      display: "Jensen-Shannon distance",
      measure: "jensenShannon",
      options: { edges, base: Math.E },
    },
  ],
  [
    "kl_div",
    {
      ...either,
      ...distance,
      display: "Kullback-Leibler divergence",
      measure: "kullbackLeibler",
      options: { edges, zeros: "evidently" },
    },
  ],
  ["psi", { ...either, ...distance, display: "PSI", measure: "psi", options: { edges, zeros: "evidently" } }],
  [
    "hellinger",
    {
      ...either,
      ...distance,
      display: "Hellinger distance",
      measure: "hellinger",
      options: {},
      numberOptions: { edges: "sturgesOfValues" },
    },
  ],
  [
    "chisquare",
    {
      ...categories,
      ...pValue,
      threshold: 0.05,
      display: "chi-square p_value",
      measure: "chiSquare",
      options: { edges: values, form: "goodnessOfFit" },
    },
  ],
  [
    "z",
    {
      ...categories,
      ...pValue,
      threshold: 0.05,
      display: "Z-test p_value",
      measure: "zTest",
      options: { categories: "first" },
    },
  ],
  [
    "g_test",
    {
      ...categories,
      ...pValue,
      threshold: 0.1,
      display: "g_test",
      measure: "gTest",
      options: { edges: values, form: "goodnessOfFit", scaled: false },
    },
  ],
  [
    "fisher_exact",
    {
      ...categories,
      ...pValue,
      threshold: 0.1,
      display: "Fisher's Exact test",
      measure: "fisherExact",
      options: { equalSizes: true },
    },
  ],
  [
    "TVD",
    {
      ...categories,
      ...pValue,
      threshold: 0.1,
      display: "Total-Variation-Distance",
      measure: "totalVariation",
      options: { shuffles: 1000, seed: 0 },
    },
  ],
  [
    "anderson",
    { ...numbers, ...pValue, threshold: 0.1, display: "Anderson-Darling", measure: "andersonDarling", options: {} },
  ],
  [
    "cramer_von_mises",
    {
      ...numbers,
      ...pValue,
      drifted: "atMost",
      threshold: 0.1,
      display: "Cramer-von Mises",
      measure: "cramerVonMises",
      options: {},
    },
  ],
  ["ed", { ...numbers, ...distance, drifted: "above", display: "Energy-distance", measure: "energy", options: {} }],
  ["es", { ...numbers, ...pValue, threshold: 0.05, display: "Epps-Singleton", measure: "eppsSingleton", options: {} }],
  [
    "mannw",
    {
      ...numbers,
      ...pValue,
      threshold: 0.05,
      display: "Mann-Whitney U-rank test",
      measure: "mannWhitney",
      options: { alternative: "less", method: "auto" },
    },
  ],
  [
    "t_test",
    { ...numbers, ...pValue, threshold: 0.05, display: "t_test", measure: "tTest", options: { pooled: true } },
  ],
  [
    "empirical_mmd",
    {
      ...numbers,
      ...pValue,
      threshold: 0.1,
      display: "empirical_mmd",
      measure: "mmd",
      options: {},
      lost: "Evidently's score is the p-value of 100 shuffles without a seed, another one at every run",
    },
  ],
]);
