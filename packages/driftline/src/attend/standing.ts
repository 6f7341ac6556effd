import type { Progress } from "@driftline/drift";

/** How far long work is. */
export interface Standing {
  /** What is done by now, and since when. */
  readonly what: string;
  readonly since: number;
  readonly progress?: Progress;
}

export const begun = (what: string): Standing => ({ what, since: Date.now() });

/** How it stands once a part is done. The time counts from the first part on. */
export function advanced(standing: Standing, progress: Progress): Standing {
  const { what, since } = standing.progress ? standing : begun("");
  return { what, since, progress };
}

/** A guess from the parts that are done; of the first part, all that took time was over before it was told. */
export function secondsLeft({ since, progress }: Standing, now: number): number | undefined {
  if (!progress || progress.done <= 1) return undefined;
  const { done, of } = progress;
  return ((now - since) / 1000) * ((of - done) / (done - 1));
}
