import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { kernelSpec } from "../src/install/spec.ts";
import { newHeader, writeMessage } from "../src/wire.ts";
import { connect, type Started, startKernel, writeConnection } from "./client.ts";

describe("bad input", () => {
  let kernel: Started;
  before(async () => {
    kernel = await startKernel({ env: { TYPESCRIPT_KERNEL_LOG: "stderr" } });
  });
  after(() => kernel.stop());

  async function alive(): Promise<void> {
    assert.deepEqual((await kernel.execute("6 * 7")).result, { "text/plain": "42" });
  }

  it("syntax that is none", async () => {
    assert.equal((await kernel.execute("let = = ;")).content["ename"], "CompileError");
    await alive();
  });

  it("endless recursion", async () => {
    const { content } = await kernel.execute("function again(): number { return again() + 1; } again()");
    assert.equal(content["ename"], "RangeError");
    await alive();
  });

  it("a cell that calls process.exit", async () => {
    const { content } = await kernel.execute("process.exit(3)");
    assert.match(String(content["evalue"]), /process\.exit\(3\) was called: .*restart/);
    await alive();
  });

  it("a message with a wrong signature, or broken, is left aside with a line in the log", async () => {
    const message = {
      identities: [],
      header: newHeader("s", "execute_request"),
      parent: {},
      metadata: {},
      content: { code: "1" },
      buffers: [],
    };
    await kernel.sendRaw(writeMessage("wrong key", message));
    await kernel.sendRaw([Buffer.from("nothing")]);
    await kernel.sendRaw(["<IDS|MSG>", "x", "{", "}", "{", "}"].map((text) => Buffer.from(text)));
    await alive();
    assert.match(kernel.errors(), /signature does not match/);
    assert.match(kernel.errors(), /no delimiter/);
  });

  it("comm messages for nobody, and with nothing in them", async () => {
    await kernel.request("comm_msg", { comm_id: "none", data: {} });
    await kernel.request("comm_msg", {});
    await kernel.request("comm_close", {});
    const { published } = await kernel.request("comm_open", { comm_id: "c", target_name: "nobody", data: {} });
    assert.ok(published.some(({ header }) => header.msg_type === "comm_close"));
    await alive();
  });

  it("requests with contents of wrong kinds", async () => {
    for (const type of [
      "execute_request",
      "complete_request",
      "inspect_request",
      "is_complete_request",
      "history_request",
    ]) {
      const { content } = await kernel.request(type, { code: 5, cursor_pos: "x", user_expressions: 3 });
      assert.equal(typeof content["status"], "string", type);
    }
    const id = await kernel.send("shell", "unheard_request", {});
    await kernel.idle(id);
    await alive();
  });

  it("a client that goes in the middle of a cell, and two at once", async () => {
    const other = await connect(kernel.connectionFile);
    await other.next(({ header }) => header.msg_type === "iopub_welcome");
    await other.send("shell", "execute_request", { code: 'for (let n = 0; n < 20_000; n++) console.log("gone", n)' });
    other.close();
    const second = await connect(kernel.connectionFile);
    await second.next(({ header }) => header.msg_type === "iopub_welcome");
    const [one, two] = await Promise.all([
      kernel.execute('console.log("one"); 1'),
      second.execute('console.log("two"); 2'),
    ]);
    assert.deepEqual(
      [one.printed(), one.result, two.printed(), two.result],
      ["one\n", { "text/plain": "1" }, "two\n", { "text/plain": "2" }],
    );
    second.close();
  });

  it("a working folder that is deleted", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "gone-"));
    const other = await startKernel({ cwd: folder });
    try {
      await other.execute("const kept = 1;");
      rmSync(folder, { recursive: true });
      assert.deepEqual((await other.execute("kept + 1")).result, { "text/plain": "2" });
      assert.equal((await other.request("complete_request", { code: "kep", cursor_pos: 3 })).content["status"], "ok");
    } finally {
      await other.stop();
    }
  });

  it("a heap that is full: the cell is stopped, and the kernel says why", async () => {
    const other = await startKernel({ nodeOptions: ["--max-old-space-size=400"] });
    try {
      await other.execute("const kept = 1; const all: unknown[] = [];");
      const filled = await other.execute("for (let n = 0; ; n++) all.push({ n, text: String(n) });");
      assert.match(filled.printed("stderr"), /^The memory of the kernel is nearly full \(\d+ MB of \d+ MB\)/);
      assert.equal(filled.content["ename"], "KeyboardInterrupt");
      assert.deepEqual((await other.execute("all.length = 0; kept")).result, { "text/plain": "1" });
    } finally {
      await other.stop();
    }
  });

  it("a parent that dies takes its kernel with it", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "orphan-"));
    const file = await writeConnection(folder);
    const argv = kernelSpec().argv.map((each) => each.replace("{connection_file}", file));
    const script = `
      const [command, ...args] = ${JSON.stringify(argv)};
      const child = require("node:child_process").spawn(command, args, { stdio: "ignore", detached: true });
      console.log(child.pid);
      setInterval(() => undefined, 1000);`;
    const parent = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "ignore"] });
    const [printed] = await once(parent.stdout, "data");
    const pid = Number(String(printed).trim());
    await sleep(3000);
    process.kill(pid, 0);
    parent.kill("SIGKILL");
    for (let waited = 0; waited < 80; waited++) {
      await sleep(100);
      try {
        process.kill(pid, 0);
      } catch {
        return;
      }
    }
    process.kill(pid, "SIGKILL");
    assert.fail("the kernel lives on");
  });
});
