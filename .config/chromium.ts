import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { inProject, mustRun, node, run, SetUpError, say } from "./shell.ts";

/** Where playwright-core keeps the browser it downloads when the machine has none. */
process.env["PLAYWRIGHT_BROWSERS_PATH"] ??= inProject(".cache", "browsers");

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(name: string): string[] {
  return (process.env["PATH"] ?? "").split(path.delimiter).map((folder) => path.join(folder, name));
}

function usualPlaces(): string[] {
  if (process.platform === "darwin") {
    return ["Chromium", "Google Chrome"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === "win32") {
    return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => {
      const folder = process.env[name];
      return folder ? [path.join(folder, "Google", "Chrome", "Application", "chrome.exe")] : [];
    });
  }
  return ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].flatMap(onPath);
}

/** The machine's Chromium or Chrome: CHROME_BIN, then the usual places, then playwright-core's own download. */
export function findChromium(): string | undefined {
  const named = process.env["CHROME_BIN"];
  return [...(named ? [named] : []), ...usualPlaces(), chromium.executablePath()].find(isProgram);
}

/** Ubuntu's chromium package is a stub for snap, which does not run in containers: apt serves on Debian alone. */
function isDebianAsRoot(): boolean {
  const release = "/etc/os-release";
  return process.getuid?.() === 0 && existsSync(release) && /^ID=debian$/m.test(readFileSync(release, "utf8"));
}

async function installChromium(): Promise<void> {
  if (isDebianAsRoot()) {
    say("installing Chromium with apt-get …");
    spawnSync("apt-get", ["update", "-qq"], { stdio: ["ignore", 2, 2] });
    const packages = ["chromium", "fonts-dejavu-core"];
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    const args = ["install", "-y", "-qq", "--no-install-recommends", ...packages];
    if ((await run("apt-get", args, { env, aside: true })) === 0) return;
  }
  say("downloading Chromium …");
  const program = inProject("node_modules", "playwright-core", "cli.js");
  await mustRun(
    node,
    [program, "install", "chromium"],
    "no Chromium was found or could be installed: install Chromium or Chrome, or set CHROME_BIN to its program",
    { aside: true },
  );
}

export async function ensureChromium(): Promise<string> {
  if (!findChromium()) await installChromium();
  const found = findChromium();
  if (!found) throw new SetUpError("Chromium was installed but is not found: set CHROME_BIN to its program");
  return found;
}
