import type { CommMessage } from "../link.ts";
import { pathsIn, unite } from "./buffers.ts";
import { assign, type Core, fullState, type State, sendState, stateOf, traitOf } from "./core.ts";
import { take } from "./given.ts";
import { isRecord } from "./plain.ts";
import { all, report, run } from "./report.ts";

/** Answers a message of the page about one widget. A broken one is shown and changes nothing. */
export function receive(core: Core, { data, buffers }: CommMessage): Promise<unknown> | undefined {
  try {
    return answer(core, data, buffers);
  } catch (error) {
    report(error, `${core.model.name}: a message of the page`);
    return undefined;
  }
}

function answer(core: Core, data: State, buffers: readonly Uint8Array[]): Promise<unknown> | undefined {
  switch (data["method"]) {
    case "update":
      if (!isRecord(data["state"])) throw new TypeError("an update needs a state");
      return update(core, unite(data["state"], pathsIn(data["buffer_paths"]), buffers));
    case "request_state":
      sendState(core, "update", fullState(core));
      return undefined;
    case "custom":
      return all([...core.listeners].map((listener) => run(listener, [data["content"], buffers], core.model.name)));
    default:
      throw new TypeError(`there is no method ${JSON.stringify(data["method"])}`);
  }
}

/** The page says what it changed. It hears it back first, so that other views of the page, and other pages, follow. */
function update(core: Core, sent: State): Promise<unknown> | undefined {
  const known = Object.entries(sent).flatMap(([wire, value]) => {
    const name = core.model.names.get(wire);
    return name === undefined ? [] : [{ wire, name, value, trait: traitOf(core, name) }];
  });
  const echoed = known.filter(({ trait }) => !trait.unechoed);
  if (echoed.length > 0) {
    sendState(core, "echo_update", Object.fromEntries(echoed.map(({ wire, value }) => [wire, value])));
  }
  const proposed = new Map<string, unknown>();
  try {
    for (const { name, value, trait } of known) {
      proposed.set(name, take(core.model, name, trait.fromWire ? trait.fromWire(value) : value));
    }
    return assign(core, proposed, sent);
  } catch (error) {
    const names = known.map(({ name }) => name);
    sendState(core, "update", stateOf(core, names));
    throw error;
  }
}
