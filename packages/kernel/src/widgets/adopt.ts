import type { Comm, CommMessage } from "../link.ts";
import { adoptWith } from "./adoption.ts";
import { pathsIn, unite } from "./buffers.ts";
import { create } from "./create.ts";
import { known } from "./model.ts";
import { isRecord } from "./plain.ts";
import { report } from "./report.ts";

/** Takes up a widget that the page opened by itself, as that of a game controller does with its buttons. */
function adopt(comm: Comm, { data, buffers }: CommMessage): void {
  try {
    if (!isRecord(data["state"])) throw new TypeError("a widget needs a state");
    const state = unite(data["state"], pathsIn(data["buffer_paths"]), buffers);
    const kind = `${state["_model_module"]} ${state["_model_name"]}`;
    const model = known.get(kind);
    if (!model) throw new TypeError(`there is no model ${kind}`);
    const given = Object.entries(state).flatMap(([wire, value]) => {
      const name = model.names.get(wire);
      const trait = name === undefined ? undefined : model.traits[name];
      return name === undefined || !trait ? [] : [[name, trait.fromWire ? trait.fromWire(value) : value] as const];
    });
    create(model, Object.fromEntries(given), { comm });
  } catch (error) {
    report(error, "a widget that the page opened");
    comm.close();
  }
}

adoptWith(adopt);
