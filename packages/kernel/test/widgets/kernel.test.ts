import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { inProject } from "../../../../.config/shell.ts";
import type { Data } from "../../src/index.ts";
import type { Message } from "../../src/wire.ts";
import { parentOf, type Started, startKernel } from "../client.ts";

const code = `
import { button, intSlider, output } from "@driftline/kernel";
let turns = 0;
const slider = intSlider({ max: 1000, description: "Slider" });
const area = output();
const go = button({ description: "Go" });
slider.observe("value", async ({ value }) => {
  console.log(\`moved to \${value}\`);
  await area.capture(async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    console.log("captured");
  });
  if (value === 500) for (;;) turns += 1;
});
go.onClick(async () => {
  for (;;) {
    turns += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
});
console.log(JSON.stringify([slider.id, area.id, go.id]));
`;

describe("widgets of a kernel", () => {
  let kernel: Started;
  let cell: unknown;
  let [slider, area, go]: readonly string[] = [];
  let opened: readonly Message[] = [];

  before(async () => {
    kernel = await startKernel({ cwd: inProject("notebooks") });
    const answer = await kernel.execute(code);
    [slider = "", area = "", go = ""] = JSON.parse(answer.printed());
    const [first] = answer.published;
    assert.ok(first);
    cell = parentOf(first);
    opened = answer.published.filter(({ header }) => header.msg_type === "comm_open");
  });
  after(() => kernel.stop());

  const tell = (comm: string | undefined, data: Data): Promise<string> =>
    kernel.send("shell", "comm_msg", { comm_id: comm, data });
  /** All that was published from a place on until a request was answered. */
  const until = async (id: string, from: number): Promise<readonly Message[]> => {
    await kernel.idle(id);
    return kernel.published.slice(from);
  };
  const move = (value: number): Promise<string> =>
    tell(slider, { method: "update", state: { value }, buffer_paths: [] });
  const click = (comm: string | undefined): Promise<string> =>
    tell(comm, { method: "custom", content: { event: "click" } });
  const turns = async (): Promise<number> => Number((await kernel.execute("turns")).result?.["text/plain"]);
  const goesOn = async (): Promise<boolean> => {
    const before = await turns();
    await sleep(50);
    return (await turns()) > before;
  };

  it("open with their state, in the version of the protocol", () => {
    const own = opened.find(({ content }) => content["comm_id"] === slider);
    assert.equal(own?.content["target_name"], "jupyter.widget");
    assert.deepEqual(own.metadata["version"], "2.1.0");
    const { state } = own.content["data"] as { readonly state: Data };
    assert.deepEqual([state["_model_name"], state["description"], state["max"]], ["IntSliderModel", "Slider", 1000]);
  });

  it("echo first, print to their cell, and give an area what it captures, in order", async () => {
    for (let value = 7; value < 27; value += 1) {
      const from = kernel.published.length;
      const id = await move(value);
      const told = (await until(id, from))
        .filter(({ header }) => header.msg_type === "comm_msg" || header.msg_type === "stream")
        .map((message) => {
          const data = message.content["data"] as { readonly method: string; readonly state: Data } | undefined;
          const whose = parentOf(message) === id ? "message" : parentOf(message) === cell ? "cell" : "another";
          return data ? [whose, data.method, data.state] : [whose, message.content["text"]];
        });
      assert.deepEqual(told, [
        ["message", "echo_update", { value }],
        ["cell", `moved to ${value}\n`],
        ["message", "update", { msg_id: id }],
        ["message", "captured\n"],
        ["message", "update", { msg_id: "" }],
      ]);
    }
  });

  it("are restored, all of them, for a page that was loaded again", async () => {
    const comm = "control-of-a-page";
    await kernel.request("comm_open", { comm_id: comm, target_name: "jupyter.widget.control", data: {} });
    const { published } = await kernel.request("comm_msg", { comm_id: comm, data: { method: "request_states" } });
    const answer = published.find(({ header }) => header.msg_type === "comm_msg")?.content["data"] as Data | undefined;
    assert.equal(answer?.["method"], "update_states");
    const states = answer["states"] as Readonly<Record<string, { readonly state: Data }>>;
    assert.equal(states[slider ?? ""]?.state["value"], 26);
    assert.ok([area, go].every((one) => one && states[one]));
  });

  const interrupt = (): Promise<unknown> => kernel.request("interrupt_request", {}, { channel: "control" });

  it("stop when they are interrupted: a handler that loops, and one that loops and waits", async () => {
    for (const begin of [() => move(500), () => click(go)]) {
      const id = await begin();
      await sleep(200);
      const began = performance.now();
      await interrupt();
      await kernel.idle(id);
      assert.ok(performance.now() - began < 1000);
      assert.ok(!(await goesOn()));
    }
    const from = kernel.published.length;
    const messages = await until(await move(8), from);
    assert.ok(messages.some(({ content }) => content["text"] === "moved to 8\n"));
  });

  it("say what changes after an interrupt, though it was held back when it came", async () => {
    await kernel.execute('import { hold, label } from "@driftline/kernel"; const shown = label();');
    for (const work of ["() => { for (;;) {} }", "async () => { await new Promise(() => undefined); }"]) {
      const id = await kernel.send("shell", "execute_request", { code: `await hold(${work})` });
      await sleep(300);
      await interrupt();
      await kernel.idle(id);
      const { published } = await kernel.execute(`shown.value += "more"`);
      assert.ok(published.some(({ header }) => header.msg_type === "comm_msg"));
    }
  });

  it("go on when the cell that gave their handlers was interrupted", async () => {
    const begun = kernel.execute(`
      const late = button();
      late.onClick(async () => { await 1; console.log("clicked"); });
      console.log(late.id);
      for (;;) await new Promise((resolve) => setTimeout(resolve, 5));
    `);
    await sleep(500);
    await interrupt();
    const id = (await begun).printed().trim();
    const from = kernel.published.length;
    const messages = await until(await click(id), from);
    assert.ok(messages.some(({ content }) => content["text"] === "clicked\n"));
  });
});
