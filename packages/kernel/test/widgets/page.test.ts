// What a page says to widgets, and what they are for one that is loaded again.
import assert from "node:assert/strict";
import { after, beforeEach, describe, it, mock } from "node:test";
import {
  datePicker,
  datetimePicker,
  fileUpload,
  image,
  intSlider,
  label,
  localDatetimePicker,
  text,
  timePicker,
} from "../../src/index.ts";
import { openPage, type Sent, stateIn, states } from "./page.ts";

const page = openPage();
after(() => page.leave());
beforeEach(() => void page.news());

const methods = (messages: readonly Sent[]): unknown[] => messages.map(({ data }) => data["method"]);

describe("what the page says", () => {
  it("is echoed first, observed then, and not said again", async () => {
    const slider = intSlider();
    const seen: number[] = [];
    slider.observe("value", ({ value }) => {
      seen.push(value);
      slider.description = `at ${value}`;
    });
    page.news();
    await page.say(slider.id, { method: "update", state: { value: 30 }, buffer_paths: [] });
    const news = page.news();
    assert.deepEqual(methods(news), ["echo_update", "update"]);
    assert.deepEqual(states(news), [{ value: 30 }, { description: "at 30" }]);
    assert.deepEqual([slider.value, seen], [30, [30]]);
  });

  it("is put right where it cannot be", async () => {
    const slider = intSlider({ max: 10 });
    page.news();
    await page.say(slider.id, { method: "update", state: { value: 99 } });
    assert.deepEqual(states(page.news()), [{ value: 99 }, { value: 10 }]);
    await page.say(slider.id, { method: "update", state: { value: 98 } });
    assert.deepEqual(states(page.news()), [{ value: 98 }, { value: 10 }]);
  });

  it("may ask for the whole state", async () => {
    const slider = intSlider({ value: 4 });
    page.news();
    await page.say(slider.id, { method: "request_state" });
    const [answer, ...more] = page.news();
    assert.equal(more.length, 0);
    assert.equal(answer?.data["method"], "update");
    const { value, _model_name: name } = stateIn(answer);
    assert.deepEqual([value, name], [4, "IntSliderModel"]);
  });

  it("waits for handlers that take their time", async () => {
    const field = text();
    const done: string[] = [];
    field.onSubmit(async (value) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      done.push(value);
    });
    await page.say(field.id, { method: "update", state: { value: "now" } });
    await page.say(field.id, { method: "custom", content: { event: "submit" } });
    assert.deepEqual(done, ["now"]);
  });

  it("changes nothing when it is broken, and is shown", async () => {
    const shown = mock.method(console, "error", () => {});
    const slider = intSlider({ value: 4 });
    const broken: readonly object[] = [
      {},
      { method: "explode" },
      { method: "update" },
      { method: "update", state: [] },
      { method: "update", state: { value: "x" } },
      { method: "update", state: { value: null } },
      { method: "update", state: { layout: "IPY_MODEL_nobody" } },
      { method: "update", state: {}, buffer_paths: [["value"]] },
      { method: "update", state: {}, buffer_paths: "value" },
      { method: "update", state: { value: 5, min: 50, max: 1 } },
    ];
    for (const data of broken) await page.say(slider.id, data as never);
    await page.say(slider.id, { method: "update", state: {}, buffer_paths: [["__proto__", "polluted"]] }, [
      new Uint8Array(1),
    ]);
    shown.mock.restore();
    assert.equal(shown.mock.callCount(), broken.length + 1);
    assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
    assert.deepEqual([slider.value, slider.min, slider.max], [4, 0, 100]);
    page.news();
    await page.say(slider.id, { method: "update", state: { unknown: 1, value: 6 } });
    assert.equal(slider.value, 6);
  });

  it("reaches every handler, though one throws", async () => {
    const shown = mock.method(console, "error", () => {});
    const slider = intSlider();
    const seen: number[] = [];
    slider.observe("value", () => {
      throw new Error("first");
    });
    slider.observe("value", async () => {
      throw new Error("second");
    });
    slider.observe("value", ({ value }) => seen.push(value));
    await page.say(slider.id, { method: "update", state: { value: 9 } });
    const printed = shown.mock.calls.map(({ arguments: [line] }) => String(line));
    shown.mock.restore();
    assert.deepEqual(seen, [9]);
    assert.equal(printed.length, 2);
    assert.match(printed[0] ?? "", /^IntSlider: an observer of value: Error: first/);
    assert.match(printed[1] ?? "", /Error: second/);
  });

  it("gives files with their content, and does not hear them back", async () => {
    const upload = fileUpload();
    const content = new TextEncoder().encode("a,b\n");
    page.news();
    const file = { name: "a.csv", type: "text/csv", size: 4, last_modified: 1000 };
    await page.say(
      upload.id,
      { method: "update", state: { value: [{ ...file, content: null }] }, buffer_paths: [["value", 0, "content"]] },
      [content],
    );
    assert.deepEqual(page.news(), []);
    const { last_modified: _, ...rest } = file;
    assert.deepEqual(upload.value, [{ ...rest, lastModified: new Date(1000), content }]);
  });

  it("speaks of moments in parts", async () => {
    const day = datePicker({ value: "2026-02-28" });
    const time = timePicker({ value: "14:30:00" });
    const moment = datetimePicker({ value: new Date("2026-01-31T12:00:00.250Z") });
    const local = localDatetimePicker({ value: "0099-12-31T23:59" });
    const wires = [day, time, moment, local].map(({ id }) => {
      const opened = page.sent.find(({ comm, kind }) => comm === id && kind === "open");
      return stateIn(opened)["value"];
    });
    const noon = { hours: 12, minutes: 0, seconds: 0, milliseconds: 250 };
    assert.deepEqual(wires, [
      { year: 2026, month: 1, date: 28 },
      { hours: 14, minutes: 30, seconds: 0, milliseconds: 0 },
      { year: 2026, month: 0, date: 31, ...noon },
      { year: 99, month: 11, date: 31, hours: 23, minutes: 59, seconds: 0, milliseconds: 0 },
    ]);
    await page.say(day.id, { method: "update", state: { value: { year: 2024, month: 1, date: 29 } } });
    await page.say(time.id, { method: "update", state: { value: { ...noon } } });
    await page.say(moment.id, { method: "update", state: { value: wires[2] } });
    await page.say(local.id, { method: "update", state: { value: null } });
    assert.deepEqual([day.value, time.value, local.value], ["2024-02-29", "12:00:00.250", null]);
    assert.equal(moment.value?.toISOString(), "2026-01-31T12:00:00.250Z");
    assert.throws(() => datePicker({ value: "2026-02-30" }), /must be a day such as "2026-01-31" or null/);
  });
});

describe("a page that is loaded again", () => {
  it("is given the state of all that lives, with its bytes", async () => {
    const slider = intSlider({ value: 42 });
    const picture = image({ value: new Uint8Array([7]) });
    const gone = label();
    gone.close();
    const control = await page.open("jupyter.widget.control");
    page.news();
    await page.say(control, { method: "request_states" });
    const [answer, ...more] = page.news();
    assert.equal(more.length, 0);
    assert.equal(answer?.comm, control);
    assert.equal(answer?.data["method"], "update_states");
    const all = answer?.data["states"] as Record<string, Record<string, unknown>>;
    assert.equal(all[gone.id], undefined);
    assert.equal(all[gone.layout.id], undefined);
    const { state, ...model } = all[slider.id] ?? {};
    assert.deepEqual(model, {
      model_name: "IntSliderModel",
      model_module: "@jupyter-widgets/controls",
      model_module_version: "2.0.0",
    });
    assert.equal((state as Record<string, unknown>)["value"], 42);
    const paths = answer?.data["buffer_paths"] as readonly unknown[][];
    const place = paths.findIndex(([id]) => id === picture.id);
    assert.deepEqual(paths[place], [picture.id, "state", "value"]);
    assert.deepEqual(answer?.buffers[place], new Uint8Array([7]));
  });
});
