#!/usr/bin/env node
import { parseArgs } from "node:util";
import { runKernel } from "./cells/kernel.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: { "connection-file": { type: "string" } },
});
if (values["connection-file"]) await runKernel(values["connection-file"]);
