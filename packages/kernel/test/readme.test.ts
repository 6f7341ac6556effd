import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { type Executed, type Started, startKernel } from "./client.ts";

const text = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const cells = [...text.matchAll(/^```ts cell\n(.*?)^```(?:\n\n```text\n(.*?)^```)?/gms)].map(
  ([, code = "", shown = ""]) => ({ code: code.trimEnd(), shown: shown.trimEnd() }),
);

/** What a person sees of it as text. */
function seen({ content, printed, result }: Executed): string {
  if (content["status"] === "error") {
    const { ename, evalue } = content;
    return ename === "CompileError" ? String(evalue) : `${ename}: ${evalue}`;
  }
  return `${printed()}${result?.["text/plain"] ?? ""}`.trimEnd();
}

it("the README shows the figures of the last bench", () => {
  const bench = readFileSync(new URL("../../../test/bench/kernel.md", import.meta.url), "utf8");
  const table = /^\|.*?(?=\n\n)/ms.exec(bench)?.[0] ?? "";
  assert.match(table, /10,000 printed lines/);
  assert.ok(text.includes(table), "copy the first table of test/bench/kernel.md to packages/kernel/README.md");
});

describe("the cells of the README", () => {
  let kernel: Started;
  before(async () => {
    kernel = await startKernel();
  });
  after(() => kernel.stop());

  it("are ten", () => assert.equal(cells.length, 10));

  for (const { code, shown } of cells)
    it(code.split("\n")[0] ?? "", async () => {
      assert.equal(seen(await kernel.execute(code)), shown);
    });
});
