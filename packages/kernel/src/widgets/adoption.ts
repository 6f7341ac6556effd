import type { Comm, CommMessage, KernelLink } from "../link.ts";
import { registry } from "./registry.ts";

/** How this package takes up a widget that the page opened by itself. */
type Adopt = (comm: Comm, opening: CommMessage) => unknown;
const adoption: { adopt?: Adopt } = {};

export function adoptWith(adopt: Adopt): void {
  adoption.adopt = adopt;
}

/** Takes up what pages open by themselves, unless another copy of this package does. */
export function adoptFrom(link: KernelLink): void {
  const known = registry();
  if (known.link === link) return;
  known.link = link;
  link.registerTarget("jupyter.widget", (comm, opening) => adoption.adopt?.(comm, opening));
}
