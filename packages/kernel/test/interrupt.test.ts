import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type Started, startKernel } from "./client.ts";

const cells = {
  "a loop": "for (;;) {}",
  "a loop after an await": "await Promise.resolve(); while (true) {}",
  "a pending await": "await new Promise(() => undefined)",
  "a loop that catches all": "for (;;) { try { for (;;) {} } catch {} finally {} }",
  "a loop of awaits": "for (;;) await 1",
  "a loop of timers that catches all":
    "for (;;) { try { await new Promise((done) => setTimeout(done, 5)); counted.turns += 1; } catch {} }",
  "a loop in a timer": "setTimeout(() => { for (;;) {} }, 20); await new Promise(() => undefined)",
  "a loop in a callback": "[2, 1].sort(() => { for (;;) {} })",
  "a regular expression": '/(a+)+$/.test("a".repeat(40) + "b")',
  "a loop that prints": 'for (let line = 0; ; line++) console.log("line", line)',
  "a blocked thread": "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
  "a prompt": 'prompt("name? ")',
};

for (const way of ["interrupt_request", "SIGINT"] as const) {
  describe(`stopped by ${way}`, () => {
    let kernel: Started;
    before(async () => {
      kernel = await startKernel();
      await kernel.execute("let kept = 41; const counted: { turns: number } = { turns: 0 };");
    });
    after(() => kernel.stop());

    async function stop(): Promise<void> {
      if (way === "SIGINT") kernel.process.kill("SIGINT");
      else await kernel.request("interrupt_request", {}, { channel: "control" });
    }

    for (const [name, code] of Object.entries(cells)) {
      it(`${name} ends within a second, the variables stay`, async () => {
        const id = await kernel.send("shell", "execute_request", { code, allow_stdin: true });
        await sleep(400);
        const since = performance.now();
        await stop();
        const { content } = await kernel.answer(id);
        assert.ok(performance.now() - since < 1000, `took ${performance.now() - since} ms`);
        assert.equal(content["status"], "error");
        assert.equal(content["ename"], "KeyboardInterrupt");
        assert.deepEqual((await kernel.execute("kept + 1")).result, { "text/plain": "42" });
      });
    }

    it("what was stopped goes on nowhere", async () => {
      const turns = "counted.turns";
      const first = await kernel.execute(turns);
      await sleep(100);
      assert.notDeepEqual(first.result, { "text/plain": "0" });
      assert.deepEqual((await kernel.execute(turns)).result, first.result);
    });

    it("work that is not the cell's own is told", async () => {
      await kernel.execute("const told: string[] = []; undefined");
      const waits = `
        const { onStop } = (globalThis as any)[Symbol.for("jupyter.kernel")];
        onStop(() => told.push("given up"))();
        onStop(() => told.push("stopped"));
        await new Promise(() => undefined);`;
      const id = await kernel.send("shell", "execute_request", { code: waits });
      await sleep(400);
      await stop();
      await kernel.answer(id);
      assert.equal((await kernel.execute("told.join()")).result?.["text/plain"], "stopped");
    });

    it("an interval that loops ends, the kernel is free again", async () => {
      await kernel.execute("setInterval(() => { for (;;) {} }, 10); undefined");
      await sleep(200);
      await stop();
      assert.deepEqual((await kernel.execute("kept + 1")).result, { "text/plain": "42" });
    });

    it("what earlier cells left going goes on, though a loop was stopped beside it", async () => {
      await kernel.execute(`
        const going = { ticks: 0, heard: "" };
        const heard = new Promise<string>((done) => setTimeout(done, 600, "heard"));
        void heard.then((word) => { going.heard = word; });
        const ticking = setInterval(async () => { await null; going.ticks += 1; }, 10); undefined`);
      for (const loop of ["for (;;) {}", "await null; for (;;) {}"]) {
        const id = await kernel.send("shell", "execute_request", { code: loop });
        await sleep(200);
        await stop();
        await kernel.idle(id);
      }
      const first = await kernel.execute("going.ticks");
      await sleep(600);
      const second = await kernel.execute("clearInterval(ticking); going.ticks");
      assert.ok(Number(second.result?.["text/plain"]) > Number(first.result?.["text/plain"]));
      assert.deepEqual((await kernel.execute("going.heard")).result, { "text/plain": "heard" });
    });

    it("a comm's callback ends, the next message is heard", async () => {
      await kernel.execute(`
        const link = (globalThis as any)[Symbol.for("jupyter.kernel")];
        link.registerTarget("loop", (comm: any) => comm.onMessage(({ data }: any) => {
          if (data.loop) for (;;) {}
          comm.send({ heard: data });
        }));`);
      await kernel.request("comm_open", { comm_id: "l", target_name: "loop", data: {} });
      const id = await kernel.send("shell", "comm_msg", { comm_id: "l", data: { loop: true } });
      await sleep(200);
      await stop();
      await kernel.idle(id);
      const { published } = await kernel.request("comm_msg", { comm_id: "l", data: { n: 1 } });
      assert.ok(published.some(({ content }) => JSON.stringify(content["data"]) === '{"heard":{"n":1}}'));
    });

    it("when nothing runs nothing happens", async () => {
      await stop();
      await sleep(200);
      assert.deepEqual((await kernel.execute("kept")).result, { "text/plain": "41" });
    });
  });
}
