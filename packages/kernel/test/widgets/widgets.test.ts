import assert from "node:assert/strict";
import { after, beforeEach, describe, it } from "node:test";
import {
  type Change,
  dropdown,
  hold,
  image,
  intRangeSlider,
  intSlider,
  jsLink,
  label,
  selectMultiple,
  tabs,
  vbox,
  widget,
} from "../../src/index.ts";
import { openPage, stateIn, states } from "./page.ts";

const page = openPage();
after(() => page.leave());
beforeEach(() => void page.news());

describe("a widget that opens", () => {
  it("says its whole state in the protocol's words, after those it refers to", () => {
    const slider = intSlider({ value: 3, max: 10, layout: { width: "50%" } });
    const [layout, style, last, ...more] = page.news();
    assert.equal(more.length, 0);
    assert.equal(last?.target, "jupyter.widget");
    assert.equal(last.comm, slider.id);
    assert.deepEqual(last.metadata, { version: "2.1.0" });
    assert.deepEqual(last.data["buffer_paths"], []);
    assert.deepEqual(last.data["state"], {
      _model_module: "@jupyter-widgets/controls",
      _model_module_version: "2.0.0",
      _model_name: "IntSliderModel",
      _view_module: "@jupyter-widgets/controls",
      _view_module_version: "2.0.0",
      _view_name: "IntSliderView",
      _dom_classes: [],
      behavior: "drag-tap",
      continuous_update: true,
      description: "",
      description_allow_html: false,
      disabled: false,
      layout: `IPY_MODEL_${slider.layout.id}`,
      max: 10,
      min: 0,
      orientation: "horizontal",
      readout: true,
      readout_format: "d",
      step: 1,
      style: `IPY_MODEL_${slider.style.id}`,
      tabbable: null,
      tooltip: null,
      value: 3,
    });
    const { width, _model_name: name, _view_module: view } = stateIn(layout);
    assert.deepEqual(
      [layout?.comm, name, view, width],
      [slider.layout.id, "LayoutModel", "@jupyter-widgets/base", "50%"],
    );
    assert.equal(style?.comm, slider.style.id);
  });

  it("names other widgets by reference", () => {
    const children = [label({ value: "one" }), label({ value: "two" })];
    const box = vbox(children);
    const state = stateIn(page.news().at(-1));
    assert.deepEqual(
      state["children"],
      children.map(({ id }) => `IPY_MODEL_${id}`),
    );
    assert.deepEqual(box.children, children);
  });

  it("takes bytes out of its state", () => {
    const value = new Uint8Array([1, 2, 3]);
    image({ value });
    const last = page.news().at(-1);
    assert.deepEqual(last?.data["buffer_paths"], [["value"]]);
    assert.deepEqual(last?.buffers, [value]);
    assert.ok(!("value" in stateIn(last)));
  });

  it("shows itself as a view of its model, with text beside it", () => {
    const slider = intSlider({ value: 7 });
    slider.show();
    assert.deepEqual(page.displayed.at(-1), {
      "application/vnd.jupyter.widget-view+json": { version_major: 2, version_minor: 0, model_id: slider.id },
      "text/plain": "IntSlider { value: 7 }",
    });
  });
});

describe("a value that code sets", () => {
  it("goes to the page once, then to whoever observes it", () => {
    const slider = intSlider();
    const changes: Change<number>[] = [];
    const stop = slider.observe("value", (change) => changes.push(change));
    page.news();
    slider.value = 5;
    slider.value = 5;
    assert.deepEqual(states(page.news()), [{ value: 5 }]);
    stop();
    slider.value = 6;
    assert.deepEqual(changes, [{ name: "value", value: 5, old: 0 }]);
  });

  it("stays between its bounds, and moves with them", () => {
    const slider = intSlider({ max: 10 });
    slider.value = 50;
    assert.equal(slider.value, 10);
    page.news();
    slider.max = 4;
    assert.deepEqual(states(page.news()), [{ max: 4, value: 4 }]);
    assert.throws(() => slider.set({ min: 5, max: 2 }), /^RangeError: IntSlider: min 5 is greater than max 2$/);
    assert.equal(slider.max, 4);
    const range = intRangeSlider({ value: [10, 200] });
    assert.deepEqual(range.value, [10, 100]);
    assert.throws(() => {
      range.value = [3, 2];
    }, /not in order/);
  });

  it("is told with others in one message by set and by hold", () => {
    const slider = intSlider();
    const shown = label();
    page.news();
    slider.set({ min: 10, max: 20, description: "both" });
    assert.deepEqual(states(page.news()), [{ min: 10, max: 20, description: "both", value: 10 }]);
    hold(() => {
      slider.value = 11;
      shown.value = "a";
      hold(() => {
        slider.value = 12;
        slider.description = "held";
      });
      assert.deepEqual(page.news(), []);
    });
    assert.deepEqual(states(page.news()), [{ value: 12, description: "held" }, { value: "a" }]);
  });

  it("is told at the end of an asynchronous hold, also when it fails", async () => {
    const slider = intSlider();
    page.news();
    const held = hold(async () => {
      slider.value = 1;
      await Promise.resolve();
      slider.value = 2;
      throw new Error("broken");
    });
    await assert.rejects(held, /broken/);
    assert.deepEqual(states(page.news()), [{ value: 2 }]);
  });

  it("is not held back by what others hold", async () => {
    const slider = intSlider();
    const other = label();
    page.news();
    let end = (): void => {};
    const held = hold(async () => {
      slider.value = 1;
      await new Promise<void>((resolve) => {
        end = resolve;
      });
    });
    other.value = "sent";
    assert.deepEqual(states(page.news()), [{ value: "sent" }]);
    end();
    await held;
    assert.deepEqual(states(page.news()), [{ value: 1 }]);
  });

  it("must be of its type, and its name must be known", () => {
    const slider = intSlider();
    const wrong: readonly (readonly [() => unknown, RegExp])[] = [
      [() => slider.set({ value: "3" as never }), /^TypeError: IntSlider: value must be a whole number, got '3'$/],
      [() => slider.set({ value: 3.5 }), /whole number, got 3.5/],
      [() => slider.set({ vlaue: 3 } as never), /there is no trait "vlaue"; did you mean "value"\?/],
      [() => intSlider({ continuous_update: true } as never), /did you mean "continuousUpdate"\?/],
      [
        () => intSlider({ layout: { widht: "1em" } as never }),
        /Layout: there is no trait "widht"; did you mean "width"\?/,
      ],
      [
        () => intSlider({ orientation: "diagonal" as never }),
        /must be one of "horizontal", "vertical", got 'diagonal'/,
      ],
      [() => slider.observe("vlaue" as never, () => {}), /did you mean "value"\?/],
      [() => vbox([{} as never]), /VBox: children must be a list, each a widget that is not closed/],
      [() => slider.set({ constructor: 1 } as never), /there is no trait "constructor"/],
    ];
    page.news();
    for (const [act, message] of wrong) assert.throws(act, message);
    assert.throws(() => Object.assign(slider, { vlaue: 1 }), TypeError);
    assert.deepEqual(page.news(), []);
  });

  it("leaves nothing behind when it cannot be", () => {
    page.news();
    assert.throws(() => intSlider({ min: 20, max: 10 }), /min 20 is greater than max 10/);
    const news = page.news();
    const opened = news.filter(({ kind }) => kind === "open").map(({ comm }) => comm);
    const closed = news.filter(({ kind }) => kind === "close").map(({ comm }) => comm);
    assert.deepEqual(closed.sort(), opened.sort());
  });

  it("may be changed in place, if it is set again", () => {
    const custom = widget({ esm: "export default {}", state: { rows: [1] } });
    page.news();
    const { rows } = custom;
    rows.push(2);
    custom.rows = rows;
    assert.deepEqual(states(page.news()), [{ rows: [1, 2] }]);
  });
});

describe("a choice", () => {
  it("is a value, its label and its place, whichever is set", async () => {
    const size = dropdown({ options: { small: 10, large: 1000 } });
    const seen: unknown[] = [];
    size.observe("value", ({ value }) => seen.push(value));
    assert.deepEqual([size.value, size.label, size.index], [10, "small", 0]);
    page.news();
    size.value = 1000;
    assert.deepEqual(states(page.news()), [{ index: 1 }]);
    await page.say(size.id, { method: "update", state: { index: 0 } });
    size.label = "large";
    size.index = null;
    assert.deepEqual(seen, [1000, 10, 1000, null]);
    assert.throws(() => size.set({ value: 11 as never }), /^RangeError: Dropdown: value 11 is not among the options$/);
    assert.throws(() => size.set({ index: 2 }), /index must be from 0 to 1, got 2/);
  });

  it("stays with other options as long as it is among them", () => {
    const letter = dropdown<string>({ options: ["a", "b"], value: "b" });
    page.news();
    letter.options = ["x", "b"];
    assert.deepEqual([letter.value, letter.index], ["b", 1]);
    assert.deepEqual(states(page.news()), [{ _options_labels: ["x", "b"] }]);
    letter.options = [["Why", "y"]];
    assert.deepEqual([letter.value, letter.label, letter.index], ["y", "Why", 0]);
    letter.options = [];
    assert.deepEqual([letter.value, letter.index], [null, null]);
  });

  it("may be of several", async () => {
    const columns = selectMultiple({ options: ["age", "job"], value: ["job"] });
    await page.say(columns.id, { method: "update", state: { index: [0, 1] } });
    assert.deepEqual(columns.value, ["age", "job"]);
    assert.throws(() => (columns.value as string[]).push("x"), TypeError);
  });
});

describe("a widget of another library", () => {
  it("goes into a box, as long as it is registered", () => {
    const { widgets } = (globalThis as unknown as Record<symbol, { widgets: Map<string, object> }>)[
      Symbol.for("jupyter.widgets")
    ] as { widgets: Map<string, object> };
    const foreign = Object.freeze({ id: "foreign", [Symbol.for("Jupyter.display")]: () => ({}) }) as never;
    assert.throws(() => vbox([foreign]), /a widget that is not closed/);
    widgets.set("foreign", { widget: foreign, state: () => ({}) });
    page.news();
    vbox([foreign]);
    assert.deepEqual(stateIn(page.news().at(-1))["children"], ["IPY_MODEL_foreign"]);
    widgets.delete("foreign");
  });
});

describe("a widget that ends", () => {
  it("ends what was made for it, and is silent afterwards", () => {
    const slider = intSlider();
    const { layout, style } = slider;
    page.news();
    slider.close();
    slider.close();
    const closed = page.news();
    assert.deepEqual(new Set(closed.map(({ comm }) => comm)), new Set([slider.id, layout.id, style.id]));
    assert.ok(closed.every(({ kind }) => kind === "close"));
    slider.value = 8;
    assert.deepEqual(page.news(), []);
    assert.throws(() => vbox([slider]), /not closed/);
  });

  it("leaves a layout that is another's too", () => {
    const { layout } = intSlider({ layout: { width: "1em" } });
    const other = label({ layout });
    page.news();
    other.close();
    assert.ok(page.news().every(({ comm }) => comm !== layout.id));
  });

  it("may end because the page says so", async () => {
    const slider = intSlider();
    await page.close(slider.id);
    assert.throws(() => vbox([slider]), /not closed/);
  });
});

describe("pages of widgets", () => {
  it("take their titles from the names they are given by", () => {
    const pages = tabs({ First: label(), Second: label() });
    assert.deepEqual([pages.titles, pages.selectedIndex], [["First", "Second"], 0]);
    assert.throws(() => pages.set({ selectedIndex: 2 }), /selectedIndex must be from 0 to 1, got 2/);
    pages.children = [];
    assert.equal(pages.selectedIndex, null);
  });

  it("are linked within the page by the page's own names", () => {
    const first = label();
    const second = label();
    page.news();
    const end = jsLink(first, "descriptionAllowHtml", second, "descriptionAllowHtml");
    const state = stateIn(page.news().at(-1));
    assert.deepEqual(state["source"], [`IPY_MODEL_${first.id}`, "description_allow_html"]);
    assert.deepEqual(state["target"], [`IPY_MODEL_${second.id}`, "description_allow_html"]);
    end();
    assert.equal(page.news().at(-1)?.kind, "close");
  });
});
