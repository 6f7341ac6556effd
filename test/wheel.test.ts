// The wheel in a JupyterLab that knows nothing of this project.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, copyFileSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { buildWheel } from "../.config/lab.ts";
import { ensureEnvironment, ensurePython } from "../.config/python.ts";
import { inProject } from "../.config/shell.ts";
import { freePort, output } from "./jupyter.ts";
import { inWatchedPage } from "./notebook.ts";

const jupyterLab = ["--constraint", inProject(".config", "constraints.txt"), "jupyterlab==4.6.6"];

describe("the wheel in a plain JupyterLab", { timeout: 300_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), "driftline-wheel-"));
  /** Nothing of a person's own Jupyter, and nothing of this project's. */
  const env = {
    ...process.env,
    HOME: folder,
    JUPYTER_PREFER_ENV_PATH: "1",
    JUPYTER_PLATFORM_DIRS: "0",
    JUPYTER_TOKEN: "t",
  };
  let python = "";
  let wheel = "";

  before(async () => {
    await ensurePython();
    wheel = await buildWheel();
    python = await ensureEnvironment(inProject(".cache", "plain"), "a plain JupyterLab", jupyterLab);
    const quiet = ["--quiet", "--disable-pip-version-check"];
    spawnSync(python, ["-m", "pip", "uninstall", ...quiet, "--yes", "driftline-lab", "jupyterlab_widgets"]);
    const constraints = ["--constraint", inProject(".config", "constraints.txt")];
    const { status, stderr } = spawnSync(python, ["-m", "pip", "install", ...quiet, ...constraints, wheel], {
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
  });
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  it("is under 2 MB", () => assert.ok(statSync(wheel).size < 2_000_000));

  it("is an extension that JupyterLab enables, and brings what widgets need", () => {
    const { stdout, stderr } = spawnSync(python, ["-m", "jupyter", "labextension", "list"], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the list is coloured
    const listed = `${stdout}${stderr}`.replace(/\u001b\[\d+m/g, "");
    assert.match(listed, /driftline-lab v0\.1\.0 enabled OK \(python, driftline-lab\)/);
    assert.match(listed, /@jupyter-widgets\/jupyterlab-manager v\S+ enabled OK/);
  });

  it("shows the report of a saved notebook, without a kernel", async () => {
    copyFileSync(inProject("notebooks", "1-start-here.ipynb"), path.join(folder, "saved.ipynb"));
    mkdirSync(output, { recursive: true });
    const port = await freePort();
    const log = openSync(path.join(output, "jupyterlab-plain.log"), "w");
    const options = ["--no-browser", `--ServerApp.port=${port}`, "--ServerApp.ip=127.0.0.1", "--LabApp.news_url="];
    const asRoot = process.getuid?.() === 0 ? ["--allow-root"] : [];
    const server = spawn(python, ["-m", "jupyterlab", ...asRoot, ...options], {
      cwd: folder,
      env,
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    const ended = once(server, "exit");
    const url = (page: string): string => `http://127.0.0.1:${port}${page}?token=t`;
    try {
      for (let tries = 0; tries < 120; tries++) {
        if (
          await fetch(url("/api/status")).then(
            ({ ok }) => ok,
            () => false,
          )
        )
          break;
        await sleep(500);
      }
      await inWatchedPage(async (page) => {
        await page.goto(url("/lab/tree/saved.ipynb"));
        const report = page.locator(".jp-OutputArea-output .driftline").first();
        await report.getByText("columns changed enough to matter").first().waitFor();
        await report.getByRole("row").filter({ hasText: "education" }).first().waitFor();
        // JupyterLab asks which kernel it is to be.
        await page.keyboard.press("Escape");
        await report.screenshot({ path: path.join(output, "wheel-plain.png") });
      });
    } finally {
      server.kill("SIGTERM");
      await ended;
    }
  });
});
