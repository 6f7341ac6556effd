import { inspect } from "node:util";
import { kernelLink, type MimeBundle } from "../../link.ts";
import { inMessage, keepAnswering } from "../context.ts";
import { type Core, sendState, stateOf } from "../core.ts";
import { create } from "../create.ts";
import { type OutputOptions, type Output as OutputTraits, outputModel } from "../models/output.ts";
import { isRecord } from "../plain.ts";
import { isThenable, report } from "../report.ts";
import { displayKey, type WidgetOf } from "../widget.ts";

export interface Output extends OutputTraits {
  /**
   * Runs work whose output shows in this area: all that the cell or the callback prints or displays until the work ends,
   * also when it ends later. An error shows here and is thrown.
   */
  capture<Result>(work: () => Result): Result;
  /** Adds text, also when no cell or callback runs, as in a timer. */
  print(text: string): void;
  /**
   * Adds what shows itself, a MIME bundle, or any value as text; also when no cell or callback runs. What shows itself
   * later is added then.
   */
  add(value: unknown): void;
  /** Takes away all that is there. */
  clear(): void;
}

/** Sends at once, also within `hold`: what is printed next must find the area waiting. */
function sendNow(core: Core, name: string, value: unknown): void {
  core.values.set(name, value);
  sendState(core, "update", stateOf(core, [name]));
}

/** The page gives the area all output of the request that `msgId` names; the latest of several. */
function capturing(core: Core): Output["capture"] {
  const requests: string[] = [];
  const end = (request: string): void => {
    requests.splice(requests.lastIndexOf(request), 1);
    sendNow(core, "msgId", requests.at(-1) ?? "");
  };
  const capture = <Result>(work: () => Result): Result => {
    const link = kernelLink();
    const request = link?.currentRequest();
    if (request === undefined) return work();
    requests.push(request);
    sendNow(core, "msgId", request);
    const forget = link?.onStop(() => end(request));
    const fail = (error: unknown): never => {
      report(error, "in an output area");
      forget?.();
      end(request);
      throw error;
    };
    const succeed = <Value>(value: Value): Value => {
      forget?.();
      end(request);
      return value;
    };
    let result: Result;
    try {
      result = work();
    } catch (error) {
      return fail(error);
    }
    if (!isThenable(result)) return succeed(result);
    const ended = Promise.resolve(result).then(succeed, fail);
    // Also where nobody awaits it: the page must wait for what comes.
    keepAnswering(ended.catch(() => {}));
    // What settles to the same is as good as the promise itself.
    return ended as Result;
  };
  return (work) => inMessage(() => capture(work));
}

function bundleOf(value: unknown): MimeBundle | PromiseLike<unknown> {
  if (typeof value === "object" && value !== null) {
    if (displayKey in value && typeof value[displayKey] === "function") return value[displayKey]();
    const types = isRecord(value) ? Object.keys(value) : [];
    if (types.length > 0 && types.every((type) => /^[a-z]+\//.test(type))) return value as MimeBundle;
  }
  return { "text/plain": typeof value === "string" ? value : inspect(value) };
}

/**
 * An area for output.
 *
 * @example
 * const area = output();
 * const again = button({ description: "Again" });
 * again.onClick(() => area.capture(() => console.log("shows in the area")));
 */
export function output(options: OutputOptions = {}): Output {
  const append = (one: Readonly<Record<string, unknown>>): void => {
    area.outputs = [...area.outputs, one];
  };
  const show = (data: unknown): void => append({ output_type: "display_data", data, metadata: {} });
  const area: WidgetOf<typeof outputModel.traits> = create(outputModel, options, {
    more: (core) => ({
      capture: capturing(core),
      print: (text: string) => append({ output_type: "stream", name: "stdout", text }),
      add(value: unknown) {
        const bundle = bundleOf(value);
        if (isThenable(bundle)) bundle.then(show, (error) => report(error, "in an output area"));
        else show(bundle);
      },
      // Also when nothing is known here: the page may hold more than it has told yet.
      clear: () => sendNow(core, "outputs", Object.freeze([])),
    }),
  });
  return area as Output;
}

export type { OutputOptions } from "../models/output.ts";
