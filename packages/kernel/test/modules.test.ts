import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { type Started, startKernel } from "./client.ts";

describe("modules in cells", () => {
  let kernel: Started;
  let folder: string;

  function write(where: string, content: string | object): void {
    const file = path.join(folder, where);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  }

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "modules-"));
    const only = { types: "./index.d.ts", import: "./index.mjs" };
    write("node_modules/esm-only/package.json", {
      name: "esm-only",
      exports: { ".": only, "./sub": { types: "./sub.d.ts", import: "./sub.mjs" } },
    });
    write("node_modules/esm-only/index.mjs", "export const one = 1;");
    write("node_modules/esm-only/index.d.ts", "export declare const one: number;");
    write("node_modules/esm-only/sub.mjs", "export default 'sub';");
    write("node_modules/esm-only/sub.d.ts", "declare const sub: string; export default sub;");
    write("node_modules/waits/package.json", {
      name: "waits",
      type: "module",
      exports: "./index.js",
      types: "./index.d.ts",
    });
    write(
      "node_modules/waits/index.js",
      "export const late = await new Promise((done) => setTimeout(done, 5, 'late'));",
    );
    write("node_modules/waits/index.d.ts", "export declare const late: string;");
    write("packages/own/package.json", {
      name: "own",
      type: "module",
      exports: { ".": { types: "./own.d.ts", default: "./own.js" } },
    });
    write("packages/own/own.js", "export const mine = (n) => n + 1;");
    write("packages/own/own.d.ts", "export declare const mine: (n: number) => number;");
    symlinkSync(path.join(folder, "packages", "own"), path.join(folder, "node_modules", "own"));
    write("notebooks/helper.ts", "import { word } from './deep/word'; export const help: string = word;");
    write("notebooks/deep/word.ts", "export const word: string = 'helped';");
    kernel = await startKernel({ cwd: path.join(folder, "notebooks") });
  });
  after(async () => {
    await kernel.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function shownBy(code: string): Promise<unknown> {
    const { result, content } = await kernel.execute(code);
    return result?.["text/plain"] ?? content["traceback"];
  }

  it("that have only an import condition, and their subpaths", async () => {
    assert.equal(await shownBy('import { one } from "esm-only"; import sub from "esm-only/sub"; sub + one'), "sub1");
    assert.equal(await shownBy("one + 1"), "2");
  });

  it("that wait at their top level", async () => {
    assert.equal(await shownBy('import { late } from "waits"; late'), "late");
    assert.equal(await shownBy('(await import("waits")).late'), "late");
  });

  it("of a workspace", async () => {
    assert.equal(await shownBy('import { mine } from "own"; mine(1)'), "2");
    const { content } = await kernel.execute('mine("text")');
    assert.equal(content["ename"], "CompileError");
  });

  it("beside the notebook, of Node, and of a cell", async () => {
    assert.equal(await shownBy('import { help } from "./helper"; help'), "helped");
    assert.equal(await shownBy('import * as fs from "node:fs"; typeof fs.globSync'), "function");
    await kernel.execute("/** @module inCell */ export const inner = 5;");
    assert.equal(await shownBy('import { inner } from "./inCell"; inner'), "5");
  });

  it("that are not there are named", async () => {
    const { content } = await kernel.execute('import { x } from "not-there"; x');
    assert.match(String(content["evalue"]), /Cannot find module 'not-there'/);
  });

  it("native ones and worker threads work", async () => {
    assert.equal(
      await shownBy(`
        import { Worker } from "node:worker_threads";
        const worker = new Worker("require('node:worker_threads').parentPort.postMessage(6 * 7)", { eval: true });
        await new Promise((done) => worker.once("message", done))`),
      "42",
    );
  });

  it("the newer library is known to the compiler and there", async () => {
    const code = `
      const { promise, resolve } = Promise.withResolvers<number>(); resolve(1);
      const parts = Object.groupBy([1, 2, 3], (n) => (n % 2 ? "odd" : "even"));
      [[3, 1].toSorted(), [1].with(0, 2), await promise, parts.odd, new Set([1]).union(new Set([2])).size,
       "a".isWellFormed(), [1, 2].values().map((n) => n * 2).toArray(), await Array.fromAsync([Promise.resolve(3)])]`;
    const shown = "[ [ 1, 3 ], [ 2 ], 1, [ 1, 3 ], 2, true, [ 2, 4 ], [ 3 ] ]";
    assert.equal(String(await shownBy(code)).replace(/\s+/g, " "), shown);
  });
});
