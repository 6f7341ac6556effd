import type { Model } from "@driftline/view/browser";

/** What a person sets in a report. */
const settings = ["falseAlarms", "smallestEffect"] as const;

/** Whatever is set in one model is set in the other; to begin with, what the live one says. Gives what ends it. */
export function link(own: Model, live: Model): () => void {
  const forth = (): void => copy(own, live);
  const back = (): void => copy(live, own);
  back();
  for (const name of settings) {
    own.on(`change:${name}`, forth);
    live.on(`change:${name}`, back);
  }
  return () => {
    for (const name of settings) {
      own.off(`change:${name}`, forth);
      live.off(`change:${name}`, back);
    }
  };
}

function copy(from: Model, to: Model): void {
  const differing = settings.filter((name) => JSON.stringify(from.get(name)) !== JSON.stringify(to.get(name)));
  if (differing.length === 0) return;
  for (const name of differing) to.set(name, from.get(name) ?? null);
  to.save_changes();
}
