import { type CompareOptions, compare, DriftlineError, type Report } from "@driftline/drift";
import { toSource } from "@driftline/source";

/** The plain report of two tables of any shape. The environment's SOURCE_DATE_EPOCH makes reports repeatable. */
export async function compareTables(
  reference: unknown,
  current: unknown,
  options: CompareOptions,
  onStep: (what: string) => void = () => {},
): Promise<Report> {
  const createdAt = options.createdAt ?? sourceDate();
  const { signal } = options;
  const open = (table: unknown, name: string) => {
    signal?.throwIfAborted();
    onStep(`reading ${typeof table === "string" ? table : name}`);
    return toSource(table, name, signal ? { signal } : {});
  };
  const [before, after] = [await open(reference, "reference"), await open(current, "current")];
  onStep("finding out what the columns hold");
  return compare(before, after, {
    ...options,
    ...(createdAt === undefined ? {} : { createdAt }),
  });
}

/** Seconds since 1970: reproducible-builds.org, SOURCE_DATE_EPOCH specification 1.0. */
function sourceDate(): Date | undefined {
  const seconds = process.env["SOURCE_DATE_EPOCH"];
  if (seconds === undefined || seconds === "") return undefined;
  const date = new Date(/^\d+$/.test(seconds) ? Number(seconds) * 1000 : Number.NaN);
  if (!Number.isNaN(date.getTime())) return date;
  throw new DriftlineError(
    "badOption",
    `SOURCE_DATE_EPOCH: must be whole seconds since 1970, got ${JSON.stringify(seconds)}`,
  );
}
