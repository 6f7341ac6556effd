import type { Data } from "../link.ts";

type Line = readonly [session: number, line: number, source: string];

export interface History {
  add(line: number, source: string): void;
  answer(request: Data): Data;
}

/** `*` and `?` as in file names. */
function globExpression(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", "[^]*").replaceAll("?", "[^]")}$`);
}

const whole = (value: unknown, otherwise: number): number => (Number.isInteger(value) ? Number(value) : otherwise);

/** What was executed since the kernel started. */
export function makeHistory(): History {
  const lines: Line[] = [];

  function range(request: Data): Line[] {
    const start = whole(request["start"], 0);
    const stop = whole(request["stop"], Number.POSITIVE_INFINITY);
    return lines.filter(([, line]) => line >= start && line < stop);
  }

  function search(request: Data): Line[] {
    const expression = globExpression(String(request["pattern"] ?? "*"));
    const found = lines.filter(([, , source]) => expression.test(source));
    if (request["unique"] !== true) return found;
    const last = new Map(found.map((line) => [line[2], line]));
    return found.filter((line) => last.get(line[2]) === line);
  }

  function answer(request: Data): Data {
    const kind = request["hist_access_type"];
    const all = kind === "range" ? range(request) : kind === "search" ? search(request) : lines;
    const count = whole(request["n"], all.length);
    const chosen = kind === "range" ? all : count > 0 ? all.slice(-count) : [];
    // The kernel keeps no outputs: a client that asks for them gets none.
    const history = request["output"] === true ? chosen.map(([s, l, source]) => [s, l, [source, null]]) : chosen;
    return { status: "ok", history };
  }

  return { add: (line, source) => void lines.push([1, line, source]), answer };
}
