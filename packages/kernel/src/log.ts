import { appendFileSync, writeSync } from "node:fs";

const where = process.env["TYPESCRIPT_KERNEL_LOG"];

/** Says what is worth knowing of the kernel itself: to the file, or `stderr`, that TYPESCRIPT_KERNEL_LOG names. */
export function log(text: string): void {
  if (!where) return;
  const line = `${new Date().toISOString()} ${text}\n`;
  if (where === "stderr") writeSync(2, line);
  else appendFileSync(where, line);
}

export const logsAll = where !== undefined;
