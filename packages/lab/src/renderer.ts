import { localModel, mount } from "@driftline/view/browser";
import type { IRenderMime } from "@jupyterlab/rendermime-interfaces";
import type * as lumino from "@lumino/widgets";
import { extension } from "./extension.ts";
import { keepKeys } from "./keys.ts";
import { link } from "./link.ts";
import { followLiving } from "./living.ts";

const reportType = "application/vnd.driftline.report+json";
const widgetType = "application/vnd.jupyter.widget-view+json";

/** Before the widgets' own renderer, which has -10 and shows an error where the kernel is gone, and before all HTML. */
const rank = -100;

/**
 * Draws reports in outputs. It needs neither a kernel nor trust, as the text of a report is only ever text, and what a
 * person sets reaches the output's live widget where there is one.
 */
export function reportRenderer(library: typeof lumino | undefined): IRenderMime.IExtension[] {
  if (!library) return [];
  class ReportRenderer extends library.Widget implements IRenderMime.IRenderer {
    #place: unknown;
    #end: () => void = () => {};

    constructor({ resolver }: IRenderMime.IRendererOptions) {
      super();
      this.#place = resolver;
    }

    async renderModel({ data }: IRenderMime.IMimeModel): Promise<void> {
      this.#end();
      this.#end = showReport(data, this.#place, this.node);
    }

    override dispose(): void {
      this.#end();
      this.#end = () => {};
      super.dispose();
    }
  }
  const rendererFactory: IRenderMime.IRendererFactory = {
    safe: true,
    mimeTypes: [reportType],
    createRenderer: (options) => new ReportRenderer(options),
  };
  return [{ id: `${extension.name}:report`, rank, dataType: "json", rendererFactory }];
}

function showReport(data: IRenderMime.IMimeModel["data"], place: unknown, node: HTMLElement): () => void {
  const model = localModel({ view: "report", report: data[reportType], falseAlarms: null, smallestEffect: null });
  const unmount = mount("report", model, node);
  const unfollow = followWidget(data[widgetType], place, (live) => link(model, live));
  const releaseKeys = keepKeys(node);
  return () => {
    releaseKeys();
    unfollow();
    unmount();
  };
}

type Live = Parameters<typeof link>[1];

/** Does work with the widget that an output names, as long as the page has it. */
function followWidget(view: unknown, place: unknown, work: (live: Live) => () => void): () => void {
  const id = typeof view === "object" && view !== null && "model_id" in view ? view.model_id : undefined;
  if (typeof id !== "string") return () => {};
  let end = (): void => {};
  const unfollow = followLiving(id, place, (live) => {
    end();
    end = live ? work(live) : () => {};
  });
  return () => {
    unfollow();
    end();
  };
}
