import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { type Started, startKernel } from "./client.ts";

describe("errors", () => {
  let kernel: Started;
  before(async () => {
    kernel = await startKernel();
  });
  after(() => kernel.stop());

  async function errorOf(code: string): Promise<{ ename: unknown; evalue: unknown; lines: string[] }> {
    const { content, published } = await kernel.execute(code);
    const shown = published.find(({ header }) => header.msg_type === "error")?.content;
    assert.deepEqual({ ename: content["ename"], evalue: content["evalue"], traceback: content["traceback"] }, shown);
    const lines = (content["traceback"] as string[]).map((line) => stripVTControlCharacters(line));
    const count = String(content["execution_count"]);
    return {
      ename: content["ename"],
      evalue: content["evalue"],
      lines: lines.map((line) => line.replace(`[${count}]`, "[n]")),
    };
  }

  it("name the lines of the cell, and no others", async () => {
    const code =
      "function deep(n: number): number {\n  if (n === 0) {\n    throw new RangeError('zero');\n  }\n  return deep(n - 1);\n}\n\ndeep(1);";
    assert.deepEqual(await errorOf(code), {
      ename: "RangeError",
      evalue: "zero",
      lines: [
        "RangeError: zero",
        "    at deep (Cell [n] line 3:11)",
        "    at deep (Cell [n] line 5:10)",
        "    at Cell [n] line 8:1",
      ],
    });
  });

  it("name them after an await, in types and across cells too", async () => {
    await kernel.execute(
      "interface Wide { a: number }\n\nasync function fails(): Promise<void> {\n  await null;\n  throw new Error('late');\n}",
    );
    const { lines } = await errorOf("type T = string;\nawait fails();");
    assert.match(lines[1] ?? "", /^ {4}at fails \(Cell \[\d+\] line 5:9\)$/);
    assert.match(lines[2] ?? "", /Cell \[n\] line 2:1$/);
  });

  it("show their cause, what they hold, and what is no error", async () => {
    const { lines } = await errorOf(
      "throw Object.assign(new Error('outer', { cause: new Error('inner') }), { code: 7 })",
    );
    assert.equal(lines[0], "Error: outer");
    assert.ok(lines.some((line) => line.includes("[cause]: Error: inner")));
    assert.ok(lines.some((line) => line.includes("code: 7")));
    assert.deepEqual((await errorOf("throw { a: 1 }")).evalue, "{ a: 1 }");
  });

  it("of types show the line and a caret", async () => {
    const { ename, evalue, lines } = await errorOf("let fine = 1;\nlet wrong: string = fine;");
    assert.equal(ename, "CompileError");
    assert.equal(evalue, "Type 'number' is not assignable to type 'string'.");
    assert.deepEqual(lines, [
      "Cell [n] line 2:5 - error TS2322: Type 'number' is not assignable to type 'string'.",
      "  let wrong: string = fine;",
      "      ^^^^^",
    ]);
  });

  it("of syntax show the line and a caret", async () => {
    const { lines } = await errorOf("let unfinished = ");
    assert.match(lines[0] ?? "", /^Cell \[n\] line 1:18 - error TS1109: Expression expected\.$/);
  });

  it("leave what earlier cells declared", async () => {
    await kernel.execute("const before = 1;");
    await kernel.execute("const after = 2; throw new Error('x');");
    assert.deepEqual((await kernel.execute("before")).result, { "text/plain": "1" });
  });

  it("of promises nobody waits for, and of timers, are shown and do not end the kernel", async () => {
    await kernel.execute(
      "Promise.reject(new Error('lost promise')); setTimeout(() => { throw new Error('lost timer'); }, 10); undefined",
    );
    for (const name of ["lost promise", "lost timer"]) {
      const { content } = await kernel.next(({ content }) => String(content["text"]).includes(name));
      assert.equal(content["name"], "stderr");
      assert.match(stripVTControlCharacters(String(content["text"])), /at .*Cell \[\d+\] line 1:\d+/);
    }
    assert.equal((await kernel.execute("1")).content["status"], "ok");
  });
});
