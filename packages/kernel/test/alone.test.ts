import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { it } from "node:test";
import { ensurePython } from "../../../.config/python.ts";
import { inProject } from "../../../.config/shell.ts";
import { jupyterClient } from "./jupyterClient.ts";

const windows = process.platform === "win32";
const env = { ...process.env, PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env["PATH"]}` };

function run(command: string, args: readonly string[], cwd: string): SpawnSyncReturns<string> {
  return spawnSync(command, args, { cwd, env, encoding: "utf8", shell: windows, timeout: 300_000 });
}

function mustRun(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = run(command, args, cwd);
  assert.equal(status, 0, `${command} ${args.join(" ")}: ${error?.message ?? stderr}`);
  return stdout;
}

const cells = [
  "const answer: number = 6 * 7; answer",
  'import { intSlider } from "@driftline/kernel"; const age = intSlider({ value: 30 }); age.value',
  'Object.groupBy([1, 2, 3], (value) => (value % 2 ? "odd" : "even")).odd?.length',
  "age.vlaue",
];
const shown = ["42", "30", "2", "Property 'vlaue' does not exist on type 'IntSlider'. Did you mean 'value'?"];

it("installed outside of the workspace it runs, and again after it moved", async (test) => {
  await ensurePython();
  const folder = mkdtempSync(path.join(tmpdir(), "alone-"));
  try {
    const [first, moved, prefix] = ["first", "moved", "prefix"].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    mkdirSync(first);
    writeFileSync(path.join(first, "package.json"), "{}");
    mustRun("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], inProject("packages", "kernel"));
    const [tarball = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
    const options = ["--prefer-offline", "--no-audit", "--no-fund", "--fetch-retries=0", "--loglevel=error"];
    const installed = run("npm", ["install", ...options, path.join("..", tarball)], first);
    if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOTCACHED|ENETUNREACH/.test(installed.stderr)) {
      test.skip(`npm cannot fetch what the kernel depends on: ${installed.stderr.split("\n")[0]}`);
      return;
    }
    assert.equal(installed.status, 0, installed.stderr);
    const install = (place: string): string =>
      mustRun(path.join(place, "node_modules", ".bin", "typescript-kernel"), ["install", "--prefix", prefix], place);

    assert.match(install(first), /installed the kernel typescript in /);
    assert.deepEqual(jupyterClient(prefix, ["cells", ...cells], first), shown);

    renameSync(first, moved);
    assert.throws(() => jupyterClient(prefix, ["cells", ...cells], moved));
    install(moved);
    assert.deepEqual(jupyterClient(prefix, ["cells", ...cells], moved), shown);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
