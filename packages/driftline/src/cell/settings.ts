import { isShare, type SmallestEffect } from "@driftline/drift";
import { isObject } from "@driftline/drift/render/shape";

/** What a page may say of a report's settings. Whatever else it says is not taken. */
export function isSetting(name: string, value: unknown): boolean {
  if (name === "falseAlarms") return value === null || isShare(value);
  return name === "smallestEffect" && (value === null || isSmallestEffect(value));
}

export function isSmallestEffect(value: unknown): value is SmallestEffect {
  if (!isObject(value)) return false;
  const { value: share, missing, columns } = value;
  return isShare(share) && isShare(missing) && isObject(columns) && Object.values(columns).every(isSize);
}

function isSize(value: unknown): boolean {
  return isShare(value) || (isObject(value) && typeof value["shift"] === "number" && value["shift"] > 0);
}
