import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { adult, compare } from "driftline";
import { exampleNotebooks, executed } from "../.config/notebooks.ts";
import { inProject } from "../.config/shell.ts";
import { bytesInFile } from "./notebook.ts";

interface Output {
  readonly text?: string | readonly string[];
  readonly data?: Readonly<Record<string, unknown>>;
}

interface Cell {
  readonly id: string;
  readonly cell_type: string;
  readonly source: readonly string[];
  readonly outputs?: readonly Output[];
}

const largest = 100_000;
const refresh = "node --conditions=driftline-source .config/notebooks.ts";

describe("an output of a report", () => {
  const display = (value: object): object => Reflect.get(value, Symbol.for("Jupyter.display")).call(value);

  it("takes at most 100 KB in a notebook, with segments and all measures, and however many columns", async () => {
    const { reference, production } = await adult();
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
    const wide = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`a column of number ${index}`, numbers]),
    );
    const reports = {
      adult: await compare(reference, production),
      segments: await compare(reference, production, { segments: ["education"] }),
      all: await compare(reference, production, { measures: "all", multivariate: true, segments: ["sex", "race"] }),
      wide: await compare(wide, wide),
    };
    for (const [name, report] of Object.entries(reports)) {
      const bytes = bytesInFile({ output_type: "display_data", metadata: {}, data: display(report) });
      assert.ok(bytes <= largest, `${name}: ${bytes} bytes`);
    }
  });
});

for (const notebook of exampleNotebooks()) {
  const saved = readFileSync(inProject(notebook), "utf8");
  const { cells }: { readonly cells: readonly Cell[] } = JSON.parse(saved);

  describe(notebook, () => {
    it(`runs, and shows what is saved in it, else: ${refresh}`, { timeout: 120_000 }, async () => {
      const run = await executed(notebook);
      const of = (text: string): readonly Cell[] => JSON.parse(text).cells;
      of(run).forEach((cell, index) => assert.deepEqual(cell, of(saved)[index], `cell ${cell.id}`));
      assert.equal(run, saved);
    });

    it("keeps every output small", () => {
      const sizes = cells.flatMap(({ id, outputs = [] }) =>
        outputs.map((output) => [id, bytesInFile(output)] as const),
      );
      assert.ok(sizes.length > 0);
      for (const [id, bytes] of sizes) assert.ok(bytes <= largest, `the output of ${id} has ${bytes} bytes`);
    });

    it("begins and ends with words, and has some before each piece of code that shows something", () => {
      const kinds = cells.map(({ cell_type }) => cell_type);
      assert.deepEqual([kinds[0], kinds.at(-1)], ["markdown", "markdown"]);
      kinds.forEach((kind, index) => {
        if (kind === "code") assert.equal(kinds[index - 1], "markdown", `cell ${cells[index]?.id}`);
      });
    });
  });
}
