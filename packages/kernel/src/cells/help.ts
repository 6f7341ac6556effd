// What a person asks while writing: what could come next, what a name is, whether the cell is complete.
import type { QuickInfo } from "@tslab/typescript-for-tslab";
import type { CompletionInfo } from "tslab/dist/converter.js";
import type { Data } from "../link.ts";
import { candidatesInText, openTextAt } from "./candidates.ts";
import type { Comms } from "./comms.ts";
import { printQuickInfo } from "./compiler.ts";
import { completeness } from "./complete.ts";
import type { Cells } from "./execute.ts";
import type { History } from "./history.ts";

export interface Helper {
  answer(type: string, content: Data): Data;
  /** What a cell that only asks, as `Math.max?` or `?Math.max`, shows beside the notebook. */
  pageFor(code: string): Data | undefined;
}

const question = /^\s*(?:\?\s*([\w$.]+)|([\w$.]+)\s*\?)\s*$/;

/** TypeScript says `any` of a name that it does not know. */
function known(info: QuickInfo | undefined): QuickInfo | undefined {
  return info && (info.kind as string) !== "" && (info.displayParts ?? []).length > 0 ? info : undefined;
}

/** Jupyter counts characters, JavaScript counts UTF-16 units. */
const toUnits = (code: string, characters: number): number => Array.from(code).slice(0, characters).join("").length;
const toCharacters = (code: string, units: number): number => Array.from(code.slice(0, units)).length;

interface HelperWith {
  readonly cells: Cells;
  readonly comms: Comms;
  readonly history: History;
  readonly folder: string;
}

export function makeHelper({ cells, comms, history, folder }: HelperWith): Helper {
  /** Within a text tslab gives all that could stand there and leaves what is written in its place. */
  function completeByType(code: string, position: number): Pick<CompletionInfo, "start" | "end" | "candidates"> {
    const found = cells.complete(code, position);
    const written = openTextAt(code, position)?.text;
    if (found.start !== position || written === undefined) return found;
    const candidates = found.candidates.filter((each) => each.startsWith(written));
    return { start: position - written.length, end: found.end, candidates };
  }

  function complete(code: string, cursor: number): Data {
    const position = toUnits(code, cursor);
    const inText = candidatesInText(code, position, folder);
    const { start, end, candidates } = inText
      ? { start: inText.start, end: position, candidates: inText.matches }
      : completeByType(code, position);
    return {
      status: "ok",
      matches: candidates,
      cursor_start: toCharacters(code, start),
      cursor_end: toCharacters(code, end),
      metadata: {},
    };
  }

  function inspectAt(code: string, cursor: number): Data {
    const found = known(cells.inspect(code, toUnits(code, cursor)));
    if (!found) return { status: "ok", found: false, data: {}, metadata: {} };
    return { status: "ok", found: true, data: { "text/plain": printQuickInfo(found) }, metadata: {} };
  }

  function answer(type: string, content: Data): Data {
    const code = String(content["code"] ?? "");
    const cursor = Number(content["cursor_pos"] ?? code.length);
    if (type === "complete_request") return complete(code, cursor);
    if (type === "inspect_request") return inspectAt(code, cursor);
    if (type === "is_complete_request") return completeness(code);
    if (type === "history_request") return history.answer(content);
    return comms.info(content["target_name"]);
  }

  function pageFor(code: string): Data | undefined {
    const [, after, before] = question.exec(code) ?? [];
    const name = after ?? before;
    if (name === undefined) return undefined;
    const found = known(cells.inspect(name, name.length));
    return { "text/plain": found ? printQuickInfo(found) : `${name} is not known` };
  }

  return { answer, pageFor };
}
