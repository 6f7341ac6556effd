import { visible } from "@driftline/drift/render/escape";
import { cutTo } from "@driftline/drift/render/width";
import { type Standing, secondsLeft } from "../attend/standing.ts";

const redrawn = 200;
const toLineStart = "\r\u001b[K";

/** One line on standard error, written over and over until it is cleared. */
export function showProgress(standing: () => Standing): { clear(): void } {
  const { stderr } = process;
  const draw = (): void => {
    stderr.write(toLineStart + progressLine(standing(), Date.now(), stderr.columns || 80));
  };
  draw();
  const timer = setInterval(draw, redrawn).unref();
  return {
    clear() {
      clearInterval(timer);
      stderr.write(toLineStart);
    },
  };
}

/** Shorter than the terminal is wide: a line that is broken cannot be written over. */
export function progressLine(standing: Standing, now: number, width: number): string {
  const { what, since, progress } = standing;
  if (!progress) return beside("", what, duration((now - since) / 1000), width);
  const { done, of, column } = progress;
  const share = done / of;
  const guess = secondsLeft(standing, now);
  const left = guess === undefined ? "" : `${duration(guess)} left`;
  return beside(`${bar(share)} ${`${Math.floor(100 * share)} %`.padStart(5)}  `, column, left, width);
}

function beside(before: string, name: string, after: string, width: number): string {
  const room = width - 1 - before.length - after.length - 2;
  return `${before}${cutTo(visible(name), Math.max(1, room))}${after === "" ? "" : `  ${after}`}`.slice(0, width - 1);
}

const cells = 20;

function bar(share: number): string {
  const full = Math.floor(cells * share);
  return "█".repeat(full) + "░".repeat(cells - full);
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
