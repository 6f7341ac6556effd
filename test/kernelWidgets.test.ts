import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { it } from "node:test";
import type { Locator, Page } from "playwright-core";
import { inProject } from "../.config/shell.ts";
import { inBrowser } from "./browser.ts";
import { output, type RunningJupyterLab, startJupyterLab } from "./jupyter.ts";

const name = "kernel-widgets-test.ipynb";
const file = inProject("notebooks", name);

/** The cells of the notebook; the last expression of each shows a widget. */
const cells = [
  `import { button, checkbox, dropdown, floatText, intProgress, intSlider, label, output, tabs, text, vbox, widget } from "@driftline/kernel";
const speed = intSlider({ value: 3, max: 10, description: "Speed" });
const area = output();
speed.observe("value", async ({ value, old }) => {
  await area.capture(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    console.log(\`from \${old} to \${value}\`);
  });
});
const full = button({ description: "Full speed" });
full.onClick(() => {
  speed.value = 10;
});
vbox([speed, full, area], { layout: { width: "60%" } })`,
  `const choice = dropdown({ options: { small: 10, large: 1000 }, description: "Size" });
const name = text({ value: "<b>text</b>", description: "<i>Name</i>" });
const bar = intProgress({ value: 40, description: "Done", barStyle: "success" });
tabs({ Settings: vbox([choice, name, checkbox({ description: "Again" }), bar]), More: vbox([floatText({ value: 1.5 }), label({ value: "$x^2$" })]) })`,
  `const counter = widget({
  esm: \`export default { render({ model, el }) {
    const button = document.createElement("button");
    button.className = "count";
    const draw = () => { button.textContent = "count " + model.get("count"); };
    button.onclick = () => { model.set("count", model.get("count") + 1); model.save_changes(); };
    model.on("change:count", draw);
    const ask = document.createElement("button");
    ask.className = "ask";
    ask.textContent = "sum";
    ask.onclick = () => model.send({ kind: "sum" }, undefined, [new Uint8Array([1, 2, 3]).buffer]);
    model.on("msg:custom", (content, buffers) => { ask.textContent = content.sum + " " + new Uint8Array(buffers[0].buffer, buffers[0].byteOffset, buffers[0].byteLength).join(); });
    draw();
    el.append(button, ask);
  } };\`,
  css: ".count { font-weight: bold; }",
  state: { count: 1, data: new Float64Array([1, 2]) },
});
counter.onMessage((_content, [bytes]) => counter.send({ sum: bytes.reduce((sum, one) => sum + one, 0) }, [bytes.slice(1)]));
counter.observe("count", ({ value }) => console.log(\`counted \${value}\`));
counter`,
];

function writeNotebook(): void {
  const content = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: "typescript", language: "typescript", display_name: "TypeScript" } },
    cells: cells.map((source, index) => ({
      id: `cell-${index}`,
      cell_type: "code",
      metadata: {},
      source,
      outputs: [],
      execution_count: null,
    })),
  };
  writeFileSync(file, JSON.stringify(content));
}

async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole("menuitem", { name: menu, exact: true }).click();
  await page.locator(".lm-Menu-itemLabel").getByText(item, { exact: true }).click();
}

/** Saves, and waits until the file says what it must. */
async function save(page: Page, until: (notebook: string) => boolean): Promise<void> {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+s");
  for (let tries = 0; tries < 100 && !until(readFileSync(file, "utf8")); tries++) await page.waitForTimeout(100);
  assert.ok(until(readFileSync(file, "utf8")), "the notebook was not saved as it should be");
}

const speedOf = (page: Page): Locator => page.locator(".widget-slider").filter({ hasText: "Speed" }).first();

async function expectSpeed(page: Page, value: number): Promise<void> {
  await speedOf(page).locator(".widget-readout").getByText(String(value), { exact: true }).waitFor();
}

async function press(page: Page, key: string): Promise<void> {
  await speedOf(page).locator(".noUi-handle").focus();
  await page.keyboard.press(key);
}

async function openNotebook(page: Page, lab: RunningJupyterLab): Promise<void> {
  await page.goto(lab.url(`/lab/tree/${name}`));
  await page.locator(".jp-Notebook").waitFor();
  await page.locator("#jupyterlab-splash").waitFor({ state: "detached" });
  await page.locator(".jp-StatusBar-Widget, #jp-main-statusbar").getByText("| Idle").waitFor();
}

const picture = (page: Page, what: string) => page.screenshot({ path: path.join(output, `widgets-${what}.png`) });

/** Widgets that run: moved by a person, by code, and by a module of one's own. */
async function useWidgets(page: Page): Promise<void> {
  await choose(page, "Run", "Run All Cells");
  await expectSpeed(page, 3);
  await press(page, "ArrowRight");
  await page.getByText("from 3 to 4").waitFor();
  await press(page, "ArrowRight");
  await page.locator(".jp-OutputArea .jp-OutputArea").getByText("from 4 to 5").waitFor();
  await page.locator(".count").click();
  await page.getByText("count 2").waitFor();
  await page.locator(".jp-CodeCell").nth(2).locator(".jp-OutputArea").getByText("counted 2").waitFor();
  await page.locator(".ask").click();
  await page.getByText("6 2,3", { exact: true }).waitFor();
  // What is text stays text.
  await page.locator(".widget-label").getByText("<i>Name</i>").waitFor();
  await picture(page, "used");
}

async function runningKernels(lab: RunningJupyterLab): Promise<readonly { readonly id: string }[]> {
  const response = await fetch(lab.url("/api/sessions"));
  return (await response.json()) as readonly { readonly id: string }[];
}

it("widgets live in JupyterLab, outlive a reload and are saved", { timeout: 240_000 }, async () => {
  mkdirSync(output, { recursive: true });
  writeNotebook();
  const lab = await startJupyterLab();
  try {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      page.setDefaultTimeout(30_000);
      await openNotebook(page, lab);
      await useWidgets(page);

      await save(page, (text) => text.includes("widget-view+json"));
      await page.reload();
      await expectSpeed(page, 5);
      await page.getByRole("button", { name: "Full speed" }).click();
      await expectSpeed(page, 10);
      await page.getByText("from 5 to 10").waitFor();
      await picture(page, "reloaded");

      await press(page, "ArrowLeft");
      await page.getByText("from 10 to 9").waitFor();
      await save(page, (text) => text.includes("widget-state+json") && text.includes("from 10 to 9"));
      for (const { id } of await runningKernels(lab)) await fetch(lab.url(`/api/sessions/${id}`), { method: "DELETE" });
      assert.deepEqual(await runningKernels(lab), []);
      await page.goto("about:blank");
      await openNotebook(page, lab);
      await expectSpeed(page, 9);
      await page.getByText("from 10 to 9").waitFor();
      await picture(page, "saved");
    });
  } finally {
    await lab.stop();
    rmSync(file, { force: true });
  }
});
