// What the benches' reports have in common: Markdown, figures, and where both are written.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { inProject, node, say } from "../../.config/shell.ts";

/** A number with about three digits. */
export const digits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** Text from elsewhere, which must not end a cell or be markup. */
export const cell = (text: string): string => text.replace(/\s+/g, " ").replace(/[\\|<>`*_[\]&]/g, "\\$&");

export const line = (...cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
export const head = (...cells: readonly string[]): string[] => [line(...cells), line(...cells.map(() => "---"))];

const rounded = (_: string, value: unknown): unknown =>
  typeof value === "number" ? Number(value.toPrecision(5)) : value;

/** Writes a report for people and for programs, `name`.md and `name`.json. */
export function write(name: string, markdown: string, report: object, target: string): void {
  const file = path.join(target, `${name}.json`);
  writeFileSync(path.join(target, `${name}.md`), markdown);
  writeFileSync(file, `${JSON.stringify(report, rounded, 2)}\n`);
  // The repository's JSON is formatted as its code is; what lies in .cache is passed over.
  const biome = inProject("node_modules", "@biomejs", "biome", "bin", "biome");
  spawnSync(node, [biome, "format", "--write", file], { cwd: inProject(), stdio: "ignore" });
  say(`written: ${path.relative(inProject(), target)}/${name}.md and ${name}.json`);
}
