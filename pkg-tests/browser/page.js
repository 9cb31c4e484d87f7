import { check } from "./checks.js";

const { entry, prepare } = Object.fromEntries(new URLSearchParams(location.search));
const settle = (promise) => promise.catch((error) => ({ failures: [String(error)], fixtures: 0 }));

globalThis.result = prepare === "worker"
  ? settle(new Promise((resolve, reject) => {
      const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message || "the worker did not start"));
    }))
  : settle(check(entry, prepare));
