import type { Cost, Failure, Program } from "./measure.ts";

/** One that takes part; with `failed` it could not even be set up, and with `skipped` it is left out on purpose. */
export interface Contestant {
  readonly name: string;
  readonly does: string;
  readonly start: Program | Failure | { readonly skipped: string };
}

export interface Work {
  readonly id: string;
  readonly title: string;
  readonly runs: number;
  readonly ours: Contestant;
  readonly others: readonly Contestant[];
}

export interface Runs {
  readonly name: string;
  readonly does: string;
  readonly costs: readonly Cost[];
  /** Set where it failed or was left out. */
  readonly without?: { readonly why: "failed" | "skipped"; readonly reason: string };
}

export interface RaceOptions {
  readonly measure: (program: Program) => Cost | Failure;
  readonly say: (message: string) => void;
}

/**
 * Everyone's runs of one work, ours first. Each runs once unmeasured, so that files are in the cache; then, round by
 * round, ours before every other. Who fails once is out, and the race goes on.
 */
export function race({ id, runs, ours, others }: Work, { measure, say }: RaceOptions): Runs[] {
  const found = new Map<Contestant, Runs>();
  const leave = ({ name, does }: Contestant, why: "failed" | "skipped", reason: string): Runs => {
    say(`${id}: ${name} ${why}: ${reason}`);
    return { name, does, costs: [], without: { why, reason } };
  };
  const runOnce = (contestant: Contestant, round: number): void => {
    const { name, does, start } = contestant;
    const { costs = [], without } = found.get(contestant) ?? {};
    if (without) return;
    if ("skipped" in start) return void found.set(contestant, leave(contestant, "skipped", start.skipped));
    const cost = "failed" in start ? start : measure(start);
    if ("failed" in cost) return void found.set(contestant, leave(contestant, "failed", cost.failed));
    const when = round === 0 ? "to warm up" : `round ${round} of ${runs}`;
    say(`${id}: ${name}, ${when}: ${cost.wall.toFixed(2)} s`);
    found.set(contestant, { name, does, costs: round === 0 ? [] : [...costs, cost] });
  };
  for (const contestant of [ours, ...others]) runOnce(contestant, 0);
  for (let round = 1; round <= runs; round += 1) {
    const left = others.filter((each) => !found.get(each)?.without);
    if (left.length === 0) runOnce(ours, round);
    for (const other of left) {
      runOnce(ours, round);
      runOnce(other, round);
    }
  }
  return [ours, ...others].flatMap((contestant) => found.get(contestant) ?? []);
}
