import { type DecideOptions, isShare } from "@driftline/drift";
import type { ReportState } from "@driftline/view";
import { kernelLink } from "./link.ts";
import { isSetting, isSmallestEffect } from "./settings.ts";
import { type CellWidget, openWidget, type WidgetView } from "./widget.ts";

/** What a report has in the page, once it is shown in a kernel with comms. */
export interface LiveReport {
  /** The widget to show, which is the same one each time; it is made of the first state. */
  view(state: ReportState): WidgetView | undefined;
  /** What a person set in the page. */
  settings(): DecideOptions;
}

/** A widget ends with the report it is of: the page keeps what it shows, and the kernel need not. */
const ends = new FinalizationRegistry<CellWidget>((widget) => widget.close());

export function liveReport(): LiveReport {
  let widget: CellWidget | undefined;
  const live: LiveReport = {
    view(state) {
      const link = kernelLink();
      if (!link) return undefined;
      if (!widget || widget.isClosed) {
        widget = openWidget(link, state, { accepts: isSetting });
        ends.register(live, widget);
      }
      return widget.view;
    },
    settings() {
      const [falseAlarms, smallestEffect] = [widget?.get("falseAlarms"), widget?.get("smallestEffect")];
      return {
        ...(isShare(falseAlarms) ? { falseAlarms } : {}),
        ...(isSmallestEffect(smallestEffect) ? { smallestEffect } : {}),
      };
    },
  };
  return live;
}
