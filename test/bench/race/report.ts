import { type Machine, ranOn } from "../machine.ts";
import { cell, digits, head, line } from "../table.ts";
import { type Loss, type Quantity, quantities, type Result, type Row, type Spread } from "./figures.ts";

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly runs: number;
  readonly rows: readonly Row[];
  readonly targets: readonly Result[];
  readonly losses: readonly Loss[];
  /** The row that is no rival. */
  readonly floor?: string;
  /** Why nothing was run. */
  readonly notRun?: string;
}

export interface Report {
  readonly schema: "driftline.race/1";
  readonly on: string;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly sections: readonly Section[];
}

const introduction = `# The race

\`npm run bench\` runs the same work with Driftline and with the tools that do it in Python, side by side on one machine.
Each tool has an environment of its own in \`.cache/race\`, at the versions of [requirements](race/requirements), with its
telemetry off, and a [script](race/peers) that does what its documents tell a user to do, as a cold process: import, read
both files, compute, print JSON. Everyone runs once unmeasured, so that the files are in memory; then they take turns,
ours before every other, and the table shows medians, with the quickest and slowest run. CPU is user and system time of
all threads and child processes, memory the peak of the largest process, MB are 2^20 bytes. "÷ ours" says how many times
as much as ours it is: below 1 we lose. The tools do not compute the same things, so each row says what it computes. A
tool that could not be installed or failed stays as a row with the reason.`;

const labels: Readonly<Record<Quantity, string>> = { wall: "wall time", cpu: "CPU time", memory: "peak memory" };

const withUnit = (value: number, quantity: Quantity): string =>
  quantity === "memory" ? `${value.toFixed(0)} MB` : `${digits(value)} s`;

const spreadCell = ({ median, least, most }: Spread): string => `${digits(median)} (${digits(least)}–${digits(most)})`;

function rowLine({ name, does, without, spreads, ratios }: Row): string {
  if (without) {
    const said = without.why === "failed" ? "failed" : "not run";
    return line(cell(name), cell(does), `${said}: ${cell(without.reason)}`, "", "", "", "", "");
  }
  const { wall, cpu, memory } = spreads ?? {};
  return line(
    cell(name),
    cell(does),
    wall ? spreadCell(wall) : "",
    cpu ? spreadCell(cpu) : "",
    memory ? memory.median.toFixed(0) : "",
    ...quantities.map((quantity) => (ratios ? digits(ratios[quantity]) : "")),
  );
}

function targetLine({ what, found, met }: Result): string {
  return line(
    cell(what),
    found === undefined ? "not measured" : digits(found),
    met === undefined ? "" : met ? "yes" : "no",
  );
}

/** Where we lose to someone; silence where there was nobody to lose to. */
function lossLines({ rows, losses, floor }: Section): string[] {
  if (!rows[0]?.spreads) return ["", "Of ours there is nothing to compare with."];
  if (!rows.slice(1).some(({ name, ratios }) => ratios && name !== floor)) return [];
  if (losses.length === 0) return ["", "None of those that ran took less of anything than ours."];
  const said = losses.map(
    ({ name, quantity, theirs, ours }) =>
      `- ${cell(name)} takes less ${labels[quantity]}: ${withUnit(theirs, quantity)} against our ${withUnit(ours, quantity)}.`,
  );
  return ["", "Where we lose:", "", ...said];
}

/** How far above the floor we are. */
function floorLines({ rows, floor }: Section): string[] {
  const ratios = rows.find(({ name }) => name === floor)?.ratios;
  if (!ratios) return [];
  const said = quantities.map((quantity) => `${digits(1 / ratios[quantity])} times its ${labels[quantity]}`);
  return ["", `Against the floor our report takes ${said.join(", ")}.`];
}

function sectionLines(section: Section): string[] {
  const { title, runs, rows, targets, notRun } = section;
  if (notRun) return ["", `## ${title}`, "", `Not run: ${cell(notRun)}.`];
  return [
    "",
    `## ${title}`,
    "",
    `Medians over ${runs} rounds, in which ours ran ${rows[0]?.runs ?? 0} times; in brackets the quickest and the slowest.`,
    "",
    ...head("", "what it computes", "wall s", "CPU s", "peak MB", "wall ÷ ours", "CPU ÷ ours", "memory ÷ ours"),
    ...rows.map(rowLine),
    ...floorLines(section),
    ...(targets.length > 0 ? ["", ...head("target", "found", "met"), ...targets.map(targetLine)] : []),
    ...lossLines(section),
  ];
}

/** The report for people; the one for programs is the object itself. */
export function markdown({ on, machine, versions, sections }: Report): string {
  return [
    introduction,
    "",
    ranOn(on, machine),
    ...sections.flatMap(sectionLines),
    "",
    "## Versions",
    "",
    ...head("environment", "versions"),
    ...Object.entries(versions).map(([name, found]) =>
      line(
        cell(name),
        Object.entries(found)
          .map(([what, version]) => `${cell(what)} ${cell(version)}`)
          .join(", "),
      ),
    ),
    "",
  ].join("\n");
}
