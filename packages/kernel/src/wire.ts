// Jupyter's messages as they travel: identities, a delimiter, a signature, four parts of JSON and raw buffers.
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type { Data } from "./link.ts";

export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username?: string;
  readonly date?: string;
  readonly version?: string;
  readonly subshell_id?: string | null;
}

export interface Message {
  readonly identities: readonly Uint8Array[];
  readonly header: Header;
  readonly parent: Header | Data;
  readonly metadata: Data;
  readonly content: Data;
  readonly buffers: readonly Uint8Array[];
}

const delimiter = Buffer.from("<IDS|MSG>");

function signatureOf(key: string, parts: readonly Uint8Array[]): string {
  if (key === "") return "";
  const hash = createHmac("sha256", key);
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function objectIn(part: Uint8Array | undefined, name: string): Data {
  const value: unknown = JSON.parse(Buffer.from(part ?? []).toString());
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new Error(`its ${name} is no object`);
  return value as Data;
}

function headerIn(part: Uint8Array | undefined): Header {
  const header = objectIn(part, "header") as unknown as Header;
  if (typeof header.msg_id !== "string" || typeof header.msg_type !== "string")
    throw new Error("its header names nothing");
  return header;
}

/** Throws, with the reason, on what is broken or not signed with the key. */
export function readMessage(key: string, frames: readonly Uint8Array[]): Message {
  const start = frames.findIndex((frame) => delimiter.equals(frame));
  if (start < 0) throw new Error("it has no delimiter");
  const [signature, ...parts] = frames.slice(start + 1);
  if (!signature || parts.length < 4) throw new Error("parts are missing");
  const signed = parts.slice(0, 4);
  if (!sameText(signatureOf(key, signed), Buffer.from(signature).toString()))
    throw new Error("its signature does not match");
  return {
    identities: frames.slice(0, start),
    header: headerIn(parts[0]),
    parent: objectIn(parts[1], "parent header"),
    metadata: objectIn(parts[2], "metadata"),
    content: objectIn(parts[3], "content"),
    buffers: parts.slice(4),
  };
}

export const protocolVersion = "5.4";

/** Names a new message of a session. */
export function newHeader(session: string, type: string, id: string = randomUUID()): Header {
  const date = new Date().toISOString();
  return { msg_id: id, msg_type: type, session, username: "kernel", date, version: protocolVersion };
}

export function writeMessage(key: string, message: Message): Uint8Array[] {
  const parts = [message.header, message.parent, message.metadata, message.content].map((part) =>
    Buffer.from(JSON.stringify(part)),
  );
  return [...message.identities, delimiter, Buffer.from(signatureOf(key, parts)), ...parts, ...message.buffers];
}
