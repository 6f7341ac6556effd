import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { Data } from "../../src/link.ts";
import { type Started, startKernel } from "../client.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, library = ""] = /^```js library\n(.*?)^```/ms.exec(readme) ?? [];

/** A library that knows nothing of this package but what the README says. */
describe("the widgets of another library", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "library-"));
  let kernel: Started;
  let id = "";
  before(async () => {
    const place = path.join(folder, "node_modules", "gauges");
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, "index.js"), library);
    writeFileSync(path.join(place, "index.d.ts"), "export declare function gauge(value: number): object;");
    kernel = await startKernel({ cwd: folder });
  });
  after(async () => {
    await kernel.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const tell = (comm: string, data: Data) => kernel.request("comm_msg", { comm_id: comm, data });
  async function states(): Promise<Readonly<Record<string, Data>>> {
    const comm = `control ${performance.now()}`;
    await kernel.request("comm_open", { comm_id: comm, target_name: "jupyter.widget.control", data: {} });
    const { published } = await tell(comm, { method: "request_states" });
    const data = published.find(({ header }) => header.msg_type === "comm_msg")?.content["data"] as Data | undefined;
    assert.equal(data?.["method"], "update_states");
    return data["states"] as Readonly<Record<string, Data>>;
  }

  it("are none at first: the kernel itself answers", async () => {
    assert.deepEqual(await states(), {});
  });

  it("show by a comm of their own", async () => {
    const { published, result } = await kernel.execute('import { gauge } from "gauges"; gauge(12)');
    id = String(published.find(({ header }) => header.msg_type === "comm_open")?.content["comm_id"]);
    const view = result?.["application/vnd.jupyter.widget-view+json"] as Data | undefined;
    assert.equal(view?.["model_id"], id);
  });

  it("hear the page, and are given to a page that is loaded again", async () => {
    await tell(id, { method: "update", state: { value: 34 } });
    const { [id]: found, ...more } = await states();
    assert.deepEqual(more, {});
    assert.equal(found?.["model_name"], "FloatProgressModel");
    assert.equal(found["model_module"], "@jupyter-widgets/controls");
    assert.equal(found["model_module_version"], "2.0.0");
    assert.equal((found["state"] as Data)["value"], 34);
  });

  it("are given without the one whose state fails, which is told", async () => {
    const code = `(globalThis as any)[Symbol.for("jupyter.widgets")].widgets.set("broken", {
      widget: {}, state: () => { throw new Error("no state"); } }); undefined`;
    await kernel.execute(code);
    assert.deepEqual(Object.keys(await states()), [id]);
    assert.ok(kernel.published.some(({ content }) => /the widget broken: Error: no state/.test(`${content["text"]}`)));
  });
});
