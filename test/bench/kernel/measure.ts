import { readdirSync, readFileSync } from "node:fs";
import { inProject } from "../../../.config/shell.ts";
import { type Executed, type Started, startKernel } from "../../../packages/kernel/test/client.ts";
import { spread } from "../race/figures.ts";
import type { Contender } from "./contenders.ts";

/** How long a kernel has for its output, in seconds. */
export const patience = 20;

export const quantities = {
  start: "start until it answers, ms",
  result: "start until the first result, ms",
  early: "a small cell, the first ten after that, ms",
  late: "a small cell, the last ten of a hundred, ms",
  completion: "completion, ms",
  comm: "a comm's message, there and back, ms",
  memory: "peak memory after that, MB",
  lines: "10,000 printed lines, ms",
  megabytes: "10 MB printed in 1,000 lines, ms",
  memoryAfterOutput: "peak memory after all output, MB",
} as const;

export type Quantity = keyof typeof quantities;

/** Nothing where it was not measured; `late` where it did not end within the patience. */
export type Figures = Partial<Record<Quantity, number | "late">>;

const median = (values: readonly number[]): number => spread(values).median;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function timesOf(count: number, work: (number: number) => Promise<unknown>): Promise<number[]> {
  const times = [];
  for (let number = 0; number < count; number += 1) times.push(await timed(() => work(number)));
  return times;
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").split(" ").filter(Boolean).map(Number),
  );
}

/** The most that a process and those that it started held at a time each, in MB of 2^20 bytes; where Linux tells. */
function peakMemory(pid: number): number {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return childrenOf(pid).reduce((sum, child) => sum + peakMemory(child), Number(kilobytes) / 1024);
}

function memoryOf({ process: { pid } }: Started): Figures {
  if (process.platform !== "linux" || pid === undefined) return {};
  return { memory: peakMemory(pid) };
}

async function roundTrip(kernel: Started, echo: string): Promise<number> {
  await kernel.execute(echo);
  await kernel.request("comm_open", { comm_id: "bench", target_name: "echo", data: {} });
  const heard = (number: number) =>
    kernel.next(({ header, content }) => {
      const data = content["data"] as { readonly number?: unknown } | undefined;
      return header.msg_type === "comm_msg" && data?.number === number;
    });
  const times = await timesOf(100, async (number) => {
    await kernel.send("shell", "comm_msg", { comm_id: "bench", data: { number } });
    await heard(number);
  });
  return median(times);
}

/** All of it must arrive, and the kernel be idle. */
async function printedOnce(kernel: Started, code: string, length: number): Promise<number | "late"> {
  const began = performance.now();
  const late = new Promise<"late">((resolve) => setTimeout(resolve, patience * 1000, "late").unref());
  const executed = await Promise.race([kernel.execute(code).catch((): "late" => "late"), late]);
  if (executed === "late") return "late";
  const found = (executed as Executed).printed().length;
  if (found !== length) throw new Error(`${found} of ${length} characters arrived`);
  return performance.now() - began;
}

/** The median of five. */
async function printed(kernel: Started, code: string, length: number): Promise<number | "late"> {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const time = await printedOnce(kernel, code, length);
    if (time === "late") return time;
    times.push(time);
  }
  return median(times);
}

async function work(kernel: Started, { language }: Contender, tooLate: ReadonlySet<Quantity>): Promise<Figures> {
  const { cell, completion, echo } = language;
  const cells = await timesOf(100, (number) => kernel.execute(cell(number + 1)));
  const completions = await timesOf(20, (number) => {
    const code = completion(number);
    return kernel.request("complete_request", { code, cursor_pos: code.length });
  });
  const figures: Figures = {
    early: median(cells.slice(0, 10)),
    late: median(cells.slice(-10)),
    completion: median(completions),
    ...(echo === undefined ? {} : { comm: await roundTrip(kernel, echo) }),
    ...memoryOf(kernel),
  };
  for (const [quantity, length] of [
    ["lines", 48_890],
    ["megabytes", 10_000_000],
  ] as const) {
    // A kernel that hangs answers nothing more.
    const hangs = figures.lines === "late" || tooLate.has(quantity);
    if (!hangs) figures[quantity] = await printed(kernel, language[quantity], length);
  }
  const { memory } = memoryOf(kernel);
  const arrived = typeof figures.lines === "number" && typeof figures.megabytes === "number";
  return arrived && memory !== undefined ? { ...figures, memoryAfterOutput: memory } : figures;
}

/** A kernel from its start to its end. What was too late before is not tried again. */
export async function measure(contender: Contender, tooLate: ReadonlySet<Quantity>): Promise<Figures> {
  const began = performance.now();
  const kernel = await startKernel({ argv: contender.argv, cwd: inProject("notebooks") });
  try {
    const start = performance.now() - began;
    await kernel.execute(contender.language.cell(0));
    const result = performance.now() - began;
    return { start, result, ...(await work(kernel, contender, tooLate)) };
  } finally {
    await kernel.stop();
  }
}
