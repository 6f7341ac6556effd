import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { BrowserContext, Locator, Page } from "playwright-core";
import { inBrowser } from "./browser.ts";
import { output, type RunningJupyterLab, startJupyterLab } from "./jupyter.ts";
import { choose, endKernels, notebookFile, openNotebook, save } from "./notebook.ts";

const notebook = notebookFile("kernel-widgets-test.ipynb");

/** Cells whose last expression is a widget. */
const living = [
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
  esm: \`export function render({ model, el }) {
    const button = document.createElement("button");
    button.className = "count";
    const draw = () => { button.textContent = "count " + model.get("count"); };
    button.onclick = () => { model.set("count", model.get("count") + 1); model.save_changes(); };
    model.on("change:count", draw);
    const ask = document.createElement("button");
    ask.className = "ask";
    ask.textContent = "sum";
    ask.onclick = () => model.send({ kind: "sum" }, undefined, [new Uint8Array([1, 2, 3]).buffer]);
    model.on("msg:custom", (content, [bytes]) => {
      ask.textContent = content.sum + " " + new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength).join();
    });
    draw();
    el.append(button, ask);
  }\`,
  css: ".count { font-weight: bold; }",
  state: { count: 1, data: new Float64Array([1, 2]) },
});
counter.onMessage((_content, [bytes]) => counter.send({ sum: bytes.reduce((sum, one) => sum + one, 0) }, [bytes.slice(1)]));
counter.observe("count", ({ value }) => console.log(\`counted \${value}\`));
counter`,
  `const goOn = button({ description: "Go on" });
goOn.show();
await new Promise<void>((resolve) => goOn.onClick(() => resolve()));
"went on"`,
];

/** A picture of one red dot. */
const dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

/** Every kind of widget there is, each with something in it. */
const gallery = [
  `import * as w from "@driftline/kernel";
const upload = w.fileUpload({ multiple: true });
const day = w.datePicker({ value: "2026-01-31", description: "Day" });
const field = w.text({ description: "Field" });
const several = w.selectMultiple({ options: ["a", "b"], value: ["b"], description: "Several" });
const heard = w.label({ value: "nothing yet" });
upload.observe("value", ({ value }) => { heard.value = value.map(({ name, content }) => \`\${name}: \${new TextDecoder().decode(content)}\`).join(); });
day.observe("value", ({ value }) => { heard.value = \`day \${value}\`; });
field.onSubmit((value) => { heard.value = \`submitted \${value}\`; });
several.observe("value", ({ value }) => { heard.value = \`chosen \${value.join("+")}\`; });
const all = [
  heard, upload, day, field, several,
  w.intSlider({ value: 3 }), w.floatSlider({ value: 2.5 }), w.floatLogSlider({ value: 100 }), w.intRangeSlider(), w.floatRangeSlider(),
  w.intText({ value: 5 }), w.floatText({ value: 5.5 }), w.boundedIntText({ value: 6 }), w.boundedFloatText({ value: 6.5 }),
  w.intProgress({ value: 50 }), w.floatProgress({ value: 50 }), w.play(),
  w.textarea({ value: "several\\nlines" }), w.password({ value: "secret" }), w.combobox({ options: ["x", "y"] }),
  w.html({ value: "<b>bold</b>" }), w.htmlMath({ value: "$x^2$" }),
  w.dropdown({ options: ["a", "b"] }), w.select({ options: ["a", "b"] }), w.radioButtons({ options: ["a", "b"] }),
  w.toggleButtons({ options: ["a", "b"] }), w.selectionSlider({ options: ["a", "b"] }), w.selectionRangeSlider({ options: ["a", "b"] }),
  w.tagsInput({ value: ["tag"] }), w.colorsInput({ value: ["red"] }), w.intsInput({ value: [1] }), w.floatsInput({ value: [1.5] }),
  w.checkbox({ value: true }), w.toggleButton({ description: "toggle" }), w.valid({ value: true }), w.colorPicker({ value: "#336699" }),
  w.timePicker({ value: "14:30:00" }), w.datetimePicker({ value: new Date(0) }), w.localDatetimePicker({ value: "2026-01-31T14:30:00" }),
  w.image({ value: Buffer.from("${dot}", "base64"), width: "20" }), w.audio(), w.video({ width: "80" }), w.button({ description: "button" }), w.controller(),
  w.box([w.label({ value: "in a box" })]), w.hbox([w.label({ value: "in hbox" })]), w.stack([w.label({ value: "in a stack" })], { selectedIndex: 0 }),
  w.accordion({ Section: w.label({ value: "in a section" }) }, { selectedIndex: 0 }), w.tabs({ Page: w.label({ value: "in a tab" }) }),
  w.output(),
];
w.gridBox(all, { layout: { gridTemplateColumns: "repeat(auto-fill, minmax(310px, 1fr))", width: "100%" } })`,
];

const speedOf = (page: Page): Locator => page.locator(".widget-slider").filter({ hasText: "Speed" }).first();

async function expectSpeed(page: Page, value: number): Promise<void> {
  await speedOf(page).locator(".widget-readout").getByText(String(value), { exact: true }).waitFor();
}

async function press(page: Page, key: string): Promise<void> {
  await speedOf(page).locator(".noUi-handle").focus();
  await page.keyboard.press(key);
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
  // A cell that waits for a click hears it.
  await page.getByRole("button", { name: "Go on" }).click();
  await page.locator(".jp-OutputArea-output").getByText("went on", { exact: true }).waitFor();
  // What is text stays text.
  await page.locator(".widget-label").getByText("<i>Name</i>").waitFor();
  await picture(page, "used");
}

/** What a person sets reaches the cell, and shows in the label that the cell sets. */
async function useGallery(page: Page): Promise<void> {
  await choose(page, "Run", "Run All Cells");
  const heard = (text: string): Promise<void> => page.getByText(text, { exact: true }).waitFor();
  await heard("nothing yet");
  await heard("in a tab");
  const csv = { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("x,y") };
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload (0)" }).click();
  await (await chooser).setFiles(csv);
  await heard("a.csv: x,y");
  const grid = page.locator(".widget-gridbox");
  await grid.locator("input[type=date]").first().fill("2024-02-29");
  await heard("day 2024-02-29");
  await grid.locator(".widget-text").filter({ hasText: "Field" }).locator("input").fill("typed");
  await page.keyboard.press("Enter");
  await heard("submitted typed");
  await grid.locator(".widget-select-multiple select").selectOption(["a", "b"]);
  await heard("chosen a+b");
}

/** The settings are the environment's, so whoever changes the theme changes it back. */
async function chooseTheme(page: Page, theme: "Dark" | "Light"): Promise<void> {
  await page.keyboard.press("Escape");
  await page.getByRole("menuitem", { name: "Settings", exact: true }).click();
  const item = (name: string) => page.locator(".lm-Menu-itemLabel").getByText(name, { exact: true });
  await item("Theme").hover();
  await item(`JupyterLab ${theme}`).click();
  await page.locator(`body[data-jp-theme-light="${theme === "Light"}"]`).waitFor({ state: "attached" });
}

/** As on a telephone: without the list of files, and a notebook as wide as the page. */
async function makeNarrow(page: Page): Promise<void> {
  if (await page.locator("#filebrowser").isVisible()) await page.keyboard.press("Control+b");
  await page.locator("#filebrowser").waitFor({ state: "hidden" });
  await page.setViewportSize({ width: 480, height: 1400 });
  // Widgets take their new places a moment later.
  await page.waitForTimeout(500);
}

/** The widgets that are drawn over the edge of their cell's output, by their classes. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.locator(".widget-gridbox").evaluate((grid) => {
    const edge = grid.closest(".jp-OutputArea-output")?.getBoundingClientRect().right ?? 0;
    return [...grid.children]
      .filter((widget) => widget.getBoundingClientRect().right > edge + 1)
      .map((widget) => widget.className);
  });
}

/** Pictures of both, for people to look at; in the narrow page nothing is cut off. */
async function lookAround(page: Page): Promise<void> {
  await chooseTheme(page, "Dark");
  try {
    await picture(page, "dark");
    await makeNarrow(page);
    await picture(page, "dark-narrow");
    assert.deepEqual(await cutOff(page), []);
  } finally {
    await page.setViewportSize({ width: 1800, height: 1400 });
    await chooseTheme(page, "Light");
  }
}

describe("widgets in JupyterLab", { timeout: 300_000 }, () => {
  let lab: RunningJupyterLab;
  before(async () => {
    mkdirSync(output, { recursive: true });
    lab = await startJupyterLab();
  });
  after(async () => {
    await lab.stop();
    notebook.remove();
  });

  /**
   * The saved notebook with a new kernel. JupyterLab's manager of widgets may say that all is restored when the kernel has
   * connected and it has not yet read what the notebook holds: then one opens the notebook again.
   */
  async function reopened(browser: BrowserContext): Promise<Page> {
    const saved = notebook.text();
    for (let tries = 1; ; tries++) {
      for (const page of browser.pages().slice(1)) await page.close();
      notebook.putBack(saved);
      const page = await browser.newPage();
      page.setDefaultTimeout(30_000);
      await openNotebook(page, lab, notebook);
      const lost = page.getByText("Error displaying widget: model not found").first();
      await speedOf(page).or(lost).first().waitFor();
      if (tries === 3 || !(await lost.isVisible())) return page;
      await endKernels(lab);
    }
  }

  it("live, outlive a reload and are saved", async () => {
    notebook.write(living);
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      page.setDefaultTimeout(30_000);
      await openNotebook(page, lab, notebook);
      await useWidgets(page);

      await save(page, notebook, (text) => text.includes("widget-view+json"));
      await page.reload();
      await expectSpeed(page, 5);
      await page.getByRole("button", { name: "Full speed" }).click();
      await expectSpeed(page, 10);
      await page.getByText("from 5 to 10").waitFor();
      await picture(page, "reloaded");

      await press(page, "ArrowLeft");
      await page.getByText("from 10 to 9").waitFor();
      await save(page, notebook, (text) => text.includes("widget-state+json") && text.includes("from 10 to 9"));
      await endKernels(lab);
      const again = await reopened(browser);
      await expectSpeed(again, 9);
      await again.getByText("from 10 to 9").waitFor();
      await picture(again, "saved");
    });
  });

  it("are drawn, every kind there is, and say what a person did", async () => {
    notebook.write(gallery);
    await inBrowser(
      async (browser) => {
        const page = await browser.newPage();
        page.setDefaultTimeout(30_000);
        const errors: string[] = [];
        page.on("pageerror", ({ message }) => errors.push(message));
        await openNotebook(page, lab, notebook);
        await useGallery(page);
        await picture(page, "gallery");
        await lookAround(page);
        assert.equal(await page.getByText(/error (displaying|creating) widget/i).count(), 0);
        assert.equal(await page.locator(".jupyter-widgets.jp-mod-error, .jupyter-error-widget").count(), 0);
        assert.deepEqual(errors, []);
      },
      { width: 1800, height: 1400 },
    );
    await endKernels(lab);
  });
});
