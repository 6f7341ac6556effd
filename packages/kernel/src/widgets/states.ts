import type { Comm, CommMessage, Data, KernelLink } from "../link.ts";
import { separate } from "./buffers.ts";
import { type Registered, registry } from "./registry.ts";
import { report } from "./report.ts";

/**
 * Answers what pages ask about all widgets, whatever library they come from: a page that was reloaded wants every state,
 * and takes it up where it was. The kernel does this itself.
 */
export function answerPages(link: KernelLink): void {
  link.registerTarget("jupyter.widget.control", (comm) => comm.onMessage((message) => answer(comm, message)));
}

function answer(comm: Comm, { data }: CommMessage): void {
  if (data["method"] !== "request_states") {
    report(new TypeError(`there is no method ${JSON.stringify(data["method"])}`), "a message to all widgets");
    return;
  }
  const states = Object.fromEntries([...registry().widgets].flatMap(([id, widget]) => described(id, widget)));
  const { state, paths, buffers } = separate(states);
  comm.send({ method: "update_states", states: state, buffer_paths: paths }, { buffers });
}

/** One library's mistake must not take the widgets of the others off the page. */
function described(id: string, registered: Registered): readonly (readonly [string, Data])[] {
  try {
    const state = registered.state();
    const { _model_name, _model_module, _model_module_version } = state;
    const model = {
      model_name: _model_name,
      model_module: _model_module,
      model_module_version: _model_module_version,
    };
    return [[id, { ...model, state }]];
  } catch (error) {
    report(error, `the state of the widget ${id}`);
    return [];
  }
}
