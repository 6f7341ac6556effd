import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { inProject } from "../.config/shell.ts";
import { type BrowserOptions, inBrowser } from "./browser.ts";
import type { RunningJupyterLab } from "./jupyter.ts";

const kernelspec = { name: "typescript", language: "typescript", display_name: "TypeScript" };

/** A notebook that a test writes, opens in JupyterLab and reads again. */
export interface NotebookFile {
  readonly name: string;
  write(cells: readonly string[], outputs?: readonly (readonly object[])[]): void;
  text(): string;
  /** Writes what was in it before. */
  putBack(kept: string): void;
  remove(): void;
}

export function notebookFile(name: string): NotebookFile {
  const file = inProject("notebooks", name);
  const text = (): string => readFileSync(file, "utf8");
  return {
    name,
    write(cells, outputs = []) {
      const written = cells.map((source, index) => ({
        id: `cell-${index}`,
        cell_type: "code",
        metadata: {},
        source,
        outputs: outputs[index] ?? [],
        execution_count: null,
      }));
      writeFileSync(file, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: { kernelspec }, cells: written }));
    },
    text,
    putBack: (kept) => writeFileSync(file, kept),
    remove: () => rmSync(file, { force: true }),
  };
}

/** What an output takes in the file of a notebook: a space a level, and outputs are four levels in. */
export function bytesInFile(output: unknown): number {
  const written = JSON.stringify(output, null, 1);
  return Buffer.byteLength(written) + 4 * (written.split("\n").length - 1);
}

export async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole("menuitem", { name: menu, exact: true }).click();
  await page.locator(".lm-Menu-itemLabel").getByText(item, { exact: true }).click();
}

/** Saves, and waits until the file says what it must. */
export async function save(page: Page, notebook: NotebookFile, until: (text: string) => boolean): Promise<void> {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+s");
  for (let tries = 0; tries < 100 && !until(notebook.text()); tries++) await page.waitForTimeout(100);
  assert.ok(until(notebook.text()), "the notebook was not saved as it should be");
}

/** Shows a notebook, its kernel started or not. */
export async function showNotebook(page: Page, lab: RunningJupyterLab, { name }: NotebookFile): Promise<void> {
  // What an earlier page had open is not opened again.
  await page.goto(`${lab.url(`/lab/tree/${name}`)}&reset`);
  await page.locator(".jp-Notebook").waitFor();
  await page.locator("#jupyterlab-splash").waitFor({ state: "detached" });
}

export async function openNotebook(page: Page, lab: RunningJupyterLab, notebook: NotebookFile): Promise<void> {
  await showNotebook(page, lab, notebook);
  await page.locator(".jp-StatusBar-Widget, #jp-main-statusbar").getByText("| Idle").waitFor();
}

export async function runAll(page: Page): Promise<void> {
  await choose(page, "Run", "Run All Cells");
}

export async function chooseTheme(page: Page, name: string): Promise<void> {
  await page.getByRole("menuitem", { name: "Settings", exact: true }).click();
  await page.locator(".lm-Menu-itemLabel").getByText("Theme", { exact: true }).hover();
  await page.locator(".lm-Menu-itemLabel").getByText(name, { exact: true }).click();
  await page.locator(`body[data-jp-theme-name="${name}"]`).waitFor({ state: "attached" });
  await page.locator("#jupyterlab-splash").waitFor({ state: "detached" });
}

/** What goes wrong in a page, and what it asks of others than this machine. */
export function watchPage(page: Page): readonly string[] {
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    if (dialog.type() !== "beforeunload") seen.push(`dialog: ${dialog.message()}`);
    void dialog.accept();
  });
  page.on("pageerror", ({ message, stack = message }) => {
    // Notebook 7.6.5 has errors of its own at every start.
    if (!/^ +at .*\/static\/notebook\//m.test(stack.split("\n")[1] ?? "")) seen.push(`error: ${stack}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error") seen.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { protocol, hostname, href } = new URL(request.url());
    if (!["data:", "blob:"].includes(protocol) && hostname !== "127.0.0.1") seen.push(`request: ${href}`);
  });
  return seen;
}

/** Work in a page in which nothing must go wrong. */
export async function inWatchedPage(work: (page: Page) => Promise<void>, size: BrowserOptions = {}): Promise<void> {
  await inBrowser(async (browser) => {
    const page = await browser.newPage();
    page.setDefaultTimeout(30_000);
    const seen = watchPage(page);
    await work(page);
    assert.deepEqual(seen, []);
  }, size);
}

async function runningKernels(lab: RunningJupyterLab): Promise<readonly { readonly id: string }[]> {
  const response = await fetch(lab.url("/api/sessions"));
  return (await response.json()) as readonly { readonly id: string }[];
}

export async function endKernels(lab: RunningJupyterLab): Promise<void> {
  for (const { id } of await runningKernels(lab)) await fetch(lab.url(`/api/sessions/${id}`), { method: "DELETE" });
  assert.deepEqual(await runningKernels(lab), []);
}
