import { isShare, type SmallestEffect } from "@driftline/drift";

/** What a page may say of a report's settings. Whatever else it says is not taken. */
export function isSetting(name: string, value: unknown): boolean {
  if (name === "falseAlarms") return value === null || isShare(value);
  return name === "smallestEffect" && (value === null || isSmallestEffect(value));
}

export function isSmallestEffect(value: unknown): value is SmallestEffect {
  if (!isRecord(value)) return false;
  const { value: share, missing, columns } = value;
  return isShare(share) && isShare(missing) && isRecord(columns) && Object.values(columns).every(isSize);
}

function isSize(value: unknown): boolean {
  return isShare(value) || (isRecord(value) && typeof value["shift"] === "number" && value["shift"] > 0);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
