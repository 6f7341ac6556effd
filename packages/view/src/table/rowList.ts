import { onceAFrame } from "../dom/onceAFrame.ts";
import { placed } from "../dom/place.ts";
import { layout } from "./layout.ts";

/** What a list of rows asks of those who know what is in them. */
export interface Rows {
  draw(key: number): HTMLElement;
  isOpen(key: number): boolean;
}

export interface RowList {
  readonly element: HTMLElement;
  /** All rows anew: other rows, or the same ones with other contents. */
  show(keys: readonly number[]): void;
  /** One row anew, as it opened or closed. */
  redraw(key: number): void;
  /** The row at a place, brought into sight. */
  reveal(at: number): HTMLElement | undefined;
  end(): void;
}

/** Rows drawn beyond what is in sight, so that there is something there when one scrolls or moves on with Tab. */
const beyond = 6;

const printing = ["beforeprint", "afterprint"] as const;

/**
 * Only rows in sight are in the page. Closed rows are equally high; opened ones as high as they turn out to be. A row that
 * has the focus stays, wherever one scrolls.
 */
export function rowList(box: HTMLElement, canvas: HTMLElement, rows: Rows): RowList {
  const drawn = new Map<number, HTMLElement>();
  const heights = new Map<number, number>();
  let closed = 70;
  let keys: readonly number[] = [];
  let placeOf = new Map<number, number>();
  let tops = layout(0, () => closed);
  let isPrinted = false;

  const arrange = (): void => {
    tops = layout(keys.length, (at) => {
      const key = keys[at] as number;
      return rows.isOpen(key) ? (heights.get(key) ?? closed + 420) : closed;
    });
    placed(canvas, { height: `${tops.total}px` });
    for (const [key, node] of drawn) placed(node, { transform: `translateY(${tops.top(placeOf.get(key) ?? 0)}px)` });
  };

  const nodeOf = (key: number, at: number): HTMLElement => {
    const node = drawn.get(key) ?? rows.draw(key);
    // The heads are the first row.
    for (const row of node.children) row.setAttribute("aria-rowindex", String(at + 2));
    drawn.set(key, placed(node, { transform: `translateY(${tops.top(at)}px)` }));
    return node;
  };

  const paint = (): void => {
    const from = tops.at(box.scrollTop) - beyond;
    const to = tops.at(box.scrollTop + box.clientHeight) + beyond;
    const wanted = isPrinted ? keys : keys.slice(Math.max(0, from), to + 1);
    const keep = new Set(wanted);
    for (const [key, node] of drawn) {
      if (keep.has(key)) continue;
      if (node.matches(":focus-within") && placeOf.has(key)) keep.add(key);
      else {
        node.remove();
        drawn.delete(key);
      }
    }
    const order = [...keep].sort((left, right) => (placeOf.get(left) ?? 0) - (placeOf.get(right) ?? 0));
    let next: ChildNode | null = canvas.firstChild;
    for (const key of order) {
      const node = nodeOf(key, placeOf.get(key) ?? 0);
      if (node === next) next = node.nextSibling;
      else canvas.insertBefore(node, next);
    }
  };

  /** Heights are known once rows are in the page; that moves what lies below. */
  const measure = (): boolean => {
    let isChanged = false;
    for (const [key, node] of drawn) {
      const height = node.offsetHeight;
      if (height === 0) continue;
      const known = rows.isOpen(key) ? heights.get(key) : closed;
      if (known === height) continue;
      if (rows.isOpen(key)) heights.set(key, height);
      else closed = height;
      isChanged = true;
    }
    return isChanged;
  };

  const update = (): void => {
    for (let pass = 0; pass < 3; pass++) {
      paint();
      if (!measure()) return;
      arrange();
    }
  };

  const ask = onceAFrame(update);
  box.addEventListener("scroll", ask, { passive: true });
  const watcher = new ResizeObserver(ask);
  watcher.observe(box);
  watcher.observe(canvas);

  /** Paper has no sight to be out of. */
  const print = ({ type }: Event): void => {
    isPrinted = type === "beforeprint";
    paint();
  };
  for (const event of printing) addEventListener(event, print);

  const forget = (key: number): void => {
    drawn.get(key)?.remove();
    drawn.delete(key);
  };

  return {
    element: canvas,
    show(next) {
      for (const key of [...drawn.keys()]) forget(key);
      keys = next;
      placeOf = new Map(keys.map((key, at) => [key, at]));
      arrange();
      update();
    },
    redraw(key) {
      forget(key);
      heights.delete(key);
      arrange();
      update();
    },
    reveal(at) {
      const key = keys[at];
      if (key === undefined) return undefined;
      const top = tops.top(at);
      const room = box.clientHeight - closed;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top > box.scrollTop + room - closed) box.scrollTop = top - room + closed;
      update();
      return drawn.get(key);
    },
    end() {
      watcher.disconnect();
      box.removeEventListener("scroll", ask);
      for (const event of printing) removeEventListener(event, print);
    },
  };
}
