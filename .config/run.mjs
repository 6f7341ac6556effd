// The door to every npm script. Plain JavaScript without dependencies, for Node 20.19 on: it brings the packages
// and Node 24, then hands over to main.ts.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const main = path.join(root, ".config", "main.ts");

function fail(message) {
  process.stderr.write(`driftline: ${message}\n`);
  process.exit(2);
}

function isOlderThan(major, minor) {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split(".").map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
}

/**
 * `npm ci` refuses a lock file that lacks another platform's optional packages; `npm install --no-save` takes the locked
 * versions and leaves the lock file as it is. The stamp goes first and comes last: an interrupted run starts again.
 */
function installPackages() {
  const stamp = path.join(root, "node_modules", ".driftline-installed");
  const lock = readFileSync(path.join(root, "package-lock.json"));
  const wanted = `${createHash("sha256").update(lock).digest("hex")} ${process.platform} ${process.arch}`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  process.stderr.write("driftline: installing packages with npm …\n");
  rmSync(stamp, { force: true });
  npmInstall(process.execPath);
  // An older Node leaves out optional packages that ask for a newer one: the one it brought fetches them.
  const bundled = bundledNode();
  if (isOlderThan(24, 0) && existsSync(bundled)) npmInstall(bundled);
  writeFileSync(stamp, wanted);
}

function npmInstall(node) {
  const npm = process.env.npm_execpath ?? "";
  const args = ["install", "--no-save", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"];
  const options = { cwd: root, stdio: ["ignore", 2, 2] };
  const searched = `${path.dirname(node)}${path.delimiter}${process.env.PATH}`;
  const result = /npm-cli\.c?js$/.test(npm)
    ? spawnSync(node, [npm, ...args], options)
    : spawnSync("npm", args, {
        ...options,
        env: { ...process.env, PATH: searched },
        shell: process.platform === "win32",
      });
  if (result.error) fail(`npm could not be started (${result.error.message}): install npm 10 or newer`);
  if (result.status !== 0) fail("npm install failed, see above: check the network and run the command again");
}

/** Node 24 from npm's platform package. On musl systems it is there and does not start: then the machine's own serves. */
function bundledNode() {
  const windows = process.platform === "win32";
  const name = `node-${windows ? "win" : process.platform}-${process.arch}`;
  return path.join(root, "node_modules", name, "bin", windows ? "node.exe" : "node");
}

async function runHere() {
  if (!process.features.typescript) {
    fail(`Node ${process.versions.node} is too old and there is no Node 24 package for this machine: install Node 24`);
  }
  await import(pathToFileURL(main).href);
}

/** The child shares the terminal and hears Ctrl-C itself; other signals are passed on. Its exit code is ours. */
function handOver(node) {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: "inherit" });
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", runHere);
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === "SIGINT" ? 130 : 143);
  });
}

if (isOlderThan(20, 19)) fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer (24 is best)`);
installPackages();
const bundled = bundledNode();
if (process.versions.node.startsWith("24.") || !existsSync(bundled)) await runHere();
else handOver(bundled);
