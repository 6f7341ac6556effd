import path from "node:path";
import { inProject, node } from "../../../.config/shell.ts";
import type { Files } from "./data.ts";
import { type Environments, type Peer, peers, quiet, versionsOf } from "./environments.ts";
import type { Target } from "./figures.ts";
import type { WorkId } from "./options.ts";
import type { Contestant, Work } from "./race.ts";

/** A race and what is wanted of it. */
export interface Plan extends Work {
  readonly targets: readonly Target[];
  /** The name of the one contestant that is no rival: nobody can be below it. */
  readonly floor?: string;
}

export interface Setting {
  readonly files: Files;
  readonly environments: Environments;
  readonly runs: number;
}

/** What each peer computes when it is used as its own documents say. */
const does: Readonly<Record<Peer, string>> = {
  evidently: "DataDriftPreset: one distance a column",
  nannyml: "UnivariateDriftCalculator, one chunk: Jensen-Shannon of bins",
  whylogs: "profiles of both sides and their drift scores: sketches, approximate",
  deepchecks: "FeatureDrift: KS and Cramér's V, on its default sample of at most 100,000 rows a side",
  frouros: "KSTest and ChiSquareTest",
  "alibi-detect": "TabularDrift: KS and chi-square",
  scipy: "ks_2samp and chi2_contingency",
};

const ourName = "driftline";
const nameOf = (peer: Peer): string => `${peer} ${versionsOf(peer).get(peer)}`;
const numbersName = (peer: Peer): string => `${nameOf(peer)}, KS only`;

function ours({ files }: Setting): Contestant {
  const program = inProject("packages", "driftline", "bin", "driftline.js");
  return {
    name: ourName,
    does: "the whole report: verdicts, default measures, intervals, summaries, bins",
    start: {
      command: [node, program, "compare", files.reference, files.current, "--format", "json"],
      env: { NODE_OPTIONS: "" },
    },
  };
}

function peerIn({ files, environments }: Setting, peer: Peer, columns?: "numbers"): Contestant {
  const name = columns ? numbersName(peer) : nameOf(peer);
  const what = columns ? "KS of the 14 numeric columns, which alone are read" : does[peer];
  const python = environments.get(peer) ?? { failed: "no environment was made" };
  if (typeof python !== "string") return { name, does: what, start: python };
  const script = path.join(import.meta.dirname, "peers", `${peer}.py`);
  // -P: a script named like the package that it imports must not be found instead of it.
  const command = [python, "-P", script, files.reference, files.current, ...(columns ? [columns] : [])] as const;
  return { name, does: what, start: { command, env: quiet } };
}

const times = (peer: Peer, quantity: "wall" | "cpu", atLeast: number): Target => ({
  what: `${nameOf(peer)} takes at least ${atLeast} times our ${quantity === "wall" ? "wall time" : "CPU time"}`,
  row: nameOf(peer),
  figure: "ratio",
  quantity,
  atLeast,
});

const lessThanKs = (quantity: "wall" | "cpu"): Target => ({
  what: `our whole report takes less ${quantity === "wall" ? "wall time" : "CPU time"} than ${numbersName("frouros")}`,
  row: numbersName("frouros"),
  figure: "ratio",
  quantity,
  atLeast: 1,
});

const millionTargets: readonly Target[] = [
  times("evidently", "wall", 60),
  times("evidently", "cpu", 40),
  lessThanKs("wall"),
  lessThanKs("cpu"),
  { what: "our peak memory is below 700 MB", row: ourName, figure: "median", quantity: "memory", below: 700 },
];

const floor = "DuckDB's scan";

function tenOthers({ files }: Setting): Contestant[] {
  const program = path.join(import.meta.dirname, "floor.ts");
  return [
    {
      name: floor,
      does: "the floor: all columns of both files decoded, nothing computed",
      start: { command: [node, program, files.reference, files.current], env: { NODE_OPTIONS: "" } },
    },
    {
      name: "the peers",
      does: "the same as with a million rows",
      start: { skipped: "by the figures of B, minutes and 7 to 20 GB each" },
    },
  ];
}

const parts: Readonly<Record<WorkId, (setting: Setting, rows: number) => Pick<Plan, "others" | "targets" | "floor">>> =
  {
    adult: (setting) => ({
      others: peers.map((peer) => peerIn(setting, peer)),
      targets: [times("evidently", "wall", 40), times("evidently", "cpu", 40)],
    }),
    // The targets are for a million rows; with other counts there are none.
    million: (setting, rows) => ({
      others: [
        ...peers.map((peer) => peerIn(setting, peer)),
        ...(["frouros", "alibi-detect"] as const).map((peer) => peerIn(setting, peer, "numbers")),
      ],
      targets: rows === 1_000_000 ? millionTargets : [],
    }),
    ten: (setting) => ({ others: tenOthers(setting), targets: [], floor }),
  };

export function titleOf(id: WorkId, rows: number): string {
  if (id === "adult") return "A. Adult census: 14,155 rows against 34,687, 15 columns, two CSV files";
  const letter = id === "million" ? "B" : "C";
  return `${letter}. ${rows.toLocaleString("en")} rows against as many, 20 columns (14 numeric, 6 of categories), Parquet`;
}

export function planOf(id: WorkId, rows: number, setting: Setting): Plan {
  return { id, title: titleOf(id, rows), runs: setting.runs, ours: ours(setting), ...parts[id](setting, rows) };
}
