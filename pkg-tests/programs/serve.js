import * as api from "cloud-image";
import { check } from "./checks.js";
import fixtures from "./fixtures.js";

export default {
  fetch: async () => Response.json(await check(api, fixtures)),
};
