import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, describe, it } from "node:test";
import { compiler } from "../../../../.config/build.ts";
import { inProject, node } from "../../../../.config/shell.ts";

const cache = inProject(".cache");
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(path.join(cache, "widget-types-"));
after(() => rmSync(folder, { recursive: true }));

const imports = `import {
  button, directionalLink, dropdown, floatText, intSlider, jsLink, label, link, output, radioButtons, selectMultiple,
  tabs, text, vbox, widget,
} from "@driftline/kernel";
const slider = intSlider({ value: 3, min: 0, max: 10, layout: { width: "50%" } });
const counter = widget({ esm: "", state: { count: 1, name: "x" } });
const letters = dropdown({ options: ["a", "b"], value: "a" });
`;

const right = `
slider.value = 5;
slider.observe("value", ({ value, old }) => console.log(value.toFixed(), old.toFixed()));
slider.layout.width = "50%";
slider.style.handleColor = "red";
slider.set({ value: 4, layout: { height: "3em" } });
const letter: "a" | "b" | null = letters.value;
const size: 1 | 2 | null = dropdown({ options: { small: 1, large: 2 } }).value;
const pair: 1 | 2 | null = radioButtons({ options: [["One", 1], ["Two", 2]] }).value;
const some: readonly ("x" | "y")[] = selectMultiple({ options: ["x", "y"] }).value;
link(slider, "value", floatText(), "value");
jsLink(slider, "value", floatText(), "value");
directionalLink(slider, "value", label(), "value", (value) => value.toFixed());
counter.count += 1;
counter.observe("name", ({ value }) => value.trim());
vbox([slider, label({ value: "x" })], { layout: { width: "50%" } });
tabs({ One: slider, Two: output() });
text().onSubmit((value) => value.trim());
button().onClick(() => output().capture(async () => 3));
const later: Promise<number> = output().capture(async () => 3);
console.log(letter, size, pair, some, later);
`;

const wrong: readonly string[] = [
  "slider.vlaue = 3;",
  'slider.value = "3";',
  "intSlider({ vlaue: 3 });",
  'intSlider({ value: "3" });',
  'intSlider({ layout: { widht: "3" } });',
  'intSlider({ orientation: "diagonal" });',
  'slider.observe("vlaue", () => {});',
  'slider.observe("value", ({ value }) => value.trim());',
  "slider.set({ vlaue: 3 });",
  'slider.layout.alignItems = "midle";',
  'dropdown({ options: ["a", "b"], value: "c" });',
  'letters.value = "c";',
  'link(slider, "value", label(), "value");',
  'link(slider, "valeu", floatText(), "value");',
  'directionalLink(slider, "value", label(), "value");',
  "counter.cuont = 1;",
  'counter.count = "1";',
  "vbox(slider);",
  "button({ onClick: 3 });",
];

/** What a compiler says about code, by the number of its line. */
function compile(program: string, name: string, code: string, options: readonly string[]): Map<number, string> {
  const file = path.join(folder, name);
  writeFileSync(file, code);
  const { stdout, error } = spawnSync(node, [program, "--noEmit", ...options, file], { cwd: folder, encoding: "utf8" });
  if (error) throw error;
  const found = [...stdout.matchAll(/^([^\s(]+)\((\d+),\d+\): error (.*)$/gm)];
  const elsewhere = found.filter(([, where = ""]) => !where.endsWith(name));
  assert.deepEqual(elsewhere, [], "the declarations themselves have errors");
  return new Map(found.map(([, , line, message = ""]) => [Number(line), message]));
}

const tslabTypes = ["--types", "node", "--typeRoots", inProject("node_modules", "tslab", "node_modules", "@types")];
const common = ["--target", "es2022", "--lib", "es2022"];
const compilers: Readonly<Record<string, readonly [program: string, options: readonly string[]]>> = {
  "tslab's compiler, as tslab calls it": [
    inProject("node_modules", "@tslab", "typescript-for-tslab", "bin", "tsc"),
    [...common, ...tslabTypes, "--module", "commonjs", "--moduleResolution", "node10", "--esModuleInterop"],
  ],
  "tslab's compiler, strict, with today's resolution": [
    inProject("node_modules", "@tslab", "typescript-for-tslab", "bin", "tsc"),
    [...common, ...tslabTypes, "--module", "es2022", "--moduleResolution", "bundler", "--strict"],
  ],
  "today's compiler": [
    compiler,
    ["--ignoreConfig", "--target", "es2023", "--module", "nodenext", "--types", "node", "--strict"],
  ],
};

for (const [name, [program, options]] of Object.entries(compilers)) {
  describe(name, () => {
    it("takes what is right", () => {
      assert.deepEqual(compile(program, "right.ts", imports + right, options), new Map());
    });

    it("refuses every mistake", () => {
      const first = imports.split("\n").length;
      const found = compile(program, "wrong.ts", imports + wrong.join("\n"), options);
      assert.deepEqual(
        wrong.filter((_, index) => !found.has(first + index)),
        [],
      );
    });
  });
}
