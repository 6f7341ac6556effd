import { type Machine, ranOn } from "../machine.ts";
import { type Spread, spread } from "../race/figures.ts";
import { cell, digits, head, line } from "../table.ts";
import { type Figures, patience, type Quantity, quantities } from "./measure.ts";

type Found = Partial<Record<Quantity, Spread | "late">>;

export interface Report {
  readonly schema: "driftline.kernels/1";
  readonly on: string;
  readonly machine: Machine;
  readonly rounds: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly found: Readonly<Record<string, Found>>;
  readonly goals: readonly Judged[];
}

interface Goal {
  readonly quantity: Quantity;
  /** Whose figure ours may be at most so many times; without one it is the figure itself. */
  readonly of?: string;
  readonly atMost: number;
}

export interface Judged extends Goal {
  readonly found?: number;
  readonly met?: boolean;
}

const goals: readonly Goal[] = [
  { quantity: "result", of: "tslab", atMost: 1.3 },
  { quantity: "early", of: "tslab", atMost: 1 },
  { quantity: "late", of: "tslab", atMost: 1 },
  { quantity: "completion", of: "tslab", atMost: 1 },
  { quantity: "lines", of: "ipykernel", atMost: 1 },
  { quantity: "megabytes", of: "ipykernel", atMost: 1 },
  { quantity: "comm", atMost: 5 },
  { quantity: "memory", of: "tslab", atMost: 1.5 },
];

/** Medians of all rounds, with the least and the most. */
export function foundIn(rounds: readonly Figures[]): Found {
  const names = Object.keys(quantities) as Quantity[];
  const entries = names.flatMap((name): [Quantity, Spread | "late"][] => {
    const figures = rounds.map((round) => round[name]).filter((figure) => figure !== undefined);
    if (figures.includes("late")) return [[name, "late"]];
    return figures.length === 0 ? [] : [[name, spread(figures as number[])]];
  });
  return Object.fromEntries(entries);
}

function ratio(ours: Found[Quantity], theirs: Found[Quantity]): number | undefined {
  if (!ours || !theirs || ours === "late" || theirs === "late") return undefined;
  return ours.median / theirs.median;
}

export function judged(found: Report["found"]): Judged[] {
  return goals.map((goal) => {
    const ours = found["ours"]?.[goal.quantity];
    const itself = ours && ours !== "late" ? ours.median : undefined;
    const figure = goal.of === undefined ? itself : ratio(ours, found[goal.of]?.[goal.quantity]);
    return figure === undefined ? goal : { ...goal, found: figure, met: figure <= goal.atMost };
  });
}

function shown(figure: Found[Quantity]): string {
  if (figure === "late") return `hangs (not done in ${patience} s)`;
  return figure ? `${digits(figure.median)} (${digits(figure.least)}–${digits(figure.most)})` : "";
}

/** The table that the kernel's README holds. */
export function table({ versions, found }: Report): string[] {
  const [ours = "", ...others] = Object.keys(versions);
  const rows = Object.entries(quantities).map(([name, title]) => {
    const of = (who: string): Found[Quantity] => found[who]?.[name as Quantity];
    const ratios = others.map((other) => ratio(of(ours), of(other)));
    return line(
      title,
      ...[ours, ...others].map((who) => shown(of(who))),
      ...ratios.map((each) => (each === undefined ? "" : digits(each))),
    );
  });
  return [...head("", ours, ...others, ...others.map((other) => `ours ÷ ${other}`)), ...rows];
}

function goalLine({ quantity, of, atMost, found, met }: Judged): string {
  const goal = of === undefined ? `at most ${atMost}` : `at most ${atMost} times ${of}`;
  const answer = met === undefined ? "" : met ? "yes" : "no";
  return line(quantities[quantity], goal, found === undefined ? "not measured" : digits(found), answer);
}

export function markdown(report: Report): string {
  const { on, machine, rounds, versions } = report;
  return [
    "# Kernels for notebooks",
    "",
    `\`npm run bench -- kernel\` starts each kernel ${rounds} times, ours, tslab's and IPython's in turn, and speaks with it as
a front end does. Ours answers while it still loads its compiler, so the time to the first result is the one to compare. Times are wall times as the client sees them, medians over the starts, in brackets the least and the most; what is printed is printed five times at each.
Memory is the peak of the process with all that it started, in MB of 2^20 bytes. IPython runs the same work in Python.`,
    "",
    ranOn(on, machine),
    "",
    ...table(report),
    "",
    ...head("goal", "", "found", "met"),
    ...report.goals.map(goalLine),
    "",
    ...head("kernel", "version"),
    ...Object.entries(versions).map(([name, version]) => line(cell(name), cell(version))),
    "",
  ].join("\n");
}
