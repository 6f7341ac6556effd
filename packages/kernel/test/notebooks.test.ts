import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { stockArgv } from "../../../test/jupyter.ts";
import { type Executed, type Kernel, startKernel } from "./client.ts";

const folder = path.join(import.meta.dirname, "notebooks");

function cellsOf(notebook: string): string[] {
  const { cells }: { cells: { source: string[] }[] } = JSON.parse(readFileSync(path.join(folder, notebook), "utf8"));
  return cells.map(({ source }) => source.join(""));
}

interface Seen {
  readonly cell: string;
  readonly status: unknown;
  readonly text: string;
  readonly shown: readonly unknown[];
}

/** What a person sees of a cell. tslab prints its last value, a result comes without the end of the line. */
function seen(cell: string, { content, published }: Executed): Seen {
  const text = published.map(({ header, content }) => {
    if (header.msg_type === "stream" && content["name"] === "stdout") return String(content["text"]);
    const data = content["data"] as Readonly<Record<string, unknown>> | undefined;
    return header.msg_type === "execute_result" ? `${data?.["text/plain"]}\n` : "";
  });
  const shown = published
    .filter(({ header }) => header.msg_type.endsWith("display_data"))
    .map(({ header, content }) => [header.msg_type, content["data"]]);
  return { cell, status: content["status"], text: text.join(""), shown };
}

async function runAll(kernel: Kernel, cells: readonly string[]): Promise<Seen[]> {
  const all = [];
  for (const cell of cells) all.push(seen(cell, await kernel.execute(cell)));
  return all;
}

async function run(cells: readonly string[], argv?: readonly string[]): Promise<Seen[]> {
  const kernel = await startKernel(argv && { argv });
  try {
    return await runAll(kernel, cells);
  } finally {
    await kernel.stop();
  }
}

interface Difference {
  readonly why: string;
  readonly ours: Partial<Seen>;
  readonly stock: Partial<Seen>;
}

/** The cells that do not show the same. */
const differences = new Map<string, Difference>([
  ["null", { why: "null is a value, and shows", ours: { text: "null\n" }, stock: { text: "" } }],
  [
    "console.log({ name })",
    {
      why: "tslab does not find what an earlier cell declared in the short form of a property",
      ours: { text: "{ name: 'Ada' }\n", status: "ok" },
      stock: { text: "", status: "error" },
    },
  ],
]);

/** What tslab's own kernel shows, and where ours differs what ours is to show. */
function expected(stock: Seen): Seen {
  const difference = differences.get(stock.cell);
  assert.deepEqual({ ...stock, ...difference?.stock }, stock);
  return { ...stock, ...difference?.ours };
}

describe("notebooks of tslab", () => {
  const notebooks = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  it("are ten", () => assert.equal(notebooks.length, 10));
  for (const name of notebooks) {
    it(`show the same as in its own kernel: ${name}`, async () => {
      const cells = cellsOf(name);
      const [ours, stock] = await Promise.all([run(cells), run(cells, stockArgv)]);
      assert.deepEqual(ours, stock.map(expected));
      assert.ok(ours.every(({ status }) => status === "ok"));
      assert.ok(ours.some(({ text, shown }) => text !== "" || shown.length > 0));
    });
  }
});
