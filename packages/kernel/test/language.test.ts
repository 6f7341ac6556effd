import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Started, startKernel } from "./client.ts";

const declared = `
import * as path from "node:path";
const name = "Ada", list = [1];
let moved = 1, kept = 2;
function double(value: number) { return value * 2; }
class Point {}
`;

/** Cells that tslab's own kernel does not run, and what they show. */
const shorthand: Readonly<Record<string, string>> = {
  "({ name, list })": "{ name: 'Ada', list: [ 1 ] }",
  "({ double, Point })": "{ double: [Function: double], Point: [class Point] }",
  '({ path }).path.posix.join("a", "b")': "a/b",
  "const own = 3; ({ own, name })": "{ own: 3, name: 'Ada' }",
  "(() => { const name = 'inner'; return { name, list }; })()": "{ name: 'inner', list: [ 1 ] }",
  "({ outer: { name, later: () => ({ list }) } }).outer.later()": "{ list: [ 1 ] }",
  "const later = async () => ({ list: await 1, name }); await later()": "{ list: 1, name: 'Ada' }",
  "({ moved, kept = 7 } = { moved: 9 } as { moved: number; kept?: number }); [moved, kept]": "[ 9, 7 ]",
  "for ({ moved } of [{ moved: 1 }, { moved: 5 }]); moved": "5",
};

const waits: Readonly<Record<string, string>> = {
  "await (async () => ({ value: await 1 }))()": "{ value: 1 }",
  "const awaited = await (async () => 2)(); awaited": "2",
  "awaited + 1": "3",
  "[await (1), await (2)]": "[ 1, 2 ]",
  "(await (async () => 'b')()).toUpperCase()": "B",
  "let sum = 0; for await (const value of [1, 2]) sum += value; sum": "3",
};

describe("cells that tslab's own kernel does not run", () => {
  let kernel: Started;
  before(async () => {
    kernel = await startKernel();
    assert.equal((await kernel.execute(declared)).content["status"], "ok");
  });
  after(() => kernel.stop());

  async function shows(cell: string, shown: string): Promise<void> {
    const { content, result } = await kernel.execute(cell);
    assert.equal(content["evalue"], undefined);
    assert.equal(result?.["text/plain"], shown);
  }

  for (const [cell, shown] of Object.entries(shorthand))
    it(`the short form of a property, of what an earlier cell declared: ${cell}`, () => shows(cell, shown));
  for (const [cell, shown] of Object.entries(waits))
    it(`what waits at the top level: ${cell}`, () => shows(cell, shown));

  it("the short form of a property leaves errors on their lines", async () => {
    const { content } = await kernel.execute(`({
  name, fails: (() => { throw new Error("x"); })() })`);
    assert.match(String(content["traceback"]), /line 2:31/);
  });

  it("what waits has its type", async () => {
    const { content } = await kernel.execute("awaited.length");
    assert.match(String(content["evalue"]), /'length' does not exist on type 'number'/);
  });
});
