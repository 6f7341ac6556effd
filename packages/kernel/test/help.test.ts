import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Data } from "../src/link.ts";
import { type Started, startKernel } from "./client.ts";

describe("help while writing", () => {
  let kernel: Started;
  before(async () => {
    kernel = await startKernel({ cwd: import.meta.dirname });
    await kernel.execute(`
      /** Adds two numbers.
       * @param first the first */
      function add(first: number, second: number): number { return first + second; }
      function area(of: { width: number; height: number }): number { return of.width * of.height; }
      const point = { alpha: 1, beta: 2 };`);
  });
  after(() => kernel.stop());

  async function complete(code: string, cursor = [...code].length): Promise<{ matches: string[]; text: string }> {
    const { content } = await kernel.request("complete_request", { code, cursor_pos: cursor });
    const [start, end] = [Number(content["cursor_start"]), Number(content["cursor_end"])];
    return { matches: content["matches"] as string[], text: [...code].slice(start, end).join("") };
  }

  async function inspect(code: string, cursor_pos = code.length): Promise<Data> {
    return (await kernel.request("inspect_request", { code, cursor_pos, detail_level: 0 })).content;
  }

  it("completes members, names of earlier cells and keyword arguments", async () => {
    assert.deepEqual(await complete("point."), { matches: ["alpha", "beta"], text: "" });
    assert.deepEqual(await complete("point.al"), { matches: ["alpha"], text: "al" });
    assert.deepEqual((await complete("area({ ")).matches, ["height", "width"]);
    assert.deepEqual(await complete("area({ wi"), { matches: ["width"], text: "wi" });
    assert.ok((await complete("ad")).matches.includes("add"));
  });

  it("completes what a text can be, modules and paths", async () => {
    assert.deepEqual(await complete('let colour: "red" | "green" = "r'), { matches: ["red"], text: "r" });
    assert.deepEqual(await complete('import { x } from "node:worker'), {
      matches: ["node:worker_threads"],
      text: "node:worker",
    });
    assert.deepEqual(await complete('import { x } from "typescr'), { matches: ["typescript"], text: "typescr" });
    assert.deepEqual(await complete('import { x } from "./comms'), { matches: ["./comms.test.ts"], text: "./comms" });
    assert.deepEqual(await complete('readFileSync("../pack'), { matches: ["../package.json"], text: "../pack" });
  });

  it("counts characters as Jupyter does", async () => {
    assert.deepEqual(await complete('"😀"; point.al'), { matches: ["alpha"], text: "al" });
  });

  it("inspects with types and documentation", async () => {
    assert.deepEqual((await inspect("add(1, 2)", 2))["data"], {
      "text/plain": "function add(first: number, second: number): number\n\nAdds two numbers.\n@param first the first",
    });
    assert.equal((await inspect("  ", 1))["found"], false);
  });

  it("inspects what libraries document, their own words and inherited ones", async () => {
    await kernel.execute(
      'import { readFileSync, type ReadStream } from "node:fs"; declare const stream: ReadStream; class Own extends Map<string, number> { override get(key: string) { return super.get(key); } }; const own = new Own();',
    );
    for (const [code, words] of [
      ["[1].map", /map<U>[\s\S]*\n\nCalls a defined callback function on each[\s\S]*\n@param callbackfn A function/],
      ["readFileSync", /Returns the contents of the `path`\.[\s\S]*@param path filename or file descriptor/],
      ["stream.on", /\n\nAdds the `listener` function to the end of the listeners array/],
      ["own.get", /\n\nReturns a specified element from the Map object/],
      ["Math.hypot", /\n\nReturns the square root of the sum of squares[\s\S]*\n@param values Values/],
      ["'a'.substr", /\n\nGets a substring beginning at the specified location[\s\S]*A legacy feature/],
    ] as const)
      assert.match(String(((await inspect(code))["data"] as Data)["text/plain"]), words, code);
  });

  it("knows complete, incomplete and invalid code", async () => {
    const statusOf = async (code: string): Promise<unknown> =>
      (await kernel.request("is_complete_request", { code })).content["status"];
    const samples = {
      complete: [
        "",
        "1",
        "const f = <T>(x: T) => x",
        "let x = <any>1",
        "await import('fs')",
        "function f() {\n\n",
        "if (a) { }",
      ],
      incomplete: ["function f() {", "[1,", "`a", "/* b", "f(1,", "let x =", "a.", "if (x)"],
      invalid: ["let = = 3", "import 7q", "function )(", "let x = ;", "'open"],
    };
    for (const [status, codes] of Object.entries(samples)) {
      for (const code of codes) assert.equal(await statusOf(code), status, code);
    }
  });
});
