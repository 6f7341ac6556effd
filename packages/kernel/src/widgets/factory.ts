import type { Core } from "./core.ts";
import { create } from "./create.ts";
import { type AnySettle, type Model, ruled } from "./model.ts";

/** What makes widgets of one kind. */
export type Factory<Made, Options> = (options?: Options) => Made;

interface Kind {
  readonly settle?: AnySettle;
  /** What this kind can do beside what all can. */
  readonly more?: (core: Core) => Readonly<Record<string, unknown>>;
}

/** Made and Options are the kind's named types, which follow from the model and say so in messages of the compiler. */
export function factory<Made, Options extends object>(
  model: Model,
  { settle, more }: Kind = {},
): Factory<Made, Options> {
  const kind = ruled(model, settle);
  return (options) => create(kind, options as object, more && { more }) as Made;
}
