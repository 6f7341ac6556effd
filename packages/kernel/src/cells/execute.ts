// Compiles and runs one cell after the other: tslab's conversion, its exports, its `require`.
import vm from "node:vm";
import type { QuickInfo } from "@tslab/typescript-for-tslab";
import type { CompletionInfo, Converter, ConvertResult } from "tslab/dist/converter.js";
import { flag } from "../session/between.ts";
import { createConverter, createExecutor, getCodeMetadata, mapsOfLast } from "./compiler.ts";
import { gate } from "./context.ts";
import { type Failure, failureOf, failureOfCompiling, rememberCell } from "./errors.ts";
import { type Loader, makeLoader } from "./load.ts";

export type Outcome = { readonly failure: Failure } | { readonly value: unknown };

/** The outcome is taken, and what the cell declared with it, unless the cell has been stopped meanwhile. */
export type Done = (outcome: () => Outcome) => void;

export interface Cells {
  complete(source: string, position: number): CompletionInfo;
  inspect(source: string, position: number): QuickInfo | undefined;
  /** Runs a cell and calls once with its outcome: at once, or when what it waits for is there. */
  run(source: string, label: string, done: Done): void;
  /** The value of an expression; what it declares is not kept. */
  evaluate(source: string, label: string, done: Done): void;
}

interface Ready {
  readonly converted: ConvertResult;
  readonly waits: boolean;
  readonly name: string;
}

export function makeCells(directory: string, flags: Int32Array): Cells {
  let declarations = "";
  let number = 0;
  let browser: Converter | undefined;
  const converter = createConverter({ isJS: false, isBrowser: false });

  function compiling<T>(work: () => T): T {
    Atomics.store(flags, flag.compiling, 1);
    try {
      return work();
    } finally {
      Atomics.store(flags, flag.compiling, 0);
    }
  }

  // tslab's executor keeps the exports, `require` and modules of the notebook; the cells themselves run here.
  let handed: ConvertResult = { diagnostics: [] };
  const handOver = { ...converter, convert: () => handed };
  const executor = createExecutor(directory, { node: handOver, browser: handOver, close: () => undefined }, console);
  const shared = (globalThis as unknown as { __tslab__: { exports: unknown; require: Loader["require"] } }).__tslab__;
  const loader = makeLoader(directory, shared.require);
  Object.assign(shared, { require: loader.require, load: loader.load, gate });

  function addModule(source: string, name: string, mode: string | undefined, label: string): Outcome {
    if (mode === "browser") browser ??= createConverter({ isJS: false, isBrowser: true });
    const into = mode === "browser" && browser ? browser : converter;
    const diagnostics = compiling(() => into.addModule(name, source, getCodeMetadata(source)));
    return diagnostics.length > 0 ? { failure: failureOfCompiling(diagnostics, source, label) } : { value: undefined };
  }

  function compile(source: string, label: string): Ready | Outcome {
    const converted = compiling(() => converter.convert(declarations, source));
    if (converted.sideOutputs) {
      handed = { diagnostics: [], sideOutputs: converted.sideOutputs };
      void executor.execute("");
    }
    if (converted.diagnostics.length > 0) return { failure: failureOfCompiling(converted.diagnostics, source, label) };
    const name = `cell:${++number}`;
    const maps = mapsOfLast();
    rememberCell(name, { label, maps });
    return { converted, waits: converted.hasToplevelAwait === true || maps.waits, name };
  }

  function start({ converted, waits, name }: Ready): unknown {
    const head = `(${waits ? "async " : ""}function(exports, require) {`;
    const code = `${head}\n${converted.output}\n})`;
    const cell: (exports: unknown, require: unknown) => unknown = vm.runInThisContext(code, {
      filename: name,
      lineOffset: -1,
      displayErrors: false,
    });
    return cell(shared.exports, shared.require);
  }

  function finish({ converted }: Ready): Outcome {
    declarations = converted.declOutput ?? "";
    const { lastExpressionVar } = converted;
    if (!lastExpressionVar) return { value: undefined };
    const value: unknown = executor.locals[lastExpressionVar];
    delete executor.locals[lastExpressionVar];
    return { value };
  }

  function runReady(ready: Ready, done: Done): void {
    const fail = (error: unknown): void => done(() => ({ failure: failureOf(error) }));
    try {
      const started = start(ready);
      if (ready.waits) Promise.resolve(started).then(() => done(() => finish(ready)), fail);
      else done(() => finish(ready));
    } catch (error) {
      fail(error);
    }
  }

  /** What runs, or the outcome of a cell of which nothing does. */
  function begin(source: string, label: string): Ready | (() => Outcome) {
    const { module, mode } = getCodeMetadata(source);
    if (module) return () => addModule(source, module, mode, label);
    if (mode === "browser") return () => ({ value: undefined });
    const ready = compile(source, label);
    if (!("converted" in ready)) return () => ready;
    return ready.converted.output ? ready : () => finish(ready);
  }

  function run(source: string, label: string, done: Done): void {
    const ready = begin(source, label);
    if (typeof ready === "function") {
      done(ready);
      return;
    }
    const fail = (error: unknown): void => done(() => ({ failure: failureOf(error) }));
    const prepared = loader.prepare(ready.converted.output ?? "");
    if (prepared) prepared.then(() => runReady(ready, done), fail);
    else runReady(ready, done);
  }

  function evaluate(source: string, label: string, done: Done): void {
    const before = declarations;
    run(source, label, (outcome) =>
      done(() => {
        const result = outcome();
        declarations = before;
        return result;
      }),
    );
  }

  return {
    run,
    evaluate,
    complete: (source, position) => compiling(() => converter.complete(declarations, source, position)),
    inspect: (source, position) => compiling(() => converter.inspect(declarations, source, position)),
  };
}
