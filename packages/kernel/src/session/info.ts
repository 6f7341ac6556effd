import type { Data } from "../link.ts";
import { protocolVersion } from "../wire.ts";
import type { SessionStart } from "./between.ts";

export function kernelInfo({ compilerVersion, kernelVersion }: SessionStart): Data {
  return {
    status: "ok",
    protocol_version: protocolVersion,
    implementation: "typescript-kernel",
    implementation_version: kernelVersion,
    language_info: {
      name: "typescript",
      version: compilerVersion,
      mimetype: "text/typescript",
      file_extension: ".ts",
      pygments_lexer: "typescript",
      nbconvert_exporter: "script",
      // The classic Notebook colours by `name` and `typescript`, JupyterLab by `mode`.
      codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
    },
    banner: `TypeScript ${compilerVersion} on Node ${process.version}`,
    debugger: false,
    supported_features: [],
    help_links: [
      { text: "TypeScript handbook", url: "https://www.typescriptlang.org/docs/handbook/intro.html" },
      { text: "Node.js", url: "https://nodejs.org/docs/latest/api/" },
      { text: "JavaScript (MDN)", url: "https://developer.mozilla.org/docs/Web/JavaScript" },
      { text: "tslab", url: "https://github.com/yunabe/tslab" },
    ],
  };
}
