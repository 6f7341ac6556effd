import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, statfsSync } from "node:fs";
import path from "node:path";
import { digestOf, once, root, say } from "../../../.config/shell.ts";
import { writeAdult } from "../../../packages/driftline/test/adultFiles.ts";
import { folder } from "./environments.ts";
import { type Failure, lastLine } from "./measure.ts";

export interface Files {
  readonly reference: string;
  readonly current: string;
}

export function adultFiles(): Files {
  const target = path.join(folder, "data", "adult");
  mkdirSync(target, { recursive: true });
  const { reference, production } = writeAdult(target);
  return { reference, current: production };
}

/** Measured: ten million rows a side take 2 GB, and some room has to be left. */
const bytesPerRow = 600;

const script = path.join(import.meta.dirname, "data.py");

/** Two made-up tables in Parquet, from a Python that has numpy and pyarrow, kept for the next time. */
export async function parquetFiles(rows: number, python: string | Failure): Promise<Files | Failure> {
  if (typeof python !== "string") return python;
  const target = path.join(folder, "data", String(rows));
  mkdirSync(target, { recursive: true });
  const stamp = path.join(target, "made");
  const { bavail, bsize } = statfsSync(target);
  if (!existsSync(stamp) && bavail * bsize < rows * bytesPerRow) {
    return { failed: `the disk has less than ${((rows * bytesPerRow) / 1e9).toFixed(1)} GB free` };
  }
  try {
    await once(stamp, digestOf([path.relative(root, script)]), async () => {
      say(`the race: making two tables of ${rows.toLocaleString("en")} rows …`);
      const { error, status, stderr } = spawnSync(python, [script, String(rows), target], { encoding: "utf8" });
      if (error) throw error;
      if (status !== 0) throw new Error(lastLine(stderr));
    });
  } catch (error) {
    return { failed: `no data: ${lastLine(String(error instanceof Error ? error.message : error))}` };
  }
  return { reference: path.join(target, "reference.parquet"), current: path.join(target, "current.parquet") };
}
