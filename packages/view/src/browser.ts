// What shows: for pages and for JupyterLab.
import { distributionView } from "./distribution/view.ts";
import { mountIn } from "./mount.ts";
import { progressView } from "./progress/view.ts";
import type { Model } from "./protocol.ts";
import { reportView } from "./report/view.ts";
import { segmentsView } from "./segments/view.ts";
import type { CleanUp, View } from "./viewProtocol.ts";

export { localModel } from "./localModel.ts";
export type { Listener, Model, State } from "./protocol.ts";
export type { CleanUp, View } from "./viewProtocol.ts";

export const views: ReadonlyMap<string, View> = new Map([
  ["report", reportView],
  ["distribution", distributionView],
  ["segments", segmentsView],
  ["progress", progressView],
]);

export function mount(name: string, model: Model, el: HTMLElement): CleanUp {
  return mountIn(views, name, model, el);
}
