import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { ensureChromium } from "../.config/chromium.ts";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface BrowserOptions {
  readonly width?: number;
  readonly height?: number;
}

/** Runs work in a real, headless Chromium with a profile of its own, and closes both whatever happens. */
export async function inBrowser(
  work: (browser: BrowserContext) => Promise<void>,
  { width = 1280, height = 900 }: BrowserOptions = {},
): Promise<void> {
  const executablePath = await ensureChromium();
  const profile = mkdtempSync(path.join(tmpdir(), "driftline-chromium-"));
  try {
    const options = { executablePath, headless: true, args: flags, viewport: { width, height } };
    const browser = await chromium.launchPersistentContext(profile, options);
    try {
      await work(browser);
    } finally {
      await browser.close();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
