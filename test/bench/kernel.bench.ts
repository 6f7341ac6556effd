// Our kernel beside tslab's own and IPython's, in one run: what a person waits for, and what it costs.
import { ensurePython } from "../../.config/python.ts";
import { inProject, say } from "../../.config/shell.ts";
import { type Contender, contenders } from "./kernel/contenders.ts";
import { type Figures, measure, type Quantity } from "./kernel/measure.ts";
import { foundIn, judged, markdown, type Report } from "./kernel/report.ts";
import { machine } from "./machine.ts";
import { write } from "./table.ts";

/** Fewer rounds are a look, and not written down. */
const fewest = 5;
const rounds = Number(process.argv[2] ?? fewest);

/** tslab's kernel is deaf from its start now and then: such a start is said, and made again. Ours must not be. */
async function measured(contender: Contender, tooLate: ReadonlySet<Quantity>): Promise<Figures> {
  for (let tries = 1; ; tries += 1)
    try {
      return await measure(contender, tooLate);
    } catch (error) {
      say(`${contender.name}: ${error instanceof Error ? error.message : String(error)}`);
      if (tries === 3 || contender.name === "ours") throw error;
    }
}

await ensurePython();
const all = contenders().map((contender) => ({
  contender,
  figures: [] as Figures[],
  tooLate: new Set<Quantity>(),
}));
for (let round = 1; round <= rounds; round += 1) {
  for (const { contender, figures, tooLate } of all) {
    say(`${contender.name}, ${round} of ${rounds}`);
    const found = await measured(contender, tooLate);
    figures.push(found);
    for (const [name, figure] of Object.entries(found)) if (figure === "late") tooLate.add(name as Quantity);
  }
}

const found = Object.fromEntries(all.map(({ contender, figures }) => [contender.name, foundIn(figures)]));
const report: Report = {
  schema: "driftline.kernels/1",
  on: new Date().toISOString().slice(0, 10),
  machine: machine(),
  rounds,
  versions: Object.fromEntries(contenders().map(({ name, version }) => [name, version])),
  found,
  goals: judged(found),
};
const text = markdown(report);
if (rounds >= fewest) write("kernel", text, report, inProject("test", "bench"));
console.log(text);
