// Visits pages and answers questions about them. It is started with one argument, { executable, flags, base } in JSON;
// every line of standard input is a list of visits, answered in a line of standard output by the list of answers, or by
// { error }. It ends with its input.
//
// A visit: { url, width, height, scheme, media, js, now (what the reader's clock says), zone (the reader's time zone),
// narrow (pictures that are loaded as narrow ones), steps }; a step: the name of one of the steps below and what it is
// given. An answer: { results (one a step), strangers (requests to other hosts), failed (requests without success),
// messages (errors and warnings of the console, exceptions of scripts) }.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import * as questions from "./questions.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AT_ONCE = 2;
const NARROW = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="900"/>';

/** Asks one of the questions of questions.mjs in the page. They are sent as text, so they also work without scripts. */
function ask(page, name, argument = null) {
  return page.evaluate(`(${questions[name]})((${questions.toolbox})(), ${JSON.stringify(argument)})`);
}

/** Waits until what was moved has come to rest: it is found in the same place a number of times. */
async function settle(page, times = 2) {
  let [before, same] = ["", 1];
  for (let round = 0; round < 100; round++) {
    const now = await ask(page, "places");
    same = now === before ? same + 1 : 1;
    if (same === times) return;
    before = now;
    await page.waitForTimeout(50);
  }
  throw new Error("the page does not come to rest");
}

/** The milliseconds from the `input` event that an act makes to the end of the next painted frame. */
async function timed(page, act) {
  await page.evaluate(() => {
    window.academicTime = new Promise((resolve) => {
      window.addEventListener("input", () => {
        const begin = performance.now();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
      }, { capture: true, once: true });
    });
  });
  await act();
  return page.evaluate(() => window.academicTime);
}

const steps = {
  ask,

  async resize(page, width, height = 900) {
    await page.setViewportSize({ width, height });
    await settle(page);
  },

  async scroll(page, top) {
    await page.evaluate((y) => window.scrollTo({ top: y, behavior: "instant" }), top);
    await settle(page);
  },

  async click(page, selector, index = 0) {
    await page.locator(selector).nth(index).click({ timeout: 10000 });
    await page.waitForLoadState("load");
    await settle(page, 3);
  },

  /** Goes back in the history, as the browser's button does. */
  async back(page) {
    await page.goBack({ waitUntil: "commit", timeout: 10000 });
    await settle(page);
  },

  async forward(page) {
    await page.goForward({ waitUntil: "commit", timeout: 10000 });
    await settle(page);
  },

  /** Waits until an element shows a text. */
  async see(page, selector, text) {
    await page.locator(selector).filter({ hasText: text }).first().waitFor({ timeout: 10000 });
    await settle(page);
  },

  async follow(page, fragment) {
    await page.evaluate((hash) => { window.location.hash = hash; }, fragment);
    await settle(page);
  },

  address: (page) => page.url(),

  /** Presses keys, one after the other: `Tab`, `Space`, or a letter. */
  async keys(page, ...keys) {
    for (const key of keys) await page.keyboard.press(key);
    await settle(page);
  },

  /** Presses Tab until the control that begins with a text, or is called so, has the focus. */
  async reach(page, text, most = 200) {
    for (let count = 0; count < most; count++) {
      await page.keyboard.press("Tab");
      if (await ask(page, "isFocused", text)) return settle(page);
    }
    throw new Error(`no press of Tab reaches ${text}`);
  },

  /** What was copied last. */
  async clipboard(page) {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    return page.evaluate(() => navigator.clipboard.readText());
  },

  /** A browser that lets no script copy. */
  refuse: (page) => page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
    document.execCommand = () => false;
  }),

  selection: (page) => page.evaluate(() => String(getSelection())),

  async fill(page, selector, text) {
    await page.locator(selector).first().fill(text);
    await settle(page);
  },

  /** Types a text into a field and deletes it again; the milliseconds that the page takes for each letter. */
  async type(page, selector, text) {
    await page.locator(selector).first().focus();
    const times = [];
    for (const key of [...text, ...Array(text.length).fill("Backspace")]) {
      times.push(await timed(page, () => page.keyboard.press(key === " " ? "Space" : key)));
    }
    return times;
  },

  /** Ticks a box and takes the tick away again; the milliseconds that the page takes for each. */
  async choose(page, selector, index = 0) {
    const box = page.locator(selector).nth(index);
    return [await timed(page, () => box.check()), await timed(page, () => box.uncheck())];
  },

  /** Presses Tab until the focus is back at the start; every stop with what is seen of it. */
  async tab(page, most = 300) {
    const stops = [];
    for (let count = 0; count < most; count++) {
      await page.keyboard.press("Tab");
      const stop = await ask(page, "focus");
      if (!stop || stop.first) return stops;
      stops.push(stop);
    }
    throw new Error(`the focus has not come round after ${most} presses`);
  },

  /** The boxes of elements. */
  boxes: (page, selector) => ask(page, "boxes", selector),

  /** Presses a key where the focus is put. */
  async press(page, selector, key, index = 0) {
    await page.locator(selector).nth(index).focus({ timeout: 10000 });
    await page.keyboard.press(key);
    await settle(page);
  },

  /** Role and name of elements as the browser hands them to assistive technology. */
  async names(page, selector) {
    const session = await page.context().newCDPSession(page);
    const { root } = await session.send("DOM.getDocument");
    const { nodeIds } = await session.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector });
    const found = [];
    for (const nodeId of nodeIds) {
      const { nodes } = await session.send("Accessibility.getPartialAXTree", { nodeId, fetchRelatives: false });
      found.push({ role: nodes[0].role?.value ?? "", name: nodes[0].name?.value ?? "", ignored: nodes[0].ignored });
    }
    await session.detach();
    return found;
  },

  async axe(page) {
    await page.evaluate(AXE);
    return ask(page, "axe");
  },
};

function listen(page, answer) {
  page.on("request", (request) => {
    const address = new URL(request.url());
    if (address.protocol.startsWith("http") && address.hostname !== "127.0.0.1") answer.strangers.push(request.url());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) answer.failed.push(`${response.status()} ${response.url()}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) answer.messages.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => answer.messages.push(`exception: ${error.message}`));
}

async function visit(page, base, asked) {
  const { url, width = 1440, height = 900, scheme = "light", media = "screen", js = true, narrow = "" } = asked;
  const answer = { results: [], strangers: [], failed: [], messages: [] };
  listen(page, answer);
  try {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ media, colorScheme: scheme, reducedMotion: "reduce" });
    if (narrow) await page.route(narrow, (route) => route.fulfill({ contentType: "image/svg+xml", body: NARROW }));
    await page.goto(new URL(url, base).href, { waitUntil: "load" });
    await settle(page);
    for (const [name, ...rest] of asked.steps) answer.results.push((await steps[name](page, ...rest)) ?? null);
  } catch (error) {
    throw new Error(`${url} at ${width}, ${scheme}, ${media}, scripts ${js ? "on" : "off"}: ${error.stack}`);
  }
  if (narrow) await page.unroute(narrow);
  await page.goto("about:blank"); // what the page still asks for and says belongs to this visit
  ["request", "response", "console", "pageerror"].forEach((event) => page.removeAllListeners(event));
  return answer;
}

const { executable, flags, base } = JSON.parse(process.argv[2]);
const browser = await chromium.launch({ executablePath: executable, args: flags, headless: true });
try {
  // A context keeps what a site stores of the colours chosen, so each scheme has its own.
  const contexts = new Map();
  const contextOf = (js, scheme, timezoneId) => {
    const key = `${js} ${scheme} ${timezoneId}`;
    if (!contexts.has(key)) {
      contexts.set(key, browser.newContext({ javaScriptEnabled: js, colorScheme: scheme, timezoneId }));
    }
    return contexts.get(key);
  };
  const pages = new Map();
  const pageOf = async (worker, { js = true, scheme = "light", zone, now }) => {
    const key = `${worker} ${js} ${scheme} ${zone} ${now}`;
    if (!pages.has(key)) {
      const page = await (await contextOf(js, scheme, zone)).newPage();
      if (now) await page.clock.setFixedTime(new Date(now));
      pages.set(key, page);
    }
    return pages.get(key);
  };
  for await (const line of createInterface({ input: process.stdin })) {
    const waiting = JSON.parse(line).map((asked, index) => [index, asked]);
    const answers = [];
    const work = async (worker) => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        answers[one[0]] = await visit(await pageOf(worker, one[1]), base, one[1]);
      }
    };
    const ended = await Promise.allSettled(
      Array.from({ length: AT_ONCE }, (_, worker) => work(worker).finally(() => { waiting.length = 0; })),
    );
    const failed = ended.find(({ reason }) => reason);
    if (failed) {
      await Promise.all([...pages.values()].map((page) => page.close()));
      pages.clear();
    }
    process.stdout.write(`${JSON.stringify(failed ? { error: failed.reason.message } : answers)}\n`);
  }
} finally {
  await browser.close();
}
