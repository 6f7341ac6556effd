import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Data } from "../src/link.ts";
import { type Started, startKernel } from "./client.ts";

describe("output", () => {
  let kernel: Started;
  before(async () => {
    kernel = await startKernel();
  });
  after(() => kernel.stop());

  it("100,000 printed lines arrive, in order, before idle", async () => {
    const executed = await kernel.execute("for (let line = 0; line < 100_000; line++) console.log(line)");
    const lines = executed.printed().split("\n");
    assert.equal(lines.pop(), "");
    assert.equal(lines.length, 100_000);
    assert.ok(lines.every((line, at) => line === String(at)));
    assert.equal(executed.types.at(-1), "status");
    assert.ok(executed.types.length < 2000, `${executed.types.length} messages`);
  });

  it("lines of both streams keep their order", async () => {
    const code = "for (let line = 0; line < 500; line++) (line % 2 ? console.error : console.log)(line)";
    const { published } = await kernel.execute(code);
    const texts = published.filter(({ header }) => header.msg_type === "stream").map(({ content }) => content["text"]);
    assert.deepEqual(
      texts.join("").split("\n").slice(0, -1),
      Array.from({ length: 500 }, (_, at) => String(at)),
    );
  });

  it("a text longer than the pipe arrives whole", async () => {
    const { printed } = await kernel.execute('console.log("ä€😀".repeat(2_000_000)); process.stdout.write("end")');
    assert.equal(printed(), `${"ä€😀".repeat(2_000_000)}\nend`);
  });

  it("bytes cut within a character are put together", async () => {
    const code =
      'const bytes = Buffer.from("€"); process.stdout.write(bytes.subarray(0, 1)); process.stdout.write(bytes.subarray(1)); undefined';
    assert.equal((await kernel.execute(code)).printed(), "€");
  });

  it("a last value of 200 MB is cut, and says so", async () => {
    const { printed, content } = await kernel.execute('console.log("x".repeat(200_000_000))');
    assert.equal(content["status"], "ok");
    assert.match(printed().slice(-200), /cut here: the text has 200000001 characters/);
    const shown = await kernel.execute('"y".repeat(200_000_000)');
    assert.match(String(shown.result?.["text/plain"]).slice(-200), /cut here: the text has 200000000 characters/);
  });

  it("the last value shows, promises are awaited, nothing shows of undefined", async () => {
    const plain = async (code: string): Promise<unknown> => (await kernel.execute(code)).result?.["text/plain"];
    assert.equal(await plain("Promise.resolve(6 * 7)"), "42");
    assert.equal(await plain("undefined"), undefined);
    assert.equal(await plain("const nothing = 1"), undefined);
    assert.equal(await plain("({ a: [1, { b: 'x' }] })"), "{ a: [ 1, { b: 'x' } ] }");
    assert.equal((await kernel.execute("Promise.reject(new RangeError('no'))")).content["ename"], "RangeError");
  });

  it("Symbol.for('Jupyter.display') chooses the bundle, at once or later", async () => {
    const bundle = { "text/html": "<b>y</b>", "text/plain": "y" };
    const method = (body: string): string => `({ ${body} })`;
    const now = method(`[Symbol.for("Jupyter.display")]() { return ${JSON.stringify(bundle)}; }`);
    const later = method(`async [Symbol.for("Jupyter.display")]() { return ${JSON.stringify(bundle)}; }`);
    const bytes = method('[Symbol.for("Jupyter.display")]() { return { "image/png": new Uint8Array([1, 2]) }; }');
    assert.deepEqual((await kernel.execute(now)).result, bundle);
    assert.deepEqual((await kernel.execute(later)).result, bundle);
    assert.deepEqual((await kernel.execute(bytes)).result, { "image/png": "AQI=" });
    const broken = method('[Symbol.for("Jupyter.display")]() { throw new Error("broken"); }');
    assert.equal((await kernel.execute(broken)).content["evalue"], "broken");
  });

  it("rows show as a table, text in it cannot become markup", async () => {
    const { result } = await kernel.execute('[{ name: "<script>", n: 1 }, { name: "b", m: 2 }]');
    const html = String(result?.["text/html"]);
    assert.match(html, /<th>name<\/th><th>n<\/th><th>m<\/th>/);
    assert.match(html, /<td>&lt;script&gt;<\/td><td>1<\/td><td><\/td>/);
    assert.match(String(result?.["text/plain"]), /name: '<script>'/);
  });

  it("danfojs frames show as a table", async () => {
    const { result, content } = await kernel.execute(
      'import * as danfo from "danfojs-node"; new danfo.DataFrame({ a: [1, 2], b: ["x", "<y>"] })',
    );
    assert.equal(content["status"], "ok", JSON.stringify(content));
    assert.match(String(result?.["text/html"]), /<th>a<\/th><th>b<\/th>.*<td>&lt;y&gt;<\/td>/);
  });

  it("tslab's display shows and updates", async () => {
    const { published } = await kernel.execute(`
      import { display, newDisplay } from "tslab";
      display.html("<i>x</i>"); display.markdown("# m"); display.latex("$x$"); display.svg("<svg/>");
      display.png(new Uint8Array([1, 2])); display.javascript("1"); display.text("t");
      const shown = newDisplay(); shown.text("first"); shown.text("second");`);
    const displays = published.filter(({ header }) => /display_data$/.test(header.msg_type));
    const types = displays.map(({ content }) => Object.entries(content["data"] as Data)[0]);
    assert.deepEqual(types, [
      ["text/html", "<i>x</i>"],
      ["text/markdown", "# m"],
      ["text/latex", "$x$"],
      ["image/svg+xml", "<svg/>"],
      ["image/png", "AQI="],
      ["text/javascript", "1"],
      ["text/plain", "t"],
      ["text/plain", "first"],
      ["text/plain", "second"],
    ]);
    const [first, second] = displays.slice(-2);
    assert.equal(first?.header.msg_type, "display_data");
    assert.equal(second?.header.msg_type, "update_display_data");
    assert.deepEqual(first?.content["transient"], second?.content["transient"]);
  });

  it("half a pair of surrogates becomes what can be saved, and what looks like one stays", async () => {
    const { result } = await kernel.execute(String.raw`({ [Symbol.for("Jupyter.display")]: () => ({
      "application/json": { "\ud800 key": ["\udc00", "\\ud800", "😀", "\\\ud800"] }, "text/plain": "x" }) })`);
    assert.deepEqual(result?.["application/json"], { "\ufffd key": ["\ufffd", "\\ud800", "😀", "\\\ufffd"] });
  });

  it("the link shows, updates and clears", async () => {
    const { types } = await kernel.execute(`
      const kernelLink = (globalThis as any)[Symbol.for("jupyter.kernel")];
      kernelLink.display({ "text/plain": "1" }, { displayId: "d" });
      kernelLink.display({ "text/plain": "2" }, { displayId: "d", update: true });
      kernelLink.clearOutput({ wait: true });`);
    assert.deepEqual(types.slice(2, -1), ["display_data", "update_display_data", "clear_output"]);
  });
});
