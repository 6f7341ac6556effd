import type { Comm, CommMessage, KernelLink } from "../link.ts";
import { separate } from "./buffers.ts";
import { registry } from "./registry.ts";
import { report } from "./report.ts";

/** How this package takes up a widget that the page opened by itself. */
type Adopt = (comm: Comm, opening: CommMessage) => unknown;
const adoption: { adopt?: Adopt } = {};

export function adoptWith(adopt: Adopt): void {
  adoption.adopt = adopt;
}

/** Hears what pages ask about all widgets: one that was reloaded wants every state, and takes it up where it was. */
export function listen(link: KernelLink): void {
  const known = registry();
  if (known.link === link) return;
  known.link = link;
  link.registerTarget("jupyter.widget.control", (comm) => comm.onMessage((message) => answer(comm, message)));
  link.registerTarget("jupyter.widget", (comm, opening) => adoption.adopt?.(comm, opening));
}

function answer(comm: Comm, { data }: CommMessage): void {
  if (data["method"] !== "request_states") {
    report(new TypeError(`there is no method ${JSON.stringify(data["method"])}`), "a message to all widgets");
    return;
  }
  const states = [...registry().widgets].map(([id, { state }]) => {
    const whole = state();
    const { _model_name, _model_module, _model_module_version } = whole;
    return [
      id,
      {
        model_name: _model_name,
        model_module: _model_module,
        model_module_version: _model_module_version,
        state: whole,
      },
    ] as const;
  });
  const { state, paths, buffers } = separate(Object.fromEntries(states));
  comm.send({ method: "update_states", states: state, buffer_paths: paths }, { buffers });
}
