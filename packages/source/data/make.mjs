// Makes adult.br from the original files: node packages/source/data/make.mjs FOLDER, which holds adult.test and adult.data.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const names = [
  "age",
  "workclass",
  "fnlwgt",
  "education",
  "education-num",
  "marital-status",
  "occupation",
  "relationship",
  "race",
  "sex",
  "capital-gain",
  "capital-loss",
  "hours-per-week",
  "native-country",
  "class",
];
const numeric = new Set(["age", "fnlwgt", "education-num", "capital-gain", "capital-loss", "hours-per-week"]);

const folder = process.argv[2];
if (folder === undefined) throw new Error("make.mjs: name the folder that holds adult.test and adult.data");

const rows = ["adult.test", "adult.data"].flatMap((file) =>
  readFileSync(join(folder, file), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("|"))
    .map((line) => line.split(",").map((cell) => cell.trim().replace(/\.$/, ""))),
);

// Numbers lie as planes of bytes, the lowest first; categories as one byte into `cells`, where ? is the last code.
const parts = [];
const columns = names.map((name, index) => {
  const cells = rows.map((row) => row[index]);
  if (numeric.has(name)) {
    const numbers = cells.map(Number);
    const bytes = Math.ceil(Math.log2(Math.max(...numbers) + 1) / 8);
    for (let plane = 0; plane < bytes; plane += 1) {
      parts.push(Buffer.from(numbers.map((number) => Math.floor(number / 256 ** plane) % 256)));
    }
    return { name, bytes };
  }
  const known = [...new Set(cells)].filter((cell) => cell !== "?").sort();
  parts.push(Buffer.from(cells.map((cell) => (cell === "?" ? known.length : known.indexOf(cell)))));
  return { name, cells: known };
});
const header = Buffer.from(`${JSON.stringify({ rows: rows.length, columns })}\n`);
const packed = brotliCompressSync(Buffer.concat([header, ...parts]), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
});
writeFileSync(new URL("adult.br", import.meta.url), packed);
console.log(`${rows.length} rows, ${packed.length} bytes`);
