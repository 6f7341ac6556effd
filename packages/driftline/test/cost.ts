import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { program } from "./command.ts";

/** What the comparison of Adult may cost, as a cold process. */
export const limits = { ratio: 6, megabytes: 90, file: 150_000, notebook: 35_000, json: 50_000 };

export const empty: readonly string[] = ["-e", "0"];

export function comparing(tables: { readonly reference: string; readonly production: string }): readonly string[] {
  return [program, "compare", tables.reference, tables.production, "--format", "json"];
}

function run(args: readonly string[]): { readonly milliseconds: number; readonly errors: string } {
  const begin = process.hrtime.bigint();
  const env = { ...process.env, NODE_OPTIONS: "" };
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: tmpdir(),
    env,
    encoding: "utf8",
    maxBuffer: 64e6,
  });
  const milliseconds = Number(process.hrtime.bigint() - begin) / 1e6;
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
  return { milliseconds, errors: stderr };
}

/** Wall times of several runs of each program, in turns, so that what else the machine does meets all alike. */
export function wallTimes(programs: readonly (readonly string[])[], times: number): number[][] {
  const found = programs.map((): number[] => []);
  for (let time = 0; time < times; time += 1) {
    for (const [index, args] of programs.entries()) found[index]?.push(run(args).milliseconds);
  }
  return found;
}

const tellMemory = 'process.on("exit", () => process.stderr.write(String(process.resourceUsage().maxRSS)))';

/** The peak of the memory a program held, in megabytes (2^20 bytes). */
export function peakMemory(args: readonly string[]): number {
  const { errors } = run([`--import=data:text/javascript,${encodeURIComponent(tellMemory)}`, ...args]);
  return Number(errors) / 1024;
}

export function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}
