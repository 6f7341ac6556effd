import { progressModel } from "@driftline/view";
import { type Standing, secondsLeft } from "../attend/standing.ts";
import type { Data, KernelLink } from "./link.ts";
import { type CellWidget, openWidget } from "./widget.ts";

/** Longer than this, and whoever waits wants to know for what. */
const patience = 1000;
const redrawn = 250;

export interface Watched {
  readonly name: string;
  readonly standing: () => Standing;
  readonly stop: () => void;
}

export type End = "done" | "stopped" | "failed";

/**
 * Shows a bar once work has taken a while; short work is over before. In the end a line stands where the bar was, in the
 * saved notebook too.
 */
export function showProgress(link: KernelLink, watched: Watched): { end(how: End): void } {
  const started = Date.now();
  let bar: Bar | undefined;
  const timer = setTimeout(() => {
    bar = openBar(link, watched, started);
  }, patience);
  return {
    end(how) {
      clearTimeout(timer);
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      bar?.end(`${watched.name}: ${how} after ${seconds} s`);
    },
  };
}

interface Bar {
  end(line: string): void;
}

function openBar(link: KernelLink, watched: Watched, started: number): Bar {
  const { name, stop } = watched;
  let isStopping = false;
  const onMessage = (content: unknown): void => {
    if (!isStop(content)) return;
    isStopping = true;
    widget.set({ state: "stopping" });
    stop();
  };
  const state = (): Data => progress(watched, started, isStopping);
  const widget: CellWidget = openWidget(link, state(), { onMessage });
  const displayId = `progress-${widget.view.model_id}`;
  const data = { "application/vnd.jupyter.widget-view+json": widget.view, "text/plain": `${name}: running` };
  link.display(data, { displayId });
  const timer = setInterval(() => widget.set(state()), redrawn).unref();
  return {
    end(line) {
      clearInterval(timer);
      link.display({ "text/plain": line }, { displayId, update: true });
      widget.close();
    },
  };
}

function progress({ name, standing }: Watched, started: number, isStopping: boolean): Data {
  const now = standing();
  const { done = 0, of = 0, column = now.what } = now.progress ?? {};
  return {
    ...progressModel({ what: name, started }),
    done,
    of,
    now: column,
    secondsLeft: secondsLeft(now, Date.now()) ?? null,
    state: isStopping ? "stopping" : "running",
  };
}

const isStop = (content: unknown): boolean =>
  typeof content === "object" && content !== null && "kind" in content && content.kind === "stop";
