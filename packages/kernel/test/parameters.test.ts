import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import vm from "node:vm";
import fc from "fast-check";
import { foldersOf, uninstallParameters } from "../src/parameters/install.ts";
import { ensureSchedulers, schedulerEnvironment, schedulerPython } from "./scheduling.ts";

const folder = mkdtempSync(path.join(tmpdir(), "kernel-parameters-"));
before(ensureSchedulers, { timeout: 300_000 });
after(() => rmSync(folder, { recursive: true, force: true }));

interface Cell {
  readonly source: string | readonly string[];
  readonly outputs?: readonly { readonly text?: string | readonly string[]; readonly evalue?: string }[];
}

function notebook(
  name: string,
  cells: readonly { readonly source: string; readonly tags?: readonly string[] }[],
): string {
  const file = path.join(folder, name);
  const content = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: "typescript", language: "typescript", display_name: "TypeScript" } },
    cells: cells.map(({ source, tags = [] }, index) => ({
      id: `cell-${index}`,
      cell_type: "code",
      metadata: { tags },
      source,
      outputs: [],
      execution_count: null,
    })),
  };
  writeFileSync(file, JSON.stringify(content));
  return file;
}

function run(args: readonly string[], input?: string): { readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(schedulerPython(), args, {
    cwd: folder,
    env: schedulerEnvironment,
    encoding: "utf8",
    ...(input === undefined ? {} : { input }),
  });
  assert.equal(status, 0, stderr);
  return { stdout, stderr };
}

const joined = (text: string | readonly string[] = ""): string => (typeof text === "string" ? text : text.join(""));

function printed(file: string): string {
  // papermill notes the parameters in the notebook as Python does, with numbers that JSON does not have.
  const content = readFileSync(file, "utf8").replace(/: (-?Infinity|NaN)(?=,?$)/gm, ": null");
  const { cells }: { readonly cells: readonly Cell[] } = JSON.parse(content);
  return cells.flatMap(({ outputs = [] }) => outputs.map(({ text }) => joined(text))).join("");
}

const parameters = [
  "// What a run may change",
  'let name: string = "nobody"; // whom to greet',
  "let count: number = 0 // how often",
  "let share = 0.5;",
  "let flag = false, nothing: string | null = null;",
  "let tags: string[] = [",
  '  "a", // the first',
  '  "b",',
  "];",
  "let options: Record<string, any> = { depth: 1 };",
  "let large = 1n;",
].join("\n");

/** Prints values with their types, so that nothing depends on how a kernel shows them. */
const show = (...names: readonly string[]): string => `console.log(JSON.stringify(
  [${names.join(", ")}],
  (_key, value) => typeof value === "bigint" ? value + "n" : Number.isFinite(value) || typeof value !== "number" ? value : String(value),
));`;

const text = "quotes \" ' ` $" + "{x} \\ and\nlines\u2028, é, 😀, </script>";

describe("papermill", { timeout: 120_000 }, () => {
  it("gives a TypeScript notebook parameters of every type", () => {
    const names = ["name", "count", "share", "flag", "nothing", "tags", "options", "large", "infinite", "missing"];
    const file = notebook("every.ipynb", [{ source: parameters, tags: ["parameters"] }, { source: show(...names) }]);
    const program = [
      "import papermill, sys",
      `text = ${JSON.stringify(text)}`,
      `papermill.execute_notebook(${JSON.stringify(file)}, "every-out.ipynb", progress_bar=False, parameters=dict(`,
      "  name=text, count=-12, share=1e-7, flag=True, nothing=None, tags=[text, 'ü'],",
      "  options={'a b': [1, 2.5, None, False], '__proto__': {'x': 1}, 'none': {}, 'empty': []},",
      "  large=2**64, infinite=float('-inf'), missing=float('nan')))",
    ].join("\n");
    run(["-c", program]);
    const options = '{"a b":[1,2.5,null,false],"__proto__":{"x":1},"none":{},"empty":[]}';
    const quoted = JSON.stringify(text);
    const expected = `[${quoted},-12,1e-7,true,null,[${quoted},"ü"],${options},"18446744073709551616n","-Infinity","NaN"]`;
    assert.equal(printed(path.join(folder, "every-out.ipynb")).trim(), expected);
  });

  it("takes parameters from its command line", () => {
    const source = "console.log(typeof count, count, name);";
    const file = notebook("command.ipynb", [{ source: parameters, tags: ["parameters"] }, { source }]);
    run(["-m", "papermill", file, "command-out.ipynb", "-p", "count", "7", "-r", "name", "007", "--no-progress-bar"]);
    assert.equal(printed(path.join(folder, "command-out.ipynb")).trim(), "number 7 007");
  });

  it("tells what parameters a notebook takes, with their types", () => {
    const file = notebook("help.ipynb", [{ source: parameters, tags: ["parameters"] }]);
    const { stdout } = run(["-m", "papermill", "--help-notebook", file]);
    const told = stdout.split("\n").map((line) => line.trim().replace(/ {2,}/g, " "));
    const from = told.findIndex((line) => line.startsWith("name:"));
    assert.deepEqual(told.slice(from, from + 10), [
      'name: string (default "nobody")',
      "whom to greet",
      "count: number (default 0) how often",
      "share: number (default 0.5)",
      "flag: boolean (default false)",
      "nothing: string | null (default null)",
      'tags: string[] (default [ "a", "b", ])',
      "options: Record<string, any> (default { depth: 1 })",
      "large: bigint (default 1n)",
      "",
    ]);
  });

  it("says which parameter cannot be a variable", () => {
    const file = notebook("wrong.ipynb", [{ source: "let x = 1", tags: ["parameters"] }]);
    const args = ["-m", "papermill", file, "wrong-out.ipynb", "-p", "not-a-name", "1", "--no-progress-bar"];
    const { status, stderr } = spawnSync(schedulerPython(), args, {
      cwd: folder,
      env: schedulerEnvironment,
      encoding: "utf8",
    });
    assert.notEqual(status, 0);
    assert.match(stderr, /the parameter 'not-a-name' cannot be a variable/);
  });
});

describe("reading parameters", () => {
  /** The declared variables of a cell, as our module reads them. */
  function read(source: string): unknown {
    const program =
      "import json, sys; from typescript_kernel_parameters.read import read_parameters as read; print(json.dumps(read(sys.stdin.read())))";
    return JSON.parse(run(["-c", program], source).stdout);
  }
  const one = (name: string, type: string, value: string, help = ""): object => ({
    name,
    inferred_type_name: type,
    default: value,
    help,
  });

  it("is not misled by what strings, comments and brackets hold", () => {
    assert.deepEqual(read('let a = "x; y // z"; /* let b = 1; */ let c = { d: [1, "}"] } // last'), [
      one("a", "string", '"x; y // z"'),
      one("c", "object", '{ d: [1, "}"] }', "last"),
    ]);
  });

  it("follows values over several lines, and code without semicolons", () => {
    assert.deepEqual(read("let a =\n  1 +\n  2\nconst b = `one\ntwo`\nlet c = [\n1,\n]"), [
      one("a", "None", "1 + 2"),
      one("b", "string", "`one\ntwo`"),
      one("c", "number[]", "[ 1, ]"),
    ]);
  });

  it("leaves out what has no value and what is no declaration", () => {
    assert.deepEqual(read("let a; console.log(1); b = 2; export let c = null, [d] = [1]"), [
      one("c", "NoneType", "null"),
    ]);
  });

  it("takes code that makes no sense for none", () => {
    assert.deepEqual(read('let = = ((\n"never ends'), []);
  });
});

describe("parameters as code", () => {
  it("have the values they were given, whatever these are", () => {
    const program = [
      "import json, sys",
      "from typescript_kernel_parameters.translate import Translator",
      "sys.stdout.reconfigure(encoding='utf-8')",
      "print(json.dumps([Translator.translate(value) for value in json.load(sys.stdin)]))",
    ].join("\n");
    const values = fc.sample(fc.jsonValue({ stringUnit: "binary", noUnicodeString: false }), { numRuns: 300, seed: 1 });
    const codes: readonly string[] = JSON.parse(run(["-c", program], JSON.stringify(values)).stdout);
    for (const [index, code] of codes.entries()) {
      // In this realm, so that what comes out is made of its objects; a whole number too large for one is a bigint.
      const value: unknown = vm.runInThisContext(`(${code})`);
      const expected = JSON.stringify(values[index]);
      assert.equal(
        JSON.stringify(value, (_key, part) => (typeof part === "bigint" ? Number(part) : part)),
        expected,
        code,
      );
    }
  });
});

describe("jupyter-scheduler", { timeout: 120_000 }, () => {
  it("gives parameters as they were typed, in the words of TypeScript or of Python", () => {
    const source = show("name", "count", "share", "flag", "nothing", "tags", "options", "large", "python");
    const cells = [{ source: `${parameters}\nlet python: unknown;`, tags: ["parameters"] }, { source }];
    const file = notebook("scheduled.ipynb", cells);
    const program = readFileSync(path.join(import.meta.dirname, "scheduled.py"), "utf8");
    const typed = {
      name: JSON.stringify("typed"),
      count: "3",
      share: "0.25",
      flag: "True",
      nothing: "None",
      tags: '["x", "y"]',
      options: "{ depth: 2 }",
      large: "18446744073709551616",
      python: "{'a': [True, None, \"True\"]}",
    };
    run(["-", file, JSON.stringify(typed)], program);
    const values = ["typed", 3, 0.25, true, null, ["x", "y"], { depth: 2 }, "18446744073709551616n"];
    const expected = JSON.stringify([...values, { a: [true, null, "True"] }]);
    assert.equal(printed(path.join(folder, "result.ipynb")).trim(), expected);
  });
});

describe("the Python module", () => {
  it("is known to pip, and leaves nothing behind", () => {
    const folders = foldersOf(schedulerPython());
    const list = "from importlib.metadata import distribution as d; print(d('typescript-kernel-parameters').version)";
    assert.equal(run(["-c", list]).stdout.trim(), "0.1.0");
    uninstallParameters(folders);
    const { stderr } = spawnSync(schedulerPython(), ["-c", list], { encoding: "utf8" });
    assert.match(stderr, /PackageNotFoundError/);
  });
});
