import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type RunningJupyterLab, startJupyterLab } from "./jupyter.ts";

interface Said {
  readonly parent_header: { readonly msg_id?: string };
  readonly header: { readonly msg_type: string };
  readonly content: Readonly<Record<string, unknown>>;
}

/** Says a cell to a kernel through the server, as a page does, and gives what it shows. */
async function shown(lab: RunningJupyterLab, kernel: string, code: string): Promise<unknown> {
  const socket = new WebSocket(lab.url(`/api/kernels/${kernel}/channels`).replace("http:", "ws:"));
  await once(socket, "open");
  const msg_id = randomUUID();
  const answer = new Promise<unknown>((resolve, reject) => {
    socket.addEventListener("close", () => reject(new Error("the server closed the channel")));
    let found: unknown;
    socket.addEventListener("message", ({ data }) => {
      const { parent_header, header, content }: Said = JSON.parse(String(data));
      if (parent_header.msg_id !== msg_id) return;
      if (header.msg_type === "execute_result")
        found = (content["data"] as Readonly<Record<string, unknown>>)["text/plain"];
      if (header.msg_type === "error") found = content["evalue"];
      if (content["execution_state"] === "idle") resolve(found);
    });
  });
  const header = { msg_id, msg_type: "execute_request", session: msg_id, username: "", date: "", version: "5.3" };
  const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
  socket.send(JSON.stringify({ header, parent_header: {}, metadata: {}, content, channel: "shell", buffers: [] }));
  try {
    return await answer;
  } finally {
    socket.close();
  }
}

async function runsOn(pid: unknown): Promise<boolean> {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      process.kill(Number(pid), 0);
    } catch {
      return false;
    }
    await sleep(100);
  }
  return true;
}

describe("a kernel of JupyterLab", () => {
  let lab: RunningJupyterLab;
  before(async () => {
    lab = await startJupyterLab();
  });
  after(() => lab.stop());

  const ask = (method: string, page: string, body?: object): Promise<Response> =>
    fetch(lab.url(page), { method, ...(body ? { body: JSON.stringify(body) } : {}) });

  it("that is restarted is another process without the variables, and gone when it is ended", async () => {
    const { id } = (await (await ask("POST", "/api/kernels", { name: "typescript" })).json()) as { id: string };
    const first = await shown(lab, id, "let kept = 41; process.pid");
    assert.equal(await shown(lab, id, "kept + 1"), "42");
    assert.doesNotThrow(() => process.kill(Number(first), 0));

    assert.equal((await ask("POST", `/api/kernels/${id}/restart`)).status, 200);
    const second = await shown(lab, id, "process.pid");
    assert.notEqual(second, first);
    assert.doesNotThrow(() => process.kill(Number(second), 0));
    assert.equal(await runsOn(first), false);
    assert.equal(await shown(lab, id, "kept"), "Cannot find name 'kept'.");
    assert.equal(await shown(lab, id, "6 * 7"), "42");

    assert.equal((await ask("DELETE", `/api/kernels/${id}`)).status, 204);
    assert.equal(await runsOn(second), false);
  });
});
