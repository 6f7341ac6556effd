import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { progressLine } from "../src/cli/progress.ts";
import { writeAdult } from "./adultFiles.ts";
import { folderWith, program, removeFolder, runIn } from "./command.ts";
import { atTerminal } from "./terminal.ts";

const folder = folderWith({ temporary: undefined });
after(() => removeFolder(folder));
const temporary = path.join(folder, "temporary");
const toLineStart = "\r\u001b[K";

/** A table large enough that nobody would wait for it without a word. */
async function writeLarge(name: string, columns: number, rows: number): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const numbers = Array.from({ length: columns }, (_, column) => `hash(i * ${column + 3}) / 1e19 AS n${column}`);
  const select = `SELECT 'c' || i % 50 AS c, ${numbers.join(", ")} FROM range(${rows}) r(i)`;
  await connection.run(`COPY (${select}) TO '${path.join(folder, name)}' (FORMAT ${path.extname(name).slice(1)})`);
  connection.closeSync();
  instance.closeSync();
}

describe("a line of progress", () => {
  const progress = (done: number, of: number, column = "education") => ({
    what: "",
    since: 0,
    progress: { done, of, column },
  });

  it("has a bar, the share, the column, and the time that is left", () => {
    assert.equal(progressLine(progress(5, 15), 8000, 80), "██████░░░░░░░░░░░░░░  33 %  education  20 s left");
    assert.equal(progressLine(progress(15, 15), 8000, 80), "████████████████████ 100 %  education  0 s left");
    assert.equal(progressLine(progress(2, 200), 1000, 80), "░░░░░░░░░░░░░░░░░░░░   1 %  education  3 min 18 s left");
    assert.equal(progressLine(progress(2, 9000), 1000, 80), "░░░░░░░░░░░░░░░░░░░░   0 %  education  2 h 29 min left");
  });

  it("makes no guess from the first part alone", () => {
    assert.equal(progressLine(progress(1, 4), 3000, 80), "█████░░░░░░░░░░░░░░░  25 %  education");
  });

  it("says what takes its time where no parts are known", () => {
    assert.equal(progressLine({ what: "reading a.csv", since: 1000 }, 4500, 80), "reading a.csv  4 s");
  });

  it("stays within the terminal, and shows names as what they are", () => {
    const long = progressLine(progress(5, 15, `${"wide 宽".repeat(9)}\u001b[31m\n`), 8000, 60);
    assert.equal(long, "██████░░░░░░░░░░░░░░  33 %  wide 宽wide 宽wide …  20 s left");
    assert.equal(progressLine({ what: "reading x\u001b[2J\ny", since: 0 }, 1000, 80), "reading x␛[2J␊y  1 s");
    for (let width = 1; width < 80; width += 1) assert.ok(progressLine(progress(5, 15), 8000, width).length < width);
  });
});

describe("driftline at a terminal", { skip: process.platform === "win32" }, () => {
  const slow = ["compare", "a.parquet", "a.parquet", "--measures", "all"];
  let session: ReturnType<typeof atTerminal>;
  before(async () => {
    writeAdult(folder);
    await writeLarge("a.csv", 3, 1_500_000);
    // As large as it takes for whoever waits to wonder.
    for (let columns = 20; (session?.seconds ?? 0) < 2.5; columns *= 2) {
      await writeLarge("a.parquet", columns, 200_000);
      session = atTerminal(folder, { args: slow });
    }
  });
  it("shows in one line how far a comparison is, and clears it before the report", () => {
    const { written, text, code } = session;
    assert.equal(code, 0);
    const end = text.lastIndexOf(toLineStart) + toLineStart.length;
    const [shown, report] = [text.slice(0, end), text.slice(end)];
    const lines = shown.split(toLineStart).slice(1);
    assert.ok(!shown.includes("\n"), "all in one line");
    assert.equal(lines.pop(), "", "it is cleared");
    assert.ok(lines.length > 1);
    for (const line of lines)
      assert.match(
        line,
        /^(?:[█░]{20} {1,3}\d+ % {2}\S+(?: {2}\d.* left)?|finding out what the columns hold {2}\d+ s|reading \S+ {2}\d+ s)$/,
      );
    const shares = lines.flatMap((line) => /(\d+) %/.exec(line)?.slice(1).map(Number) ?? []);
    assert.deepEqual(
      shares,
      [...shares].sort((one, other) => one - other),
    );
    assert.ok((written[0]?.[0] ?? 0) > 1, "not in the first second");
    assert.match(report, /^\S* ?\S* .*[\s\S]*\bMoved\b/);
    assert.ok(report.includes("a.parquet"));
  });

  it("shows nothing for quick work, and nothing but the result where standard error is no terminal", () => {
    const quick = ["compare", "reference.csv", "production.csv", "--columns", "age"];
    const { text, seconds } = atTerminal(folder, { args: quick, stdout: path.join(folder, "out.txt") });
    assert.ok(seconds >= 1 || text === "", text);
    assert.equal(readFileSync(path.join(folder, "out.txt"), "utf8"), runIn(folder, quick).stdout);
    assert.equal(runIn(folder, slow).stderr, "");
  });

  it("shows nothing at a terminal that cannot write a line anew", () => {
    const { text } = atTerminal(folder, { args: slow, stdout: "/dev/null" }, { TERM: "dumb" });
    assert.equal(text, "");
  });

  it("names the file that it reads", () => {
    const { text, seconds } = atTerminal(folder, { args: ["describe", "a.csv"], stdout: "/dev/null" });
    assert.ok(seconds < 1.2 || text.includes(`${toLineStart}reading a.csv  `), text);
  });

  /** The best of some tries: what else the machine does is not what is tested. */
  function stopped(args: readonly string[], interrupt: { readonly seen: string } | { readonly path: string }) {
    const tries = Array.from({ length: 3 }, () => {
      const session = atTerminal(folder, { args, interrupt, stdout: "/dev/null" }, { TMPDIR: temporary });
      assert.equal(session.code, 130, session.text);
      assert.deepEqual(readdirSync(temporary), [], "temporary files are gone");
      assert.equal(session.text.split(toLineStart).at(-1)?.replace("^C", ""), "driftline: stopped\r\n");
      return session.afterPress ?? Number.NaN;
    });
    return Math.min(...tries);
  }

  it("is stopped by Ctrl-C within half a second while it reads a large file", () => {
    const seconds = stopped(["compare", "a.csv", "a.csv"], { path: path.join(temporary, "driftline-*", "*.parquet") });
    assert.ok(seconds < 0.5, `${seconds} s`);
  });

  it("is stopped by Ctrl-C within half a second while it compares", () => {
    const seconds = stopped(slow, { seen: "%" });
    assert.ok(seconds < 0.5, `${seconds} s`);
  });

  it("is stopped by Ctrl-C at once while it reads a small file", () => {
    const args = ["compare", "reference.csv", "production.csv"];
    const { code, afterPress } = atTerminal(folder, { args, interrupt: { path: path.join(folder, "reference.csv") } });
    // Before signals are listened to, one ends the process as it ends any other.
    assert.ok([130, -2].includes(code), `${code}`);
    assert.ok((afterPress ?? 1) < 0.5, `${afterPress} s`);
  });

  it("is stopped by the machine in order too", async () => {
    const env = { ...process.env, NODE_OPTIONS: "", TMPDIR: temporary };
    const child = spawn(process.execPath, [program, "compare", "a.csv", "a.csv"], { cwd: folder, env });
    let errors = "";
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    const ended = new Promise((resolve) => child.on("close", resolve));
    while (readdirSync(temporary).length === 0) await sleep(10);
    child.kill("SIGTERM");
    assert.equal(await ended, 143);
    assert.equal(errors, "driftline: stopped\n");
    assert.deepEqual(readdirSync(temporary), []);
  });
});
