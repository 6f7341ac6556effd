import {
  compare,
  DriftlineError,
  fingerprint,
  type Pair,
  type Progress,
  type Report,
  type Source,
  type Stop,
  version,
} from "@driftline/drift";
import { json, readReport } from "@driftline/drift/render";
import { toSource } from "@driftline/source";
import { inCell } from "../cell/attended.ts";
import { addHidden, displayOfLines, type Shown } from "../dress/display.ts";
import type { AnyTable } from "../typed/tables.ts";
import { differencesOf } from "./differences.ts";
import { verificationLines } from "./lines.ts";
import { recordedOptions } from "./recorded.ts";
import type { Difference, TableCheck, Verification } from "./verification.ts";

export interface VerifyOptions {
  /** The tables, where they are not the files that the report names. */
  readonly reference?: AnyTable;
  readonly current?: AnyTable;
  readonly signal?: Stop;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Makes a report again from its tables and its own options, and tells whether it is the same, to the last digit.
 *
 * @example
 * const [before, after] = [{ age: [31, 44, 29] }, { age: [35, 52, 61] }];
 * const report = await compare(before, after);
 * (await verify(report, { reference: before, current: after })).same; // true
 * (await verify(report, { reference: before, current: { age: [35, 52, 62] } })).current.same; // false
 */
export async function verify(report: Report, options: VerifyOptions = {}): Promise<Verification & Shown> {
  const found = await inCell("verify", options, (attended) => verifyReport(readReport(json(report)), attended));
  const hidden = { ...displayOfLines(() => verificationLines(found)), toJSON: () => plain(found) };
  return addHidden({ ...found }, hidden);
}

/** Numbers that JSON does not have as strings. */
function plain(found: Verification): unknown {
  const written = JSON.stringify(found, (_key, value) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
  );
  return JSON.parse(written);
}

async function verifyReport(report: Report, options: VerifyOptions): Promise<Verification> {
  const sources = {
    reference: await openSide("reference", report, options),
    current: await openSide("current", report, options),
  };
  const { options: recorded, left, notes } = recordedOptions(report);
  const { signal, onProgress } = options;
  const again = await remade(() =>
    compare(sources.reference, sources.current, {
      ...recorded,
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onProgress } : {}),
    }),
  );
  const tables = await checkTables(report, sources, again);
  const differences = again instanceof DriftlineError ? [failed(again)] : differencesOf(report, again, left);
  return {
    schema: "driftline.verification/1",
    same: tables.reference.same && tables.current.same && differences.length === 0,
    createdAt: report.createdAt,
    version: { recorded: report.version, found: version },
    verdict: { recorded: report.verdict, found: again instanceof DriftlineError ? "unknown" : again.verdict },
    columns: report.columns.length,
    ...tables,
    differences,
    notes,
  };
}

async function openSide(side: keyof Pair<unknown>, report: Report, options: VerifyOptions): Promise<Source> {
  const given = options[side];
  const signal = options.signal ? { signal: options.signal } : {};
  try {
    return await toSource(given ?? report[side].name, side, signal);
  } catch (error) {
    if (given !== undefined || !(error instanceof DriftlineError) || error.code === "stopped") throw error;
    const hint = `the report calls its ${side === "reference" ? side : "current side"} so; if it lies elsewhere, give it by the option ${side}`;
    throw new DriftlineError(error.code, `${error.message} (${hint})`);
  }
}

/** Options may name columns that a table has no more: that is a difference, and no wrong use. */
async function remade(make: () => Promise<Report>): Promise<Report | DriftlineError> {
  try {
    return readReport(json(await make()));
  } catch (error) {
    if (error instanceof DriftlineError && ["unknownColumn", "noCommonColumn"].includes(error.code)) return error;
    throw error;
  }
}

function failed({ message }: DriftlineError): Difference {
  return { what: "comparison", recorded: "was made", found: message };
}

async function checkTables(report: Report, sources: Pair<Source>, again: Report | DriftlineError) {
  const check = async (side: keyof Pair<unknown>): Promise<TableCheck> => {
    const { name, rows, fingerprint: recorded } = report[side];
    const source = sources[side];
    const found =
      again instanceof DriftlineError
        ? { rows: (await source.describe()).rows, fingerprint: await fingerprint(source) }
        : again[side];
    return {
      name: { recorded: name, found: source.name },
      rows: { recorded: rows, found: found.rows },
      fingerprint: { recorded, found: found.fingerprint },
      same: recorded === found.fingerprint && rows === found.rows,
    };
  };
  return { reference: await check("reference"), current: await check("current") };
}
