/** Neighbours of one key together, in the order they came. */
export function consecutive<Item>(items: readonly Item[], keyOf: (item: Item, index: number) => string): Item[][] {
  const groups: Item[][] = [];
  let last: string | undefined;
  for (const [index, item] of items.entries()) {
    const key = keyOf(item, index);
    if (key === last) groups.at(-1)?.push(item);
    else groups.push([item]);
    last = key;
  }
  return groups;
}
