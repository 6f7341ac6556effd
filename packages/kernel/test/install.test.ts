import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, it } from "node:test";
import { mainScript } from "../src/install/spec.ts";

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, [mainScript, ...args], { encoding: "utf8", env: { ...process.env, ...env } });

describe("typescript-kernel", () => {
  it("installs into a prefix with absolute paths, and removes itself", () => {
    const prefix = mkdtempSync(path.join(tmpdir(), "prefix-"));
    try {
      const options = ["--prefix", prefix, "--name", "ts", "--display-name", "My TypeScript"];
      assert.equal(run(["install", ...options]).status, 0);
      const file = path.join(prefix, "share", "jupyter", "kernels", "ts", "kernel.json");
      const { argv, display_name, language, interrupt_mode } = JSON.parse(readFileSync(file, "utf8"));
      assert.deepEqual(
        { display_name, language, interrupt_mode },
        { display_name: "My TypeScript", language: "typescript", interrupt_mode: "message" },
      );
      assert.equal(argv[0], process.execPath);
      assert.ok(argv.includes(mainScript));
      assert.ok(path.isAbsolute(mainScript));
      assert.equal(run(["uninstall", "--prefix", prefix, "--name", "ts"]).status, 0);
      assert.equal(existsSync(file), false);
    } finally {
      rmSync(prefix, { recursive: true, force: true });
    }
  });

  it("installs for the user where Jupyter looks", () => {
    const data = mkdtempSync(path.join(tmpdir(), "data-"));
    try {
      const env = { JUPYTER_DATA_DIR: data, PYTHONUSERBASE: path.join(data, "python") };
      assert.equal(run(["install", "--user"], env).status, 0);
      assert.ok(existsSync(path.join(data, "kernels", "typescript", "kernel.json")));
      const module = "typescript_kernel_parameters";
      const found = () =>
        spawnSync("python3", ["-c", `import ${module}; print(${module}.__file__)`], {
          encoding: "utf8",
          env: { ...process.env, ...env },
        });
      assert.ok(found().stdout.startsWith(data));
      assert.equal(run(["uninstall", "--user"], env).status, 0);
      assert.notEqual(found().status, 0);
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  });

  it("says how it is used, and what is wrong", () => {
    assert.match(run(["--help"]).stdout, /typescript-kernel install/);
    assert.equal(run([]).status, 2);
    assert.equal(run(["install", "--nme", "x"]).status, 1);
    assert.match(run(["install", "--name", "../x", "--prefix", tmpdir()]).stderr, /a kernel's name/);
    const { status, stderr } = run(["kernel", "--connection-file", path.join(tmpdir(), "not-there.json")]);
    assert.equal(status, 1);
    assert.match(stderr, /ENOENT/);
  });
});
