import { expose } from "comlink";
import { Catalogue } from "./catalogue.ts";

expose(new Catalogue());
