import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, it } from "node:test";
import { inProject } from "../../../../.config/shell.ts";
import { executeNotebook, output as folder } from "../../../../test/jupyter.ts";

const notebook = inProject("notebooks", "headless-widgets-test.ipynb");
after(() => rmSync(notebook, { force: true }));

const cells = [
  `import { intSlider, label, output, vbox } from "@driftline/kernel";
const slider = intSlider({ value: 3, max: 10 });
const area = output();
slider.observe("value", ({ value }) => console.log(\`now \${value}\`));
vbox([slider, area])`,
  `area.capture(() => console.log("in the area"));
await area.capture(async () => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  console.log("and later");
});
slider.value = 50;
const moved = slider.value;`,
  "console.log(moved, JSON.stringify(area.outputs));",
];

interface Saved {
  readonly cells: readonly { readonly outputs: readonly { readonly data?: Readonly<Record<string, unknown>> }[] }[];
  readonly metadata: {
    readonly widgets?: Readonly<
      Record<
        string,
        { readonly state: Readonly<Record<string, { readonly model_name: string; readonly state: object }>> }
      >
    >;
  };
}

it("widgets run without a page, with what they capture, and are saved", { timeout: 240_000 }, async () => {
  const content = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: "typescript", language: "typescript", display_name: "TypeScript" } },
    cells: cells.map((source, index) => ({
      id: `cell-${index}`,
      cell_type: "code",
      metadata: {},
      source,
      outputs: [],
      execution_count: null,
    })),
  };
  writeFileSync(notebook, JSON.stringify(content));
  const [, changed = "", last = ""] = await executeNotebook(notebook, path.basename(notebook));
  assert.equal(changed, "now 10\n");
  assert.equal(last, '10 [{"output_type":"stream","name":"stdout","text":"in the area\\nand later\\n"}]\n');
  const saved: Saved = JSON.parse(readFileSync(path.join(folder, path.basename(notebook)), "utf8"));
  const view = "application/vnd.jupyter.widget-view+json";
  assert.ok(saved.cells[0]?.outputs.some(({ data }) => data && view in data));
  const models = Object.values(saved.metadata.widgets?.["application/vnd.jupyter.widget-state+json"]?.state ?? {});
  const sliders = models.filter(({ model_name: name }) => name === "IntSliderModel").map(({ state }) => state);
  assert.deepEqual(
    sliders.map((state) => Reflect.get(state, "value")),
    [10],
  );
});
