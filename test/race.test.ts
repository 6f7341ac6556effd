import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, it } from "node:test";
import { findPython } from "../.config/python.ts";
import { inProject, node, root } from "../.config/shell.ts";
import { ensureEnvironment, parseRequirements, peers, versionsOf } from "./bench/race/environments.ts";
import { rowsOf } from "./bench/race/figures.ts";
import { type Cost, type Failure, lastLine, measure, type Program } from "./bench/race/measure.ts";
import { type Contestant, race, type Work } from "./bench/race/race.ts";
import { planOf } from "./bench/race/works.ts";

const [found, ...settings] = findPython({ from: [3, 10], for: "the test of the race" });
const { stdout } = spawnSync(found, [...settings, "-c", "import sys; print(sys.executable)"], { encoding: "utf8" });
const python = stdout.trim();
const folder = mkdtempSync(path.join(tmpdir(), "driftline-race-"));
after(() => rmSync(folder, { recursive: true }));

const running = (code: string): Program => ({ command: [node, "-e", code], env: { NODE_OPTIONS: "" } });
const measured = (program: Program, seconds = 60): Cost | Failure =>
  measure(program, { python: [python], output: path.join(folder, "output"), seconds });

function costOf(program: Program): Cost {
  const cost = measured(program);
  assert.ok(!("failed" in cost), JSON.stringify(cost));
  return cost;
}

function reasonOf(program: Program, seconds?: number): string {
  const cost = measured(program, seconds);
  assert.ok("failed" in cost, JSON.stringify(cost));
  return cost.failed;
}

const burn = "while (process.cpuUsage().user + process.cpuUsage().system < 500_000);";
const printing = "console.log('[]');";

describe("the measuring of a program", () => {
  it("counts the processor's time and not the waiting", () => {
    const wait = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);";
    const { wall, cpu } = costOf(running(`${burn}${wait}${printing}`));
    assert.ok(wall > 1, `wall ${wall} s`);
    assert.ok(cpu > 0.5 && cpu < 0.9, `CPU ${cpu} s`);
  });

  it("counts the processes that the program waits for, and not those of the measuring", () => {
    const child = `require("node:child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(burn)}]);`;
    const { cpu } = costOf(running(`${child}${printing}`));
    assert.ok(cpu > 0.5 && cpu < 0.9, `CPU ${cpu} s`);
    const idle = costOf({ command: ["echo", "[]"], env: {} });
    assert.ok(idle.cpu < 0.03, `CPU ${idle.cpu} s`);
  });

  it("sees the peak of memory, also of what was let go", () => {
    const hold = "let held = Buffer.alloc(200 * 2 ** 20, 1); held = undefined; globalThis.gc();";
    const { command, env } = running(`${hold}${printing}`);
    const { memory } = costOf({ command: [command[0], "--expose-gc", ...command.slice(1)], env });
    assert.ok(memory > 200 && memory < 330, `${memory} MB`);
  });

  it("gives the last line of what went wrong", () => {
    assert.equal(reasonOf(running("console.error('first\\nlast\\n\\n'); process.exit(3)")), "last");
    assert.equal(reasonOf(running("process.exit(3)")), "nothing on standard error");
    assert.match(reasonOf(running("process.kill(process.pid, 'SIGKILL')")), /^SIGKILL, /);
    assert.match(reasonOf(running("console.log('Infinity, or so')")), /^what it printed is not JSON: /);
    assert.match(reasonOf({ command: ["./no-such-program"], env: {} }), /no-such-program/);
    assert.equal(reasonOf(running("setInterval(() => {}, 1000)"), 0.2), "not done after 0.2 s");
  });

  it("does not tell where the project lies", () => {
    assert.equal(lastLine(`a\n${root}/test/x.py: no such file\n\n`), "./test/x.py: no such file");
  });
});

const contestant = (name: string, start: Contestant["start"]): Contestant => ({ name, does: "", start });
const workOf = (others: readonly Contestant[], runs = 2): Work => ({
  id: "work",
  title: "A work",
  runs,
  ours: contestant("ours", running(printing)),
  others,
});

describe("a race", () => {
  it("warms everyone up once, then takes turns with ours before every other", () => {
    const order: string[] = [];
    const cost = { wall: 1, cpu: 1, memory: 1 };
    const named = (name: string) => contestant(name, { command: [name], env: {} });
    const work = { ...workOf([named("a"), named("b")]), ours: named("ours") };
    const note = ({ command: [program] }: Program): Cost => {
      order.push(program);
      return cost;
    };
    const found = race(work, { measure: note, say: () => {} });
    assert.equal(order.join(" "), "ours a b ours a ours b ours a ours b");
    assert.deepEqual(
      found.map(({ name, costs }) => [name, costs.length]),
      [
        ["ours", 4],
        ["a", 2],
        ["b", 2],
      ],
    );
  });

  it("goes on without those that fail, and keeps them as rows with the reason", () => {
    const others = [
      contestant("breaks", running("throw new TypeError('broken')")),
      contestant("not installed", { failed: "no such version" }),
      contestant("left out", { skipped: "too slow" }),
      contestant("works", running(printing)),
    ];
    const said: string[] = [];
    const rows = rowsOf(race(workOf(others, 1), { measure: measured, say: (message) => said.push(message) }));
    assert.deepEqual(
      rows.map(({ name, runs }) => [name, runs]),
      [
        ["ours", 1],
        ["breaks", 0],
        ["not installed", 0],
        ["left out", 0],
        ["works", 1],
      ],
    );
    assert.deepEqual(
      rows.map(({ without }) => without?.why),
      [undefined, "failed", "failed", "skipped", undefined],
    );
    assert.equal(rows[2]?.without?.reason, "no such version");
    assert.ok((rows[4]?.ratios?.wall ?? 0) > 0);
    assert.equal(said.filter((message) => message.startsWith("work: left out skipped")).length, 1);
  });

  it("leaves out who fails in a later round, with all of its runs", () => {
    const times = new Map<string, number>();
    const tiring = ({ command: [name] }: Program): Cost | Failure => {
      const time = (times.get(name) ?? 0) + 1;
      times.set(name, time);
      return name === "tires" && time === 3 ? { failed: "tired" } : { wall: 1, cpu: 1, memory: 1 };
    };
    const others = ["tires", "lasts"].map((name) => contestant(name, { command: [name], env: {} }));
    const [, tires, lasts] = race(workOf(others, 4), { measure: tiring, say: () => {} });
    assert.deepEqual([tires?.costs, tires?.without], [[], { why: "failed", reason: "tired" }]);
    assert.deepEqual([times.get("tires"), lasts?.costs.length], [3, 4]);
  });

  it("runs ours alone where nobody else is left, and others where ours fails", () => {
    const alone = rowsOf(race(workOf([contestant("a", { failed: "no" })], 1), { measure: measured, say: () => {} }));
    assert.equal(alone[0]?.runs, 1);
    const failing = { ...workOf([contestant("a", running(printing))], 1), ours: contestant("ours", { failed: "no" }) };
    const said: string[] = [];
    const all = race(failing, { measure: measured, say: (message) => said.push(message) });
    const [ours, other] = rowsOf(all);
    assert.equal(said.filter((message) => message.includes("failed")).length, 1);
    assert.equal(ours?.without?.why, "failed");
    assert.deepEqual([other?.runs, other?.ratios], [1, undefined]);
  });
});

describe("the peers", () => {
  const wanted = {
    evidently: "0.7.23",
    nannyml: "0.13.1",
    whylogs: "1.6.4",
    deepchecks: "0.19.1",
    frouros: "0.9.0",
    "alibi-detect": "0.13.0",
    scipy: "1.17.1",
  };

  it("are pinned at the versions whose definitions we hold ourselves to", () => {
    assert.deepEqual(Object.fromEntries(peers.map((peer) => [peer, versionsOf(peer).get(peer)])), wanted);
  });

  it("have a script that is Python each", () => {
    const scripts = readdirSync(inProject("test", "bench", "race", "peers")).sort();
    assert.deepEqual(scripts, peers.map((peer) => `${peer}.py`).sort());
    const read = "import sys; [compile(open(file, encoding='utf8').read(), file, 'exec') for file in sys.argv[1:]]";
    const files = scripts.map((script) => inProject("test", "bench", "race", "peers", script));
    const { status, stderr } = spawnSync(python, ["-c", read, ...files], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
  });

  it("must each be pinned at one version", () => {
    const found = parseRequirements("# why\n\nwhylogs[viz]==1.6.4\nalibi-detect==0.13.0 \n");
    assert.deepEqual(
      [...found],
      [
        ["whylogs", "1.6.4"],
        ["alibi-detect", "0.13.0"],
      ],
    );
    for (const text of ["numpy", "numpy>=1", "numpy==1.0,<2", "-r other.txt"]) {
      assert.throws(() => parseRequirements(text), /does not pin one version/);
    }
  });

  it("that cannot be installed are failures with a reason", async () => {
    const requirements = path.join(folder, "peer.txt");
    writeFileSync(requirements, "peer==1\n");
    const target = path.join(folder, "environment");
    const missing = await ensureEnvironment(requirements, { python: ["./no-such-python"], target });
    assert.match(typeof missing === "string" ? missing : missing.failed, /^not installed: .*no-such-python/);
    const refusing = await ensureEnvironment(requirements, { python: [node], target });
    assert.match(typeof refusing === "string" ? refusing : refusing.failed, /^not installed: .*bad option: -m/);
  });

  it("take part as failures where they have no environment", () => {
    const environments = new Map(peers.map((peer) => [peer, { failed: `no ${peer}` }] as const));
    const files = { reference: "a.parquet", current: "b.parquet" };
    const { others, targets } = planOf("million", 1_000_000, { files, environments, runs: 1 });
    assert.deepEqual(others.map(({ start }) => "failed" in start && start.failed).slice(0, 2), [
      "no evidently",
      "no nannyml",
    ]);
    const names = ["driftline", ...others.map(({ name }) => name)];
    assert.equal(new Set(names).size, names.length);
    for (const { row } of targets) assert.ok(names.includes(row), row);
  });
});
