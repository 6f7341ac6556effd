import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Header } from "../src/wire.ts";
import { parentOf, type Started, startKernel } from "./client.ts";

describe("the protocol", () => {
  let kernel: Started;
  before(async () => {
    kernel = await startKernel();
  });
  after(() => kernel.stop());

  it("says all that a front end asks of a kernel", async () => {
    const { content, published } = await kernel.request("kernel_info_request", {});
    assert.equal(content["status"], "ok");
    assert.equal(content["protocol_version"], "5.4");
    assert.equal(content["implementation"], "typescript-kernel");
    const { name, file_extension, mimetype } = content["language_info"] as Record<string, string>;
    assert.deepEqual(
      { name, file_extension, mimetype },
      { name: "typescript", file_extension: ".ts", mimetype: "text/typescript" },
    );
    assert.ok((content["help_links"] as unknown[]).length > 0);
    assert.deepEqual(
      published.map((each) => each.content["execution_state"]),
      ["busy", "idle"],
    );
  });

  it("publishes a cell's messages in their order", async () => {
    const executed = await kernel.execute('console.log("a"); console.error("b"); console.log("c"); 7');
    assert.deepEqual(executed.types, [
      "status",
      "execute_input",
      "stream",
      "stream",
      "stream",
      "execute_result",
      "status",
    ]);
    assert.deepEqual(executed.result, { "text/plain": "7" });
    assert.equal(executed.content["status"], "ok");
    assert.equal(typeof executed.content["execution_count"], "number");
  });

  it("counts the cells that are stored, and those only", async () => {
    const first = await kernel.execute("1");
    const silent = await kernel.execute("2", { silent: true });
    const unstored = await kernel.execute("3", { store_history: false });
    const next = await kernel.execute("4");
    const counts = [first, silent, unstored, next].map(({ content }) => Number(content["execution_count"]));
    assert.deepEqual(
      counts.map((count) => count - Number(counts[0])),
      [0, 0, 0, 1],
    );
    assert.deepEqual(silent.types, ["status", "status"]);
  });

  it("evaluates what a client asks for beside the cell", async () => {
    const asked = { sum: "1 + 2", wrong: "nothingLikeThat" };
    const { content } = await kernel.execute("const seen = 5", { user_expressions: asked });
    const { sum, wrong } = content["user_expressions"] as Record<string, Record<string, unknown>>;
    assert.deepEqual(sum?.["data"], { "text/plain": "3" });
    assert.equal(wrong?.["status"], "error");
    assert.deepEqual((await kernel.execute("seen")).result, { "text/plain": "5" });
  });

  it("aborts only what is queued already when a cell fails", async () => {
    const cells = ["await new Promise((done) => setTimeout(done, 300)); throw new Error('first')", "1", "2"];
    const ids: string[] = [];
    for (const code of cells) ids.push(await kernel.send("shell", "execute_request", { code, stop_on_error: true }));
    const statuses = await Promise.all(ids.map(async (id) => (await kernel.answer(id)).content["status"]));
    assert.deepEqual(statuses, ["error", "aborted", "aborted"]);
    assert.deepEqual((await kernel.execute("3")).result, { "text/plain": "3" });
  });

  it("goes on after an error when the client says so", async () => {
    const first = await kernel.send("shell", "execute_request", { code: "throw 1", stop_on_error: false });
    const second = await kernel.send("shell", "execute_request", { code: "2", stop_on_error: false });
    assert.equal((await kernel.answer(first)).content["status"], "error");
    assert.equal((await kernel.answer(second)).content["status"], "ok");
  });

  it("answers on the control channel while a cell loops, and shows what it has printed", async () => {
    const id = await kernel.send("shell", "execute_request", { code: 'console.log("before"); for (;;) {}' });
    await kernel.next(({ content, parent }) => content["text"] === "before\n" && Object.values(parent).includes(id));
    const { content } = await kernel.request("kernel_info_request", {}, { channel: "control" });
    assert.equal(content["status"], "ok");
    await kernel.request("interrupt_request", {}, { channel: "control" });
    assert.equal((await kernel.answer(id)).content["ename"], "KeyboardInterrupt");
  });

  it("asks the person and goes on with the answer", async () => {
    const id = await kernel.send("shell", "execute_request", {
      code: '"hello " + prompt("name? ")',
      allow_stdin: true,
    });
    const asked = await kernel.next(({ header }) => header.msg_type === "input_request");
    assert.deepEqual(asked.content, { prompt: "name? ", password: false });
    await kernel.send("stdin", "input_reply", { status: "ok", value: "Ada" });
    await kernel.idle(id);
    const shown = kernel.published.find(
      ({ header, parent }) => header.msg_type === "execute_result" && Object.values(parent).includes(id),
    );
    assert.deepEqual(shown?.content["data"], { "text/plain": "hello Ada" });
    const refused = await kernel.execute('prompt("x")');
    assert.equal(refused.content["ename"], "Error");
  });

  it("takes no answer for another question: one that comes late, or to nobody", async () => {
    const code = 'prompt("name? ")';
    const ask = () => kernel.send("shell", "execute_request", { code, allow_stdin: true });
    const asked = (id: string) =>
      kernel.next((each) => each.header.msg_type === "input_request" && parentOf(each) === id);
    const answer = (value: string, parent: Header) =>
      kernel.send("stdin", "input_reply", { status: "ok", value }, { parent: { ...parent } });
    const first = await ask();
    const question = (await asked(first)).header;
    await kernel.request("interrupt_request", {}, { channel: "control" });
    assert.equal((await kernel.answer(first)).content["ename"], "KeyboardInterrupt");
    await answer("to nobody", question);
    const second = await ask();
    const next = (await asked(second)).header;
    await answer("late", question);
    await answer("Grace", next);
    await kernel.idle(second);
    const shown = kernel.published.find(
      (each) => each.header.msg_type === "execute_result" && parentOf(each) === second,
    );
    assert.deepEqual(shown?.content["data"], { "text/plain": "Grace" });
  });

  it("gives the history of the session by tail, range and search", async () => {
    await kernel.execute("const needle = 1");
    const sources = async (content: Record<string, unknown>): Promise<unknown[]> => {
      const { content: answer } = await kernel.request("history_request", { output: false, raw: true, ...content });
      return (answer["history"] as unknown[][]).map(([, , source]) => source);
    };
    assert.deepEqual(await sources({ hist_access_type: "tail", n: 1 }), ["const needle = 1"]);
    assert.deepEqual(await sources({ hist_access_type: "search", pattern: "*needle*" }), ["const needle = 1"]);
    assert.deepEqual(await sources({ hist_access_type: "range", session: 0, start: 1, stop: 2 }), [
      'console.log("a"); console.error("b"); console.log("c"); 7',
    ]);
  });

  it("sends what timers print to the cell that made them", async () => {
    const id = await kernel.send("shell", "execute_request", {
      code: 'setTimeout(() => console.log("late"), 200); undefined',
    });
    await kernel.idle(id);
    await kernel.execute("1");
    const late = await kernel.next(({ content }) => content["text"] === "late\n");
    assert.ok(Object.values(late.parent).includes(id));
  });

  it("shuts down on request, with no process left", async () => {
    const other = await startKernel();
    await other.execute(
      "setInterval(() => undefined, 10); new (require('node:worker_threads').Worker)('setInterval(() => 0, 10)', { eval: true }); undefined",
    );
    assert.equal(await other.stop(), 0);
    await sleep(50);
    assert.throws(() => process.kill(Number(other.process.pid), 0));
  });

  it("shuts down while a cell loops", async () => {
    const other = await startKernel();
    await other.send("shell", "execute_request", { code: 'console.log("begins"); for (;;) {}' });
    await other.next(({ content }) => content["text"] === "begins\n", 30_000);
    assert.equal(await other.stop(), 0);
  });

  it("is interrupted, and shuts down, before it has loaded what it works with", async () => {
    const [first, second] = [await startKernel(), await startKernel()];
    try {
      const looping = first.execute("for (;;) {}");
      await first.send("control", "interrupt_request", {});
      assert.equal((await looping).content["status"], "error");
      assert.equal((await first.execute("1 + 1")).result?.["text/plain"], "2");
    } finally {
      await first.stop();
    }
    assert.equal(await second.stop(), 0);
  });
});
