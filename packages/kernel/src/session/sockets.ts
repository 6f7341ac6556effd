import { readFileSync } from "node:fs";
import { Reply, Router, XPublisher } from "zeromq";

export interface Connection {
  readonly transport: string;
  readonly ip: string;
  readonly key: string;
  readonly signature_scheme?: string;
  readonly shell_port: number;
  readonly control_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly hb_port: number;
}

export interface Sockets {
  readonly shell: Router;
  readonly control: Router;
  readonly stdin: Router;
  readonly iopub: XPublisher;
  readonly heartbeat: Reply;
  close(): void;
}

export function readConnection(file: string): Connection {
  const connection: Connection = JSON.parse(readFileSync(file, "utf8"));
  const scheme = connection.signature_scheme;
  if (scheme && scheme !== "hmac-sha256")
    throw new Error(`the signature scheme ${scheme} is not known, only hmac-sha256`);
  return connection;
}

export async function bindSockets(connection: Connection): Promise<Sockets> {
  const linger = 1000;
  const sockets = {
    shell: new Router({ linger }),
    control: new Router({ linger }),
    stdin: new Router({ linger }),
    // Without a high-water mark nothing is dropped when a client is slower than the cell; who subscribes to what others have is welcomed too.
    iopub: new XPublisher({ linger, sendHighWaterMark: 0, verbosity: "allSubs" }),
    heartbeat: new Reply({ linger: 0 }),
  };
  const { transport, ip } = connection;
  const address = (port: number): string =>
    transport === "ipc" ? `ipc://${ip}-${port}` : `${transport}://${ip}:${port}`;
  await Promise.all([
    sockets.shell.bind(address(connection.shell_port)),
    sockets.control.bind(address(connection.control_port)),
    sockets.stdin.bind(address(connection.stdin_port)),
    sockets.iopub.bind(address(connection.iopub_port)),
    sockets.heartbeat.bind(address(connection.hb_port)),
  ]);
  const close = (): void => {
    for (const socket of Object.values(sockets)) socket.close();
  };
  return { ...sockets, close };
}
