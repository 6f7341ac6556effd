import { percent, plural } from "@driftline/drift/render/format";

interface Standing {
  readonly state: string;
  readonly part: number | undefined;
  readonly secondsLeft: unknown;
  readonly now: unknown;
  readonly message: unknown;
}

/** How much is done, between 0 and 1; nothing where that is not known. */
export function share(done: number, of: number): number | undefined {
  return of > 0 && Number.isFinite(done) ? Math.min(1, Math.max(0, done / of)) : undefined;
}

const states = new Map([
  ["stopping", "Stopping after what is being worked on"],
  ["stopped", "Stopped"],
  ["done", "Done"],
  ["failed", "Failed"],
]);

export function sentenceOf({ state, part, secondsLeft, now, message }: Standing): string {
  const running = [part === undefined ? "" : percent(part), timeLeft(secondsLeft), text(now)];
  const words = state === "running" ? running : [states.get(state) ?? state];
  return [...words, text(message)].filter((word) => word !== "").join(" · ");
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** In steps that a person waits by. */
function timeLeft(seconds: unknown): string {
  if (typeof seconds !== "number" || !Number.isFinite(seconds)) return "";
  if (seconds < 1) return "nearly done";
  if (seconds < 60) return `about ${plural(Math.ceil(seconds), "second")} left`;
  if (seconds < 3600) return `about ${plural(Math.ceil(seconds / 60), "minute")} left`;
  return `about ${plural(Math.ceil(seconds / 3600), "hour")} left`;
}
