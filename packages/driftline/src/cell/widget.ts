import type { Comm, Data, KernelLink } from "./link.ts";

/** Who draws our widgets in JupyterLab. */
const drawnBy = {
  _model_module: "driftline-lab",
  _model_module_version: "^0.1.0",
  _model_name: "DriftlineModel",
  _view_module: "driftline-lab",
  _view_module_version: "^0.1.0",
  _view_name: "DriftlineView",
} as const;

export interface WidgetView {
  readonly version_major: 2;
  readonly version_minor: 0;
  readonly model_id: string;
}

export interface CellWidget {
  /** What a bundle says to show it. */
  readonly view: WidgetView;
  readonly isClosed: boolean;
  get(name: string): unknown;
  set(values: Data): void;
  close(): void;
}

export interface Heard {
  /** Whether the page may set this; without, it may set nothing. */
  accepts?(name: string, value: unknown): boolean;
  onMessage?(content: unknown): void;
}

/** Opens a widget in the page. Its state is what the two share. */
export function openWidget(link: KernelLink, state: Data, heard: Heard = {}): CellWidget {
  const values = new Map(Object.entries(state));
  const whole = (): Data => ({ ...drawnBy, ...Object.fromEntries(values) });
  const comm = link.openComm("jupyter.widget", {
    data: { state: whole(), buffer_paths: [] },
    metadata: { version: "2.1.0" },
  });
  let isClosed = false;
  const forget = (): void => {
    isClosed = true;
    living().delete(comm.id);
  };
  const widget: CellWidget = {
    view: { version_major: 2, version_minor: 0, model_id: comm.id },
    get isClosed() {
      return isClosed;
    },
    get: (name) => values.get(name),
    set(given) {
      const changes = Object.entries(given).filter(([name, value]) => values.get(name) !== value);
      if (isClosed || changes.length === 0) return;
      for (const [name, value] of changes) values.set(name, value);
      sendState(comm, "update", Object.fromEntries(changes));
    },
    close() {
      if (isClosed) return;
      forget();
      comm.close();
    },
  };
  living().set(comm.id, { widget, state: whole });
  comm.onClose(forget);
  comm.onMessage(({ data }) => hear(comm, data, { values, whole, heard }));
  return widget;
}

interface Inside {
  readonly values: Map<string, unknown>;
  readonly whole: () => Data;
  readonly heard: Heard;
}

/** Other pages hear what one page set; that page hears it back where it may not be so. */
function hear(comm: Comm, { method, state, content }: Data, { values, whole, heard }: Inside): void {
  if (method === "request_state") sendState(comm, "update", whole());
  else if (method === "custom") heard.onMessage?.(content);
  else if (method === "update") {
    for (const [name, value] of Object.entries((state ?? {}) as Data)) {
      if (!values.has(name)) continue;
      const isTaken = heard.accepts?.(name, value) === true;
      if (isTaken) values.set(name, value);
      sendState(comm, isTaken ? "echo_update" : "update", { [name]: values.get(name) });
    }
  }
}

function sendState(comm: Comm, method: "update" | "echo_update", state: Data): void {
  comm.send({ method, state, buffer_paths: [] });
}

/** Whoever answers a page that was loaded again finds all widgets here, those of other libraries too. */
function living(): Map<string, { readonly widget: object; state(): Data }> {
  const holder = globalThis as { [key: symbol]: unknown };
  const key = Symbol.for("jupyter.widgets");
  holder[key] ??= { widgets: new Map() };
  return (holder[key] as { readonly widgets: ReturnType<typeof living> }).widgets;
}
