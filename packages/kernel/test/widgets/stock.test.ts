import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, describe, it } from "node:test";
import "../../src/widgets/index.ts";
import { create } from "../../src/widgets/create.ts";
import { known } from "../../src/widgets/model.ts";
import { openPage, stateIn } from "./page.ts";

interface Described {
  readonly model: { readonly module: string; readonly name: string; readonly version: string };
  readonly view: { readonly module: string; readonly name: string | null };
  readonly attributes: readonly {
    readonly name: string;
    readonly default: unknown;
    readonly widget?: string;
    readonly type: unknown;
  }[];
}

const page = openPage();
after(() => page.leave());

const schema = createRequire(import.meta.url).resolve("@jupyter-widgets/schema/jupyterwidgetmodels.latest.json");
const models: readonly Described[] = JSON.parse(readFileSync(schema, "utf8"));

/** Where ours begins otherwise than the schema says, which leaves these open or has them from a calculation. */
const otherwise: Readonly<Record<string, unknown>> = {
  "IntRangeSliderModel.value": [25, 75],
  "FloatRangeSliderModel.value": [25, 75],
};

describe("a stock widget opens just as its schema says", () => {
  for (const { model, view, attributes } of models.filter((one) => one.model.name !== "DOMWidgetModel")) {
    it(model.name, () => {
      const ours = known.get(`${model.module} ${model.name}`);
      assert.ok(ours);
      page.news();
      create(ours);
      const opened = page.news().at(-1);
      const state = stateIn(opened);
      const buffers = opened?.data["buffer_paths"] as readonly (readonly string[])[];
      const names = [...Object.keys(state), ...buffers.map(([name]) => name)];
      assert.deepEqual(names.sort(), attributes.map(({ name }) => name).sort());
      assert.equal(state["_view_name"], view.name);
      for (const { name, widget, type, default: first } of attributes) {
        if (widget) assert.match(String(state[name]), /^IPY_MODEL_[0-9a-f]{32}$/);
        else if (type === "bytes") assert.ok(buffers.some(([place]) => place === name));
        else assert.deepEqual(state[name], otherwise[`${model.name}.${name}`] ?? first, name);
      }
    });
  }
});
