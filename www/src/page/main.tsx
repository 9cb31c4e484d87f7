import { render } from "solid-js/web";
import { Page } from "./Page.tsx";

// Where there is none, or no secure connection, the page works with a network only.
if (import.meta.env.PROD) navigator.serviceWorker?.register("./offline.js").catch(() => {});

render(() => <Page />, document.getElementById("page")!);
