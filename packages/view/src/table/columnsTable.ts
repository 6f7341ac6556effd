import type { Report } from "@driftline/drift";
import { count, plural } from "@driftline/drift/render/format";
import type { Look } from "../distribution/panel.ts";
import { element } from "../dom/element.ts";
import { filters } from "./filters.ts";
import { tableHead } from "./heads.ts";
import { moveBetweenRows } from "./keys.ts";
import { openedOf } from "./opened.ts";
import { type Filter, type Sort, shownColumns } from "./order.ts";
import { rowOf } from "./row.ts";
import { rowList } from "./rowList.ts";

/** More rows than this scroll in a box of their own. */
const mostInFlow = 30;

export interface ColumnsTable {
  readonly element: HTMLElement;
  update(report: Report): void;
  end(): void;
}

/** The columns of a report: searched, filtered, sorted, and opened one by one. */
export function columnsTable(first: Report): ColumnsTable {
  let report = first;
  let filter: Filter = { search: "", verdicts: new Set(), kinds: new Set() };
  let sort: Sort = { by: "verdict", isDown: true };
  const isAlone = first.columns.length === 1;
  const opened = new Set<number>(isAlone ? [0] : []);
  const look: Look = { shape: "both", amount: "share", order: "change" };

  const status = element("p", { class: "quiet status", role: "status" });
  const canvas = element("div", { class: "canvas" });
  const head = element(
    "div",
    { role: "rowgroup", class: "head-group" },
    tableHead((next) => {
      sort = next;
      box.scrollTop = 0;
      refresh();
    }),
  );
  const box = element("div", { class: "box" }, head, canvas);
  const table = element("div", { role: "table", class: "columns", "aria-label": "Columns", "aria-colcount": 8 }, box);

  const draw = (key: number): HTMLElement => {
    const column = report.columns[key] as Report["columns"][number];
    const isOpen = opened.has(key);
    const rows = [rowOf(column, report, isOpen), ...(isOpen ? [openedOf(column, report, look)] : [])];
    return element("div", { role: "rowgroup", class: isOpen ? "item open" : "item", "data-key": key }, ...rows);
  };
  const list = rowList(box, canvas, { draw, isOpen: (key) => opened.has(key) });
  let shown: readonly number[] = [];

  function refresh(): void {
    shown = shownColumns(report, filter, sort);
    box.classList.toggle("long", shown.length > mostInFlow);
    table.setAttribute("aria-rowcount", String(shown.length + 1));
    const all = report.columns.length;
    status.textContent =
      shown.length === all
        ? plural(all, "column")
        : `${count(shown.length)} of ${plural(all, "column")}${shown.length === 0 ? "; no column fits, take back a filter to see more" : ""}`;
    const focused = canvas.querySelector<HTMLElement>(".item:focus-within")?.dataset["key"];
    list.show(shown);
    if (focused !== undefined) focusOn(canvas.querySelector(`[data-key="${focused}"]`));
  }

  const press = (event: Event): void => {
    const target = event.target as Element;
    const item = target.closest<HTMLElement>(".row")?.closest<HTMLElement>(".item");
    if (!item || !(target.closest(".toggle") || isNothingMarked())) return;
    const key = Number(item.dataset["key"]);
    if (!opened.delete(key)) opened.add(key);
    list.redraw(key);
    focusOn(canvas.querySelector(`[data-key="${key}"]`));
  };
  canvas.addEventListener("click", press);
  canvas.addEventListener("keydown", (event) =>
    moveBetweenRows(event, shown, (at) => {
      const item = list.reveal(at);
      focusOn(item ?? null);
      item?.firstElementChild?.scrollIntoView({ block: "nearest" });
    }),
  );

  const bar = filters(first, (next) => {
    filter = next;
    box.scrollTop = 0;
    refresh();
  });
  return {
    element: element(
      "section",
      { class: "columns-part", "aria-label": "Columns" },
      ...(isAlone ? [] : [bar.element, status]),
      table,
    ),
    update(next) {
      report = next;
      bar.update(report);
      refresh();
    },
    end: () => list.end(),
  };
}

function focusOn(item: Element | null): void {
  item?.querySelector<HTMLElement>(".toggle")?.focus({ preventScroll: true });
}

/** A row opens where it is clicked, but not at the end of marking its text. */
function isNothingMarked(): boolean {
  return document.getSelection()?.isCollapsed ?? true;
}
