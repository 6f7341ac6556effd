// What shown values and long calls of driftline say to the page, message by message, in the kernel itself.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Message } from "../packages/kernel/src/wire.ts";
import { parentOf, type Started, startKernel } from "../packages/kernel/test/client.ts";

type Values = Readonly<Record<string, unknown>>;

const widgetType = "application/vnd.jupyter.widget-view+json";

/** What a bundle names, and the state that its comm was opened with. */
function opened(published: readonly Message[], bundle: Values): { readonly id: string; readonly state: Values } {
  const id = (bundle[widgetType] as { readonly model_id: string }).model_id;
  const open = published.find(({ header, content }) => header.msg_type === "comm_open" && content["comm_id"] === id);
  assert.equal(open?.content["target_name"], "jupyter.widget");
  assert.deepEqual(open.metadata, { version: "2.1.0" });
  return { id, state: (open.content["data"] as { readonly state: Values }).state };
}

const dataOf = (message: Message | undefined): Values => (message?.content["data"] ?? {}) as Values;
const bundleOf = (message: Message | undefined): Values => dataOf(message);

describe("a report in a cell", { timeout: 120_000 }, () => {
  let kernel: Started;
  before(async () => {
    kernel = await startKernel();
    await kernel.execute(`
      import { adult, compare, decide, show } from "driftline";
      const { reference, production } = await adult();
      const drift = await compare(reference, production);`);
  });
  after(() => kernel.stop());

  /** Says something of a widget, as a page does, and gives what comes back. */
  async function say(id: string, data: Values): Promise<readonly Values[]> {
    const { published } = await kernel.request("comm_msg", { comm_id: id, data });
    return published.filter(({ header }) => header.msg_type === "comm_msg").map(dataOf);
  }

  const resultOf = async (code: string): Promise<unknown> => (await kernel.execute(code)).result?.["text/plain"];

  async function shown(): Promise<{ readonly id: string; readonly state: Values; readonly bundle: Values }> {
    const { published, result } = await kernel.execute("drift");
    assert.ok(result);
    return { ...opened([...kernel.published, ...published], result), bundle: result };
  }

  it("opens a widget with the report, and names it beside what needs no kernel", async () => {
    const { state, bundle } = await shown();
    assert.deepEqual(Object.keys(bundle).sort(), [
      "application/vnd.driftline.report+json",
      widgetType,
      "text/html",
      "text/plain",
    ]);
    assert.deepEqual(state, {
      _model_module: "driftline-lab",
      _model_module_version: "^0.1.0",
      _model_name: "DriftlineModel",
      _view_module: "driftline-lab",
      _view_module_version: "^0.1.0",
      _view_name: "DriftlineView",
      view: "report",
      report: bundle["application/vnd.driftline.report+json"],
      falseAlarms: null,
      smallestEffect: null,
    });
  });

  it("is one widget, however often and by whatever way it is shown", async () => {
    const { id } = await shown();
    const { published } = await kernel.execute("show(drift); drift");
    const display = published.find(({ header }) => header.msg_type === "display_data");
    assert.equal((bundleOf(display)[widgetType] as Values)["model_id"], id);
    assert.ok(!published.some(({ header }) => header.msg_type === "comm_open"));
  });

  it("tells the cell what was set in the page, which other pages hear", async () => {
    const { id } = await shown();
    assert.equal(await resultOf("drift.decided().options.falseAlarms"), "0.05");
    const smallestEffect = { value: 0.9, missing: 0.5, columns: { age: { shift: 50 } } };
    const heard = await say(id, { method: "update", state: { falseAlarms: 0.01, smallestEffect }, buffer_paths: [] });
    assert.deepEqual(
      heard.map(({ method, state }) => [method, state]),
      [
        ["echo_update", { falseAlarms: 0.01 }],
        ["echo_update", { smallestEffect }],
      ],
    );
    assert.equal(await resultOf("drift.decided().options.falseAlarms"), "0.01");
    assert.equal(await resultOf('drift.decided().column("age").verdict'), "small");
    const same = `JSON.stringify(drift.decided()) === JSON.stringify(decide(drift, ${JSON.stringify({ falseAlarms: 0.01, smallestEffect })}))`;
    assert.equal(await resultOf(same), "true");
    await say(id, { method: "update", state: { falseAlarms: null, smallestEffect: null }, buffer_paths: [] });
    assert.equal(await resultOf("JSON.stringify(drift.decided()) === JSON.stringify(drift)"), "true");
  });

  it("takes nothing from the page that is no setting", async () => {
    const { id } = await shown();
    const wrong = {
      falseAlarms: [0, 1, -1, "0.1", true, {}],
      smallestEffect: [
        0.1,
        [],
        { value: 2, missing: 0.1, columns: {} },
        { value: 0.1, missing: 0.1, columns: { age: { shift: -1 } } },
      ],
      report: [{}],
      view: ["progress"],
    };
    for (const [name, values] of Object.entries(wrong))
      for (const value of values) {
        const [back, ...more] = await say(id, { method: "update", state: { [name]: value }, buffer_paths: [] });
        const told = back?.["state"] as Values | undefined;
        assert.deepEqual([back?.["method"], more], ["update", []], `${name} ${JSON.stringify(value)}`);
        assert.notDeepEqual(told?.[name], value);
      }
    assert.deepEqual(await say(id, { method: "update", state: { unheard: 1 }, buffer_paths: [] }), []);
    assert.equal(await resultOf("drift.decided().options.falseAlarms"), "0.05");
  });

  it("is found by a page that was loaded again", async () => {
    const { id, state } = await shown();
    assert.deepEqual(await say(id, { method: "request_state" }), [{ method: "update", state, buffer_paths: [] }]);
    const entry = `(globalThis as any)[Symbol.for("jupyter.widgets")].widgets.get(${JSON.stringify(id)})`;
    assert.equal(await resultOf(`${entry}.state().view`), "report");
  });

  it("is shown anew when the page closed it", async () => {
    const { id } = await shown();
    await kernel.request("comm_close", { comm_id: id, data: {} });
    const again = await shown();
    assert.notEqual(again.id, id);
  });

  it("that nobody can reach any more is closed", async () => {
    await kernel.execute(`
      import { setFlagsFromString } from "node:v8";
      import { runInNewContext } from "node:vm";
      setFlagsFromString("--expose-gc");
      const collect: () => void = runInNewContext("gc");
      for (let count = 0; count < 3; count += 1) show(await compare(reference, production, { columns: ["age"] }));
      const count = (): number => (globalThis as any)[Symbol.for("jupyter.widgets")].widgets.size;`);
    assert.equal(await resultOf("count()"), "4");
    await kernel.execute(
      "for (let turn = 0; turn < 5; turn += 1) { collect(); await new Promise((done) => setTimeout(done, 20)); }",
    );
    assert.equal(await resultOf("count()"), "1");
    assert.equal(kernel.published.filter(({ header }) => header.msg_type === "comm_close").length, 3);
  });
});

describe("a long call in a cell", { timeout: 120_000 }, () => {
  let kernel: Started;
  before(async () => {
    kernel = await startKernel();
    await kernel.execute(`
      import { compare, verify } from "driftline";
      const made = (seed: number) =>
        Object.fromEntries(
          Array.from({ length: 4 }, (_, column) => [
            \`n\${column}\`,
            Float64Array.from({ length: 1_000_000 }, (_, row) => 100 * Math.sin(row * (column + 1) + seed)),
          ]),
        );
      const [before, after] = [made(0), made(1)];`);
  });
  after(() => kernel.stop());

  const long = "await compare(before, after, { measures: 'all' })";

  /** Begins a cell and waits until its bar shows. */
  async function begun(code: string): Promise<{ readonly cell: string; readonly id: string; readonly state: Values }> {
    const cell = await kernel.send("shell", "execute_request", { code });
    const display = await kernel.next((one) => one.header.msg_type === "display_data" && parentOf(one) === cell);
    return { cell, ...opened(kernel.published, bundleOf(display)) };
  }

  const ofCell = (cell: string): Message[] => kernel.published.filter((one) => parentOf(one) === cell);
  const opening = ({ header, content }: Message): Values | undefined =>
    header.msg_type === "comm_open" ? ((content["data"] as Values)["state"] as Values) : undefined;
  const types = (cell: string): string[] => ofCell(cell).map(({ header }) => header.msg_type);

  it("shows how far it is, and a line in the end", async () => {
    const since = Date.now();
    const { cell, id, state } = await begun(`(${long}).verdict`);
    const waited = Date.now() - since;
    assert.ok(waited >= 1000, `showed after ${waited} ms`);
    assert.deepEqual([state["view"], state["what"], state["state"]], ["progress", "compare", "running"]);
    assert.equal((await kernel.answer(cell)).content["status"], "ok");
    await kernel.idle(cell);
    const updates = ofCell(cell)
      .filter(({ header }) => header.msg_type === "comm_msg")
      .map((one) => dataOf(one)["state"] as Values);
    assert.ok(updates.length > 0);
    const done = updates.map((one) => Number(one["done"]));
    assert.deepEqual(
      done,
      [...done].sort((one, other) => one - other),
    );
    assert.ok(updates.some((one) => Number(one["secondsLeft"]) > 0 && Number(one["secondsLeft"]) < 60));
    const last = ofCell(cell).findLast(({ header }) => header.msg_type === "update_display_data");
    assert.match(String(bundleOf(last)["text/plain"]), /^compare: done after \d+\.\d s$/);
    assert.ok(
      ofCell(cell).some(({ header, content }) => header.msg_type === "comm_close" && content["comm_id"] === id),
    );
  });

  it("is stopped by the bar's button, within half a second", async () => {
    const { cell, id } = await begun(long);
    const since = performance.now();
    await kernel.send("shell", "comm_msg", { comm_id: id, data: { method: "custom", content: { kind: "stop" } } });
    const { content } = await kernel.answer(cell);
    assert.ok(performance.now() - since < 500, `took ${performance.now() - since} ms`);
    assert.deepEqual(
      [content["status"], content["ename"], content["evalue"]],
      ["error", "DriftlineError", "compare: stopped"],
    );
    assert.match((content["traceback"] as readonly string[]).join("\n"), /Cell \[\d+\] line 1:/);
    await kernel.idle(cell);
    const last = ofCell(cell).findLast(({ header }) => header.msg_type === "update_display_data");
    assert.match(String(bundleOf(last)["text/plain"]), /^compare: stopped after/);
    const states = kernel.published
      .filter(({ content }) => content["comm_id"] === id)
      .map((one) => (dataOf(one)["state"] as Values | undefined)?.["state"]);
    assert.ok(states.includes("stopping"));
  });

  it("ends with the cell that is interrupted, its threads too", async () => {
    const { cell } = await begun(long);
    await kernel.request("interrupt_request", {}, { channel: "control" });
    assert.equal((await kernel.answer(cell)).content["ename"], "KeyboardInterrupt");
    await kernel.next((one) => parentOf(one) === cell && one.header.msg_type === "update_display_data");
    await sleep(300);
    const { result } = await kernel.execute(
      "const used = process.cpuUsage(); await new Promise((done) => setTimeout(done, 500)); const more = process.cpuUsage(used); (more.user + more.system) / 1000 < 250",
    );
    assert.equal(result?.["text/plain"], "true");
  });

  it("heeds the signal that it was given, and tells its caller how far it is", async () => {
    const code = `
      const stop = new AbortController();
      let told = 0;
      const onProgress = ({ done }: { done: number }) => {
        told = done;
        stop.abort(new Error("enough"));
      };
      const work = compare(before, after, { signal: stop.signal, onProgress });
      const how = await work.then(() => "done", (error: Error) => error.message);
      \`\${how} \${told > 0}\``;
    assert.equal((await kernel.execute(code)).result?.["text/plain"], "enough true");
  });

  it("that is short shows nothing", async () => {
    const { published } = await kernel.execute(
      "const small = { age: [1, 2, 3] }; const report = await compare(small, small); (await verify(report, { reference: small, current: small })).same",
    );
    assert.deepEqual(
      published.map(({ header }) => header.msg_type),
      ["status", "execute_input", "execute_result", "status"],
    );
  });

  it("shows for whatever takes its time", async () => {
    const { cell, state } = await begun(
      `const found = ${long}; await verify(found, { reference: before, current: after })`,
    );
    assert.equal(state["what"], "compare");
    await kernel.next((one) => parentOf(one) === cell && opening(one)?.["what"] === "verify");
    await kernel.idle(cell);
    assert.equal(types(cell).filter((type) => type === "comm_close").length, 2);
  });
});
