import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { parentOf, type Started, startKernel } from "./client.ts";

describe("comms", () => {
  let kernel: Started;
  before(async () => {
    kernel = await startKernel();
    await kernel.execute(`
      const link = (globalThis as any)[Symbol.for("jupyter.kernel")];
      link.registerTarget("echo", (comm: any, opening: any) => {
        comm.send({ opened: opening.data });
        comm.onMessage(async ({ data, buffers }: any) => {
          console.log("request", link.currentRequest());
          if (data.fails) throw new Error("callback failed");
          if (data.waits) await new Promise((done) => setTimeout(done, 50));
          comm.send({ back: data }, { buffers, metadata: { m: 1 } });
        });
        comm.onClose(({ data }: any) => console.log("closed", data.why));
      });`);
    await kernel.request("comm_open", { comm_id: "c", target_name: "echo", data: { a: 1 } });
  });
  after(() => kernel.stop());

  it("are opened by the front end and answered", () => {
    const opened = kernel.published.find(({ header }) => header.msg_type === "comm_msg");
    assert.deepEqual(opened?.content, { comm_id: "c", data: { opened: { a: 1 } } });
  });

  it("carry bytes both ways, between busy and idle, with the right parent", async () => {
    const bytes = Buffer.from([0, 1, 254, 255]);
    const { published } = await kernel.request("comm_msg", { comm_id: "c", data: { n: 1 } }, { buffers: [bytes] });
    assert.deepEqual(
      published.map(({ header }) => header.msg_type),
      ["status", "stream", "comm_msg", "status"],
    );
    const [, printed, back] = published;
    assert.deepEqual(back?.content, { comm_id: "c", data: { back: { n: 1 } } });
    assert.deepEqual(back?.metadata, { m: 1 });
    assert.deepEqual(
      back?.buffers.map((each) => [...each]),
      [[...bytes]],
    );
    assert.equal(printed?.content["text"], `request ${printed && parentOf(printed)}\n`);
  });

  it("handlers that wait are waited for", async () => {
    const { published } = await kernel.request("comm_msg", { comm_id: "c", data: { waits: true } });
    assert.equal(published.at(-2)?.header.msg_type, "comm_msg");
  });

  it("what a handler throws is shown, the next message is heard", async () => {
    const { published } = await kernel.request("comm_msg", { comm_id: "c", data: { fails: true } });
    const shown = published.find(({ content }) => content["name"] === "stderr");
    assert.match(String(shown?.content["text"]), /callback failed\n?.*\n.*Cell \[1\] line 7:/);
    const next = await kernel.request("comm_msg", { comm_id: "c", data: {} });
    assert.ok(next.published.some(({ header }) => header.msg_type === "comm_msg"));
  });

  it("are opened by a cell, listed and closed by either side", async () => {
    const { published } = await kernel.execute(
      'const mine = link.openComm("mine", { data: { b: 2 }, metadata: { version: "2.1.0" }, buffers: [new Uint8Array([7])] }); undefined',
    );
    const open = published.find(({ header }) => header.msg_type === "comm_open");
    assert.equal(open?.content["target_name"], "mine");
    assert.deepEqual(open?.content["data"], { b: 2 });
    assert.deepEqual(open?.metadata, { version: "2.1.0" });
    assert.deepEqual([...(open?.buffers[0] ?? [])], [7]);
    const id = String(open?.content["comm_id"]);
    const comms = async (target?: string): Promise<unknown> =>
      (await kernel.request("comm_info_request", target ? { target_name: target } : {})).content["comms"];
    assert.deepEqual(await comms(), { c: { target_name: "echo" }, [id]: { target_name: "mine" } });
    assert.deepEqual(await comms("mine"), { [id]: { target_name: "mine" } });
    const closed = await kernel.execute("mine.close(); undefined");
    assert.ok(closed.types.includes("comm_close"));
    const there = await kernel.request("comm_close", { comm_id: "c", data: { why: "done" } });
    assert.ok(there.published.some(({ content }) => content["text"] === "closed done\n"));
    assert.deepEqual(await comms(), {});
  });
});
