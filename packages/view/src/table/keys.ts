/** From row to row with the arrows, to the ends with Home and End; the row's button has the focus. */
export function moveBetweenRows(event: KeyboardEvent, shown: readonly number[], goTo: (at: number) => void): void {
  const target = event.target as Element;
  const item = target.closest<HTMLElement>(".item");
  if (!item || !target.classList.contains("toggle") || event.altKey || event.ctrlKey || event.metaKey) return;
  const at = shown.indexOf(Number(item.dataset["key"]));
  const last = shown.length - 1;
  const places = new Map([
    ["ArrowDown", at + 1],
    ["ArrowUp", at - 1],
    ["PageDown", at + 8],
    ["PageUp", at - 8],
    ["Home", 0],
    ["End", last],
  ]);
  const place = places.get(event.key);
  if (place === undefined) return;
  event.preventDefault();
  goTo(Math.min(last, Math.max(0, place)));
}
