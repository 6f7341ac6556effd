// What a person asks while writing: what could come next, what a name is, whether the cell is complete.
import type { Data } from "../link.ts";
import { isCompleteCode, printQuickInfo } from "./compiler.ts";
import type { Comms } from "./comms.ts";
import type { Cells } from "./execute.ts";
import type { History } from "./history.ts";

export interface Helper {
  answer(type: string, content: Data): Data;
}

/** Jupyter counts characters, JavaScript counts UTF-16 units. */
const toUnits = (code: string, characters: number): number => Array.from(code).slice(0, characters).join("").length;
const toCharacters = (code: string, units: number): number => Array.from(code.slice(0, units)).length;

export function makeHelper(cells: Cells, comms: Comms, history: History): Helper {
  function complete(code: string, cursor: number): Data {
    const { start, end, candidates } = cells.converter.complete(cells.declarations(), code, toUnits(code, cursor));
    return {
      status: "ok",
      matches: candidates,
      cursor_start: toCharacters(code, start),
      cursor_end: toCharacters(code, end),
      metadata: {},
    };
  }

  function inspectAt(code: string, cursor: number): Data {
    const found = cells.converter.inspect(cells.declarations(), code, toUnits(code, cursor));
    if (!found) return { status: "ok", found: false, data: {}, metadata: {} };
    return { status: "ok", found: true, data: { "text/plain": printQuickInfo(found) }, metadata: {} };
  }

  function isComplete(code: string): Data {
    const { completed, indent } = isCompleteCode(code);
    return completed ? { status: "complete" } : { status: "incomplete", indent: indent ?? "" };
  }

  function answer(type: string, content: Data): Data {
    const code = String(content["code"] ?? "");
    const cursor = Number(content["cursor_pos"] ?? code.length);
    if (type === "complete_request") return complete(code, cursor);
    if (type === "inspect_request") return inspectAt(code, cursor);
    if (type === "is_complete_request") return isComplete(code);
    if (type === "history_request") return history.answer(content);
    return comms.info(content["target_name"]);
  }

  return { answer };
}
