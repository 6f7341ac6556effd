import { spawnSync } from "node:child_process";
import { python } from "../../../.config/python.ts";
import { inProject, node } from "../../../.config/shell.ts";
import { kernelSpec } from "../../../packages/kernel/src/install/spec.ts";
import { stockArgv } from "../../jupyter.ts";
import { versionIn } from "../machine.ts";

/** The same work in the language of a kernel. */
interface Language {
  readonly cell: (number: number) => string;
  readonly lines: string;
  readonly megabytes: string;
  /** What stands before the cursor; new each time, as somebody types. */
  readonly completion: (number: number) => string;
  /** Where there are comms: makes a target that sends back what it hears. */
  readonly echo?: string;
}

export interface Contender {
  readonly name: string;
  readonly version: string;
  readonly argv: readonly string[];
  readonly language: Language;
}

const typescript: Language = {
  cell: (number) => `const v${number} = ${number}; v${number} + 1`,
  lines: "for (let i = 0; i < 10_000; i++) console.log(i)",
  megabytes: "for (let i = 0; i < 1000; i++) console.log('x'.repeat(9999))",
  completion: (number) => `const t${number} = ${number};\nMath.`,
};

const ipython: Language = {
  cell: (number) => `v${number} = ${number}; v${number} + 1`,
  lines: "for i in range(10_000): print(i)",
  megabytes: "for i in range(1000): print('x' * 9999)",
  completion: (number) => `t${number} = ${number}\nimport math; math.`,
  echo: `get_ipython().kernel.comm_manager.register_target(
    "echo", lambda comm, _: comm.on_msg(lambda message: comm.send(message["content"]["data"])))`,
};

const echo = `(globalThis as any)[Symbol.for("jupyter.kernel")].registerTarget("echo",
  (comm: any) => comm.onMessage(({ data }: any) => comm.send(data)))`;

function ipykernelVersion(): string {
  const asked = "import ipykernel, platform; print(ipykernel.__version__, 'on Python', platform.python_version())";
  return spawnSync(python, ["-c", asked], { encoding: "utf8" }).stdout.trim();
}

/** What people install: ours as it was built. */
export const contenders = (): readonly Contender[] => [
  {
    name: "ours",
    version: `${versionIn("packages", "kernel")} on Node ${process.versions.node}`,
    argv: kernelSpec({ node, script: inProject("packages", "kernel", "dist", "main.js") }).argv,
    language: { ...typescript, echo },
  },
  {
    name: "tslab",
    version: `${versionIn("node_modules", "tslab")} on Node ${process.versions.node}`,
    argv: stockArgv,
    language: typescript,
  },
  {
    name: "ipykernel",
    version: ipykernelVersion(),
    argv: [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
    language: ipython,
  },
];
