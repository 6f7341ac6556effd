import { type Random, random } from "@driftline/drift";

export type Value = number | string | Date | null;

export interface Frame {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, ArrayLike<Value>>;
}

interface Sides {
  readonly reference: Frame;
  readonly production: Frame;
}

export type TimedScenario = "sudden" | "gradual" | "recurring";

const seed = 1996;
const start = Date.UTC(2026, 0, 5);
const week = 7 * 86_400_000;
const weeks = 26;
const tutorial = new Set<Value>(["Some-college", "HS-grad", "Bachelors"]);

/** What each scenario changes is told at `adult`. */
export const scenarios = Object.freeze({
  education: byEducation,
  same: (all: Frame) => halves(all),
  sudden: (all: Frame) => shifted(all, (share) => (share < 0.5 ? 0 : 1)),
  gradual: (all: Frame) => shifted(all, (share) => Math.min(1, Math.max(0, 2 * share - 0.5))),
  recurring: (all: Frame) => shifted(all, (share) => Math.floor((share * weeks) / 4) % 2),
  brokenPipeline(all: Frame) {
    const { next } = random(seed + 1);
    return inProduction(halves(all), {
      fnlwgt: (weight) => (weight as number) / 1000,
      "hours-per-week": (hours) => (next() < 0.3 ? 40 : hours),
    });
  },
  newCategory(all: Frame) {
    const { next } = random(seed + 1);
    return inProduction(halves(all), { education: (education) => (next() < 0.05 ? "Bootcamp" : education) });
  },
  missingValues(all: Frame) {
    const { next } = random(seed + 1);
    const lose = (value: Value): Value => (next() < 0.1 ? null : value);
    return inProduction(halves(all), { occupation: lose, age: lose });
  },
});

function byEducation(all: Frame): Sides {
  const education = all.columns.get("education") as ArrayLike<Value>;
  const reference: number[] = [];
  const production: number[] = [];
  for (let row = 0; row < all.rows; row += 1)
    (tutorial.has(education[row] as Value) ? production : reference).push(row);
  return { reference: take(all, reference), production: take(all, production) };
}

/** Random halves, by the shuffle of Fisher and Yates. */
function halves(all: Frame): Sides {
  const generator: Random = random(seed);
  const order = Array.from({ length: all.rows }, (_, row) => row);
  for (let index = all.rows - 1; index > 0; index -= 1) {
    const other = generator.below(index + 1);
    [order[index], order[other]] = [order[other] as number, order[index] as number];
  }
  const half = all.rows / 2;
  return { reference: take(all, order.slice(0, half)), production: take(all, order.slice(half)) };
}

/** `probability` is that of a changed row, by the share of the time that has gone. */
function shifted(all: Frame, probability: (share: number) => number): Sides {
  const { next } = random(seed + 1);
  const { reference, production } = halves(all);
  const { rows } = production;
  const changed = Uint8Array.from({ length: rows }, (_, row) => (next() < probability(row / rows) ? 1 : 0));
  const time = Array.from({ length: rows }, (_, row) => new Date(start + Math.floor((row / rows) * weeks * week)));
  const timed = { rows, columns: new Map<string, ArrayLike<Value>>([["time", time], ...production.columns]) };
  return inProduction(
    { reference, production: timed },
    {
      age: (age, row) => (age as number) + (changed[row] === 1 ? 10 : 0),
      workclass: (kind, row) => (changed[row] === 1 && kind === "Private" && next() < 0.3 ? "Self-emp-not-inc" : kind),
    },
  );
}

function inProduction(
  { reference, production }: Sides,
  changes: Readonly<Record<string, (value: Value, row: number) => Value>>,
): Sides {
  const columns = new Map(production.columns);
  for (const [name, change] of Object.entries(changes)) columns.set(name, Array.from(columns.get(name) ?? [], change));
  return { reference, production: { rows: production.rows, columns } };
}

function take({ columns }: Frame, rows: readonly number[]): Frame {
  const taken = [...columns].map(([name, cells]) => [name, Array.from(rows, (row) => cells[row] as Value)] as const);
  return { rows: rows.length, columns: new Map(taken) };
}
