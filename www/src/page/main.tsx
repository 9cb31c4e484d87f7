import { render } from "solid-js/web";
import { Page } from "./Page.tsx";

// Without a service worker or a secure context, the page works online only.
if (import.meta.env.PROD) navigator.serviceWorker?.register("./offline.js").catch(() => {});

render(() => <Page />, document.getElementById("page")!);
