import { breaks, type Group, globals, group } from "../group.ts";

const machine = breaks("DET141");
const language = breaks("DET132", { cause: "tells the language of the machine" });
const timer = breaks("DET102", { instead: "clock.nowMs()" });

/** What browsers and Node have in common, and that reaches out, waits or measures. */
export const outside: readonly Group[] = [
  globals(
    `clearImmediate clearInterval clearTimeout queueMicrotask setImmediate setInterval setTimeout
    cancelAnimationFrame cancelIdleCallback requestAnimationFrame requestIdleCallback scheduler`,
    breaks("DET152"),
  ),
  group("Scheduler", "*", breaks("DET152")),

  globals(
    `BroadcastChannel EventSource MessageChannel MessagePort Request Response WebSocket Worker XMLHttpRequest alert
    caches confirm fetch indexedDB localStorage prompt sessionStorage`,
    breaks("DET142"),
  ),
  group(
    `BroadcastChannel EventSource MessageChannel MessagePort Request Response WebSocket Worker XMLHttpRequest`,
    "new *",
    breaks("DET142"),
  ),
  group("CacheStorage Cache IDBFactory Storage", "*", breaks("DET142")),
  group("Body BodyMixin", "*", breaks("DET153")),

  group("Console", "*", breaks("DET143", { returns: "primitive" })),
  group("Console", "time timeEnd timeLog timeStamp", breaks("DET102", { returns: "primitive" })),

  group("Performance", "*", timer),
  globals(
    `PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList
    PerformanceResourceTiming`,
    timer,
  ),
  group(
    `PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList
    PerformanceResourceTiming`,
    "*",
    timer,
  ),

  group("NavigatorLanguage", "language languages", language),
  group(
    `Navigator NavigatorAutomationInformation NavigatorConcurrentHardware NavigatorCookies NavigatorID
    NavigatorOnLine NavigatorPlugins`,
    "*",
    machine,
  ),
  group(
    "WebAssembly WebAssembly.Instance WebAssembly.Memory WebAssembly.Module WebAssembly.Table",
    "*",
    breaks("DET173"),
  ),
  group(
    "WebAssembly.Global WebAssembly.Instance WebAssembly.Memory WebAssembly.Module WebAssembly.Table",
    "new",
    breaks("DET173"),
  ),
];
