// Serves the requests that the session hands over: one at a time, and messages of comms as they come.
import type { CommMessage, Data } from "../link.ts";
import type { ToCells } from "../session/between.ts";
import type { Comms } from "./comms.ts";
import { countToCell, type Run, within } from "./context.ts";
import { type Failure, failed, failureOf, interrupted } from "./errors.ts";
import type { Cells } from "./execute.ts";
import type { Helper } from "./help.ts";
import type { History } from "./history.ts";
import type { Output } from "./output.ts";
import { show } from "./show.ts";

type Request = Extract<ToCells, { readonly kind: "request" }>;

interface ServeWith {
  readonly cells: Cells;
  readonly comms: Comms;
  readonly output: Output;
  readonly history: History;
  readonly helper: Helper;
}

export interface Served {
  serve(request: Request): void;
  /** Gives up all that is being served; its code that waits goes no further. */
  stop(): void;
  /** Shows what went wrong outside of any request being served. */
  report(thrown: unknown): void;
}

interface Serving {
  readonly run: Run;
  readonly reply: (content: Data) => void;
  readonly fail: (failure: Failure) => void;
}

export function makeServed({ cells, comms, output, history, helper }: ServeWith): Served {
  const all = new Set<Serving>();

  /** The first reply counts: the cell's own, or that it was stopped. */
  function begin(to: number, run: Run, fail: (failure: Failure, reply: Serving["reply"]) => void): Serving {
    const mine: Serving = {
      run,
      reply(content) {
        if (!all.delete(mine)) return;
        run.mayAsk = false;
        within(run, () => output.say({ kind: "reply", to, content }));
      },
      fail: (failure) => fail(failure, mine.reply),
    };
    all.add(mine);
    return mine;
  }

  function publishError(failure: Failure): void {
    output.publish("error", { ...failure });
  }

  function present(value: unknown, { content, count }: Request, mine: Serving): void {
    const publish = (bundle: Data): void => {
      if (!all.has(mine)) return;
      if (content["silent"] !== true) {
        output.publish("execute_result", { data: bundle, metadata: {}, execution_count: count });
      }
      conclude(content["user_expressions"], mine);
    };
    const bundle = show(value);
    if (bundle instanceof Promise) bundle.then(publish, (error: unknown) => mine.fail(failureOf(error)));
    else publish(bundle);
  }

  /** Answers the cell, with what the client asks for beside it. */
  function conclude(asked: unknown, mine: Serving): void {
    const expressions = Object.entries((asked ?? {}) as Record<string, unknown>);
    const user_expressions: Record<string, Data> = {};
    const take = (name: string, value: Data): void => {
      user_expressions[name] = value;
      next();
    };
    const next = (): void => {
      const [name, source] = expressions.shift() ?? [];
      if (name === undefined) mine.reply({ status: "ok", user_expressions, payload: [] });
      else evaluate(name, String(source), (value) => take(name, value));
    };
    next();
  }

  function evaluate(name: string, source: string, done: (value: Data) => void): void {
    const fail = (error: unknown): void => done(failed(failureOf(error)));
    const ok = (data: Data): void => done({ status: "ok", data, metadata: {} });
    cells.evaluate(source, name, (outcome) => {
      try {
        const result = outcome();
        if ("failure" in result) done(failed(result.failure));
        else Promise.resolve(show(result.value)).then(ok, fail);
      } catch (error) {
        fail(error);
      }
    });
  }

  function execute(request: Request, run: Run): void {
    const { id, content, count } = request;
    countToCell(run);
    const silent = content["silent"] === true;
    const source = String(content["code"] ?? "");
    if (!silent && content["store_history"] !== false) history.add(count, source);
    const mine = begin(id, run, (failure, reply) => {
      if (!silent) within(run, () => publishError(failure));
      reply(failed(failure));
    });
    const page = helper.pageFor(source);
    if (page) {
      mine.reply({ status: "ok", user_expressions: {}, payload: [{ source: "page", data: page, start: 0 }] });
      return;
    }
    cells.run(source, run.label, (outcome) => {
      if (!all.has(mine)) return;
      const result = outcome();
      if ("failure" in result) mine.fail(result.failure);
      else settle(result.value, request, mine);
    });
  }

  /** A promise as the last value is waited for; nothing shows of undefined. */
  function settle(value: unknown, request: Request, mine: Serving): void {
    const after = (settled: unknown): void => {
      try {
        if (settled === undefined) conclude(request.content["user_expressions"], mine);
        else present(settled, request, mine);
      } catch (error) {
        mine.fail(failureOf(error));
      }
    };
    if (value instanceof Promise) value.then(after, (error: unknown) => mine.fail(failureOf(error)));
    else after(value);
  }

  function hearComm({ id, header, content, metadata, buffers }: Request, run: Run): void {
    const mine = begin(id, run, (failure, reply) => {
      within(run, () => output.stream("stderr", `${failure.traceback.join("\n")}\n`));
      reply({});
    });
    const data = (content["data"] ?? {}) as Data;
    const message: CommMessage = { data, metadata, buffers };
    const fail = (error: unknown): void => mine.fail(failureOf(error));
    try {
      const handled = comms.take(header.msg_type, content, message);
      if (handled instanceof Promise) handled.then(() => mine.reply({}), fail);
      else mine.reply({});
    } catch (error) {
      fail(error);
    }
  }

  function answer(request: Request, run: Run): void {
    const mine = begin(request.id, run, (failure, reply) => reply(failed(failure)));
    try {
      mine.reply(helper.answer(request.header.msg_type, request.content));
    } catch (error) {
      mine.fail(failureOf(error));
    }
  }

  function serve(request: Request): void {
    const { header, count } = request;
    const mayAsk = request.content["allow_stdin"] === true;
    const run: Run = { parent: header, label: `Cell [${count}]`, mayAsk, stopped: false, stops: new Set() };
    const type = header.msg_type;
    const serveIt =
      type === "execute_request"
        ? execute
        : type.startsWith("comm_") && type !== "comm_info_request"
          ? hearComm
          : answer;
    within(run, () => serveIt(request, run));
  }

  function report(thrown: unknown): void {
    output.stream("stderr", `${failureOf(thrown).traceback.join("\n")}\n`);
  }

  function tellStopped({ stops }: Run): void {
    for (const handler of [...stops]) {
      try {
        handler();
      } catch (error) {
        report(error);
      }
    }
  }

  return {
    serve,
    stop() {
      for (const { run, fail } of [...all]) {
        run.stopped = true;
        // First: what was captured elsewhere is not, by the time that the cell fails.
        within(run, () => tellStopped(run));
        fail(interrupted);
      }
    },
    report,
  };
}
