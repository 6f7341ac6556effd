import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Data } from "../src/link.ts";
import { parentOf, type Started, startKernel } from "./client.ts";

const begin = `
  const link = (globalThis as any)[Symbol.for("jupyter.kernel")];
  const shared = { release: (value: string): void => undefined, aborter: new AbortController() };
  const order: string[] = [];
  const sleep = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
  link.registerTarget("work", (comm: any) => comm.onMessage(async ({ data }: any) => {
    order.push("starts " + data.name);
    console.log(data.name, "starts");
    if (data.release) shared.release(data.release);
    if (data.stops) shared.aborter.abort();
    if (data.waits) await sleep(data.waits);
    if (data.long) await new Promise<void>((done) => shared.aborter.signal.addEventListener("abort", () => done()));
    if (data.loops) for (;;) {}
    console.log(data.name, "ends");
    order.push("ends " + data.name);
  }));`;

describe("what waits lets others work", () => {
  let kernel: Started;
  before(async () => {
    kernel = await startKernel();
    await kernel.execute(begin);
    for (const comm_id of ["one", "two"]) await kernel.request("comm_open", { comm_id, target_name: "work", data: {} });
  });
  after(() => kernel.stop());

  const tell = (comm_id: string, data: Data): Promise<string> => kernel.send("shell", "comm_msg", { comm_id, data });
  const run = (code: string): Promise<string> => kernel.send("shell", "execute_request", { code });
  const printedFor = (id: string): string =>
    kernel.published
      .filter((message) => parentOf(message) === id && message.header.msg_type === "stream")
      .map(({ content }) => content["text"])
      .join("");
  const statesOf = (id: string): unknown[] =>
    kernel.published
      .filter((message) => parentOf(message) === id && message.header.msg_type === "status")
      .map(({ content }) => content["execution_state"]);
  const begun = (id: string, text: string): Promise<unknown> =>
    kernel.next((message) => parentOf(message) === id && message.content["text"] === text);
  const order = async (): Promise<unknown> =>
    JSON.parse((await kernel.execute("console.log(JSON.stringify(order.splice(0)))")).printed());

  it("a cell goes on with what a message resolves; the output of both is where it belongs", async () => {
    const cell = await run(`
      console.log("asks");
      console.log(await new Promise<string>((done) => { shared.release = done; }));`);
    await begun(cell, "asks\n");
    const click = await tell("one", { name: "click", release: "released" });
    await kernel.idle(click);
    const { content } = await kernel.answer(cell);
    await kernel.idle(cell);
    assert.equal(content["status"], "ok");
    assert.equal(printedFor(cell), "asks\nreleased\n");
    assert.equal(printedFor(click), "click starts\nclick ends\n");
    assert.deepEqual(statesOf(click), ["busy", "idle"]);
  });

  it("a message stops the handler of another comm, and one of its own comm", async () => {
    for (const comm of ["one", "two"]) {
      await kernel.execute("shared.aborter = new AbortController(); undefined");
      const long = await tell("one", { name: "long", long: true });
      await begun(long, "long starts\n");
      const stop = await tell(comm, { name: "stop", stops: true });
      await Promise.all([kernel.idle(stop), kernel.idle(long)]);
      assert.equal(printedFor(long), "long starts\nlong ends\n");
      assert.equal(printedFor(stop), "stop starts\nstop ends\n");
    }
  });

  it("messages start in their order, and end when they end", async () => {
    await order();
    const slow = await tell("one", { name: "slow", waits: 100 });
    const quick = await tell("one", { name: "quick" });
    await Promise.all([kernel.idle(slow), kernel.idle(quick)]);
    assert.deepEqual(await order(), ["starts slow", "starts quick", "ends quick", "ends slow"]);
  });

  it("a message comes after the cells that were sent before it and do not wait", async () => {
    await kernel.execute("order.length = 0; undefined");
    const cell = await run('order.push("cell"); undefined');
    const message = await tell("one", { name: "message" });
    await Promise.all([kernel.idle(cell), kernel.idle(message)]);
    assert.deepEqual(await order(), ["cell", "starts message", "ends message"]);
  });

  it("cells run while a handler waits", async () => {
    await kernel.execute("shared.aborter = new AbortController(); undefined");
    const long = await tell("one", { name: "long", long: true });
    await begun(long, "long starts\n");
    assert.deepEqual((await kernel.execute("6 * 7")).result, { "text/plain": "42" });
    await kernel.execute("shared.aborter.abort()");
    await kernel.idle(long);
    assert.equal(printedFor(long), "long starts\nlong ends\n");
  });

  it("the kernel is busy until the last of it ends", async () => {
    const cell = await run("await new Promise<string>((done) => { shared.release = done; });");
    await kernel.idle(await tell("one", { name: "meanwhile" }));
    await sleep(50);
    const last = kernel.published.findLast(({ header }) => header.msg_type === "status");
    assert.deepEqual([last && parentOf(last), last?.content["execution_state"]], [cell, "busy"]);
    await tell("one", { name: "click", release: "now" });
    await kernel.idle(cell);
  });

  it("what fails outside of any request shows below the last cell, also after a message", async () => {
    const cell = await run('setTimeout(() => { throw new Error("late"); }, 100); undefined');
    await kernel.idle(cell);
    await kernel.idle(await tell("one", { name: "message" }));
    const shown = await kernel.next(({ content }) => String(content["text"]).includes("Error: late"));
    assert.equal(parentOf(shown), cell);
  });

  it("an interrupt stops all of it: a cell, a handler that waits, and one that loops", async () => {
    await kernel.execute("shared.aborter = new AbortController(); order.length = 0; undefined");
    const cell = await run('await sleep(300); order.push("cell went on");');
    const waits = await tell("one", { name: "waits", waits: 300 });
    await begun(waits, "waits starts\n");
    const loops = await tell("two", { name: "loops", loops: true });
    await begun(loops, "loops starts\n");
    const since = performance.now();
    await kernel.request("interrupt_request", {}, { channel: "control" });
    await Promise.all([cell, waits, loops].map((id) => kernel.idle(id)));
    assert.ok(performance.now() - since < 1000);
    assert.equal((await kernel.answer(cell)).content["ename"], "KeyboardInterrupt");
    await sleep(400);
    assert.deepEqual(await order(), ["starts waits", "starts loops"]);
    for (const id of [cell, waits, loops]) assert.equal(statesOf(id).at(-1), "idle");
  });

  it("a timer of a cell that is answered may ask nobody", async () => {
    const { content } = await kernel.execute('setTimeout(() => prompt("who? "), 20); undefined', { allow_stdin: true });
    assert.equal(content["status"], "ok");
    await kernel.next(({ content }) => String(content["text"]).includes("prompt() needs a front end"));
    assert.deepEqual((await kernel.execute("1")).result, { "text/plain": "1" });
  });
});
