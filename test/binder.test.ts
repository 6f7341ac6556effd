// What Binder does with this folder: its plan, and the script that it runs in a fresh clone.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { ensureEnvironment } from "../.config/python.ts";
import { inProject, node, root } from "../.config/shell.ts";

const environmentFile = inProject("binder", "environment.yml");
const postBuild = inProject("binder", "postBuild");

/** What environment.yml has pip install. */
function pipPackages(): string[] {
  const [, listed = ""] = readFileSync(environmentFile, "utf8").split(/^ {2}- pip:\n/m);
  return [...listed.matchAll(/^ {6}- (\S+)$/gm)].map(([, name = ""]) => name);
}

/** The files that git has or would take, in a folder of their own. */
function freshClone(folder: string): void {
  const { stdout } = spawnSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" });
  for (const file of stdout.split("\0").filter(Boolean)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(inProject(file), path.join(folder, file));
  }
}

describe("Binder", { timeout: 600_000, skip: process.platform === "win32" && "Binder runs Linux" }, () => {
  it("finds its files and makes a plan of them", async () => {
    const folder = inProject(".cache", "repo2docker");
    const python = await ensureEnvironment(folder, "repo2docker", ["jupyter-repo2docker==2026.4.0"]);
    const args = ["-m", "repo2docker", "--no-build", "--debug", "."];
    const { status, stdout, stderr } = spawnSync(python, args, { cwd: root, encoding: "utf8" });
    const plan = `${stdout}${stderr}`;
    assert.equal(status, 0, plan);
    assert.match(plan, /env update -p \S+ --file "binder\/environment\.yml"/);
    assert.match(plan, /RUN \.\/binder\/postBuild/);
    assert.ok(statSync(postBuild).mode & 0o100, "postBuild is a program");
  });

  describe("postBuild in a fresh clone", () => {
    const clone = mkdtempSync(path.join(tmpdir(), "driftline-binder-"));
    const environment = inProject(".cache", "binder");
    const programs = path.join(environment, "bin");
    const env = {
      ...process.env,
      PATH: [programs, path.dirname(node), process.env["PATH"]].join(path.delimiter),
      JUPYTER_PREFER_ENV_PATH: "1",
      JUPYTER_DATA_DIR: path.join(clone, ".jupyter"),
    };

    function run(program: string, ...args: string[]): string {
      const { status, stdout, stderr } = spawnSync(program, args, { cwd: clone, env, encoding: "utf8" });
      assert.equal(status, 0, `${program} ${args.join(" ")}\n${stderr}`);
      return `${stdout}${stderr}`;
    }

    before(async () => {
      const python = await ensureEnvironment(environment, "what Binder has", pipPackages());
      // What an earlier run put there would hide what this one lacks.
      const ours = ["driftline-lab", "typescript-kernel-parameters"];
      spawnSync(python, ["-m", "pip", "uninstall", "--quiet", "--yes", ...ours]);
      rmSync(path.join(environment, "share", "jupyter", "kernels", "typescript"), { recursive: true, force: true });
      freshClone(clone);
      run("bash", path.join("binder", "postBuild"));
    });
    after(() => rmSync(clone, { recursive: true, force: true, maxRetries: 5 }));

    it("installs the extension and the kernel", () => {
      assert.match(run("jupyter", "labextension", "list"), /driftline-lab v0\.1\.0/);
      const { kernelspecs } = JSON.parse(run("jupyter", "kernelspec", "list", "--json", "--log-level=ERROR"));
      assert.equal(kernelspecs.typescript.spec.display_name, "TypeScript");
    });

    it("leaves a notebook that runs, with its data", () => {
      const shown = run(
        "jupyter",
        "nbconvert",
        "--to",
        "markdown",
        "--execute",
        "--stdout",
        "notebooks/1-start-here.ipynb",
      );
      assert.match(shown, /verdict: drift/);
    });
  });
});
