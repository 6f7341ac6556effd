// What a comparison of Adult costs, as a table in Markdown.
import { adult, compare, html, json } from "driftline";
import { writeAdult } from "../../packages/driftline/test/adultFiles.ts";
import { folderWith, removeFolder } from "../../packages/driftline/test/command.ts";
import { comparing, empty, limits, median, peakMemory, wallTimes } from "../../packages/driftline/test/cost.ts";

const runs = 21;
const folder = folderWith({});
const command = comparing(writeAdult(folder));
const [nodes = [], commands = []] = wallTimes([empty, command], runs);
const memory = median(Array.from({ length: 5 }, () => peakMemory(command)));
removeFolder(folder);

const { reference, production } = await adult();
const report = await compare(reference, production);
const kilobytes = (text: string): string => `${(Buffer.byteLength(text) / 1000).toFixed(1)} kB`;
const ratio = median(commands) / median(nodes);

const rows: readonly (readonly [what: string, found: string, limit: string])[] = [
  [`empty Node ${process.versions.node}, median of ${runs}`, `${median(nodes).toFixed(0)} ms`, ""],
  [`driftline compare, cold, median of ${runs}`, `${median(commands).toFixed(0)} ms`, ""],
  ["times an empty Node", ratio.toFixed(2), `< ${limits.ratio}`],
  ["quickest run times the quickest empty Node", (Math.min(...commands) / Math.min(...nodes)).toFixed(2), ""],
  ["peak memory", `${memory.toFixed(0)} MB`, `<= ${limits.megabytes} MB`],
  ["HTML file", kilobytes(html(report, { for: "file" })), `<= ${limits.file / 1000} kB`],
  ["HTML in a notebook", kilobytes(html(report, { for: "notebook" })), `<= ${limits.notebook / 1000} kB`],
  ["JSON in a notebook", kilobytes(json(report, { for: "notebook" })), `<= ${limits.json / 1000} kB`],
  ["JSON file", kilobytes(json(report)), ""],
];
console.log("| Adult, 14,155 against 34,687 rows, 15 columns | found | limit |\n|---|---|---|");
for (const row of rows) console.log(`| ${row.join(" | ")} |`);
