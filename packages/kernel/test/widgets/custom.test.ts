import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, beforeEach, describe, it, mock } from "node:test";
import { pathToFileURL } from "node:url";
import { controller, defineWidget, traits, widget } from "../../src/index.ts";
import { openPage, stateIn } from "./page.ts";

const page = openPage();
const folder = mkdtempSync(path.join(tmpdir(), "kernel-widgets-"));
after(() => {
  page.leave();
  rmSync(folder, { recursive: true });
});
beforeEach(() => void page.news());

const esm = "export default { render() {} };";

describe("a widget with a module of one's own", () => {
  it("opens as anywidget wants it, with the state's names as they are", () => {
    const data = new Float64Array([1, 2]);
    widget({ esm, css: "p {}", state: { maxCount: 3, rows: [{ bytes: new Uint8Array([9]), a: 1 }], data } });
    const opened = page.news().at(-1);
    const { layout, _anywidget_id: id, ...state } = stateIn(opened);
    assert.match(String(layout), /^IPY_MODEL_/);
    assert.match(String(id), /^typescript\.[0-9a-f]{16}$/);
    assert.deepEqual(state, {
      _model_module: "anywidget",
      _model_module_version: "*",
      _model_name: "AnyModel",
      _view_module: "anywidget",
      _view_module_version: "*",
      _view_name: "AnyView",
      _esm: esm,
      _css: "p {}",
      _dom_classes: [],
      tabbable: null,
      tooltip: null,
      maxCount: 3,
      rows: [{ a: 1 }],
    });
    assert.deepEqual(opened?.data["buffer_paths"], [["rows", 0, "bytes"], ["data"]]);
    assert.deepEqual(opened?.buffers, [new Uint8Array([9]), new Uint8Array(data.buffer)]);
  });

  it("takes its code from a file", () => {
    const file = path.join(folder, "view.js");
    writeFileSync(file, esm);
    widget({ esm: pathToFileURL(file) });
    assert.equal(stateIn(page.news().at(-1))["_esm"], esm);
  });

  it("talks with its module, bytes included, both ways", async () => {
    const own = widget({ esm, state: { count: 0 } });
    const heard: unknown[] = [];
    const stop = own.onMessage((content, buffers) => {
      heard.push([content, ...buffers]);
      own.send({ pong: true }, [new Uint8Array([4])]);
    });
    page.news();
    await page.say(own.id, { method: "custom", content: { ping: 1 } }, [new Uint8Array([3])]);
    stop();
    await page.say(own.id, { method: "custom", content: { ping: 2 } });
    assert.deepEqual(heard, [[{ ping: 1 }, new Uint8Array([3])]]);
    const [answer, ...more] = page.news();
    assert.equal(more.length, 0);
    assert.deepEqual(answer?.data, { method: "custom", content: { pong: true } });
    assert.deepEqual(answer?.buffers, [new Uint8Array([4])]);
  });

  it("takes bytes that the page sets", async () => {
    const own = widget({ esm, state: { chunks: [] as Uint8Array[] } });
    const state = { chunks: [null, null] };
    const bytes = [new Uint8Array([1]), new Uint8Array([2])];
    page.news();
    await page.say(
      own.id,
      {
        method: "update",
        state,
        buffer_paths: [
          ["chunks", 0],
          ["chunks", 1],
        ],
      },
      bytes,
    );
    assert.deepEqual(own.chunks, bytes);
    const [echo, ...more] = page.news();
    assert.equal(more.length, 0);
    assert.equal(echo?.data["method"], "echo_update");
    assert.deepEqual(echo?.buffers, bytes);
  });

  it("keeps what a state says apart from what objects are", async () => {
    const own = widget({ esm, state: { table: JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}') } });
    const opened = stateIn(page.news().at(-1));
    assert.ok(Object.hasOwn(opened["table"] as object, "__proto__"));
    await page.say(
      own.id,
      JSON.parse('{"method":"update","state":{"table":{"__proto__":{"polluted":2}},"__proto__":{"x":1}}}'),
    );
    assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
    assert.ok(Object.hasOwn(own.table, "__proto__"));
  });

  it("says what its state cannot hold", () => {
    const round: { self?: unknown } = {};
    round.self = round;
    for (const value of [() => 1, 1n, Symbol("x"), new Map(), round, [undefined]]) {
      assert.throws(
        () => widget({ esm, state: { value } }),
        /^TypeError: widget: value must be what JSON can say, or bytes/,
      );
    }
    for (const name of ["layout", "_esm", "__proto__"]) {
      assert.throws(() => widget({ esm, state: JSON.parse(`{"${name}": 1}`) }), /means something else already/);
    }
    assert.throws(() => widget({ esm, state: { close: 1 } }), /every widget has "close" already/);
  });
});

describe("a kind of widget of one's own", () => {
  const make = defineWidget(
    { module: "my-widgets", version: "^1.0.0", model: "EmailModel", view: "EmailView" },
    { value: traits.text("a@example.org"), maxLength: traits.int(80), size: traits.pair(traits.float(), [1, 2]) },
    ({ value }) => ({ value: value.trim() }),
  );

  it("opens with its module's names, and keeps its rules", async () => {
    const email = make({ value: " b@example.org " });
    const state = stateIn(page.news().at(-1));
    assert.deepEqual([state["_model_module"], state["_view_name"]], ["my-widgets", "EmailView"]);
    assert.deepEqual([state["value"], state["max_length"], state["size"]], ["b@example.org", 80, [1, 2]]);
    await page.say(email.id, { method: "update", state: { value: "c " } });
    assert.equal(email.value, "c");
  });

  it("may be opened by the page, as one of the stock is", async () => {
    const state = { _model_module: "my-widgets", _model_name: "EmailModel", value: "page" };
    const id = await page.open("jupyter.widget", { state, buffer_paths: [] });
    await page.say(id, { method: "request_state" });
    assert.equal(stateIn(page.news().at(-1))["value"], "page");

    const pad = controller();
    const stock = { _model_module: "@jupyter-widgets/controls", _model_name: "ControllerButtonModel", value: 0.5 };
    const button = await page.open("jupyter.widget", { state: stock });
    await page.say(pad.id, { method: "update", state: { buttons: [`IPY_MODEL_${button}`], connected: true } });
    assert.deepEqual(
      pad.buttons.map((one) => [one.id, Reflect.get(one, "value")]),
      [[button, 0.5]],
    );
  });

  it("is refused when it is unknown", async () => {
    const shown = mock.method(console, "error", () => {});
    const id = await page.open("jupyter.widget", { state: { _model_module: "x", _model_name: "YModel" } });
    const empty = await page.open("jupyter.widget");
    shown.mock.restore();
    assert.equal(shown.mock.callCount(), 2);
    const closed = page.news().filter(({ kind }) => kind === "close");
    assert.deepEqual(
      closed.map(({ comm }) => comm),
      [id, empty],
    );
  });
});
