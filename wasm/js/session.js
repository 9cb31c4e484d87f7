// One input on its way through the module: bytes or texts go in, lines come out.

import { Session } from "./glue.js";
import { PIECE_BYTES } from "./input.js";
import { bytes, instance, look, numbers, renew, within } from "./instance.js";
import { NO_OPTIONS } from "./options.js";
import { linesOf, providers } from "./words.js";

/** What is wrong with an input: the fields of the error are properties. */
export class ImageError extends Error {
  constructor(fields) {
    super(fields.message);
    Object.assign(this, fields);
  }

  toJSON() {
    const { code, message, ...rest } = this;
    return { code, message: this.message, ...rest };
  }
}
Object.defineProperty(ImageError.prototype, "name", { value: "ImageError", configurable: true, writable: true });

export function begin({ provider, strict = false, source = false, maxImageBytes }, parsed) {
  const place = provider === undefined ? undefined : providers().indexOf(provider);
  const session = within(() => new Session(place, strict, source, parsed, maxImageBytes));
  session.instance = instance;
  session.hasSkipped = false;
  return session;
}

/** Frees a session, if the instance that it is of is still there. */
export function end(session) {
  renew();
  if (session.instance === instance) call(session, does.free);
}

// To look each up by its name, or to make a function for each call, takes longer.
const does = {
  room: (session, bytes) => session.room(bytes),
  feed: (session, bytes) => session.feed(bytes),
  finish: (session) => session.finish(),
  read: (session, most) => session.read(most),
  restart: (session) => session.restart(),
  free: (session) => session.free(),
  images: (session) => session.images(),
  warnings: (session) => session.warnings(),
  partial: (session) => session.partial(),
  skipped: (session) => session.skipped(),
};

function call(session, action, argument) {
  renew();
  if (session.instance !== instance) throw new Error("the module stopped at another input: read this one again");
  return within(action, session, argument);
}

// To make a session takes as long as to read an image, so two are kept: for inputs that were JavaScript's values,
// and for others. They hold nothing of what they read.
const idle = [];

/** A session for one input, which is to be given back if all went well, and else ended. */
export function take(options, parsed) {
  if (options !== NO_OPTIONS) return begin(options, parsed);
  const place = Number(parsed);
  const session = idle[place];
  idle[place] = undefined;
  renew();
  return session?.instance === instance ? session : begin(options, parsed);
}

export function giveBack(session, options, parsed) {
  const place = Number(parsed);
  if (options === NO_OPTIONS && !idle[place]) {
    call(session, does.restart);
    idle[place] = session;
  } else {
    end(session);
  }
}

/** A view of the place where so many next bytes of the input are to be written, and then fed. */
export function room(session, length) {
  const at = call(session, does.room, length);
  look();
  return bytes.subarray(at, at + length);
}

const encoder = new TextEncoder();

/** Takes the next piece of the input: bytes, or a text. */
export function feed(session, piece) {
  if (typeof piece === "string") {
    fed(session, encoder.encodeInto(piece, room(session, 3 * piece.length)).written);
  } else {
    const at = call(session, does.room, piece.length);
    look();
    bytes.set(piece, at);
    fed(session, piece.length);
  }
}

/** Takes so many bytes that were written to the room for them. */
export function fed(session, length) {
  call(session, does.feed, length);
}

/** Says that no more comes. */
export function finish(session) {
  call(session, does.finish);
}

// What most often is not there.
const NONE = new Uint8Array();

function bytesAt(at, length) {
  return length > 0 ? bytes.subarray(at, at + length) : NONE;
}

/** What a session has counted, as lines: `images`, `warnings`, or the providers that are `partial`. */
export const counted = (session, what) => linesOf(call(session, does[what]));

/** What a session has skipped, by what was read: a list of `{ kind, count }`. */
export const skippedIn = (session) => (session.hasSkipped ? counted(session, "skipped").map((line) => JSON.parse(line)) : []);

/**
 * What a session has read: a view of lines, the pages that ended, the error behind all of them, and whether there
 * may be more. The lines are to be used before anything else is done.
 */
export function read(session, most = PIECE_BYTES) {
  const at = call(session, does.read, most) / 4;
  look();
  session.hasSkipped = numbers[at + 7] === 1;
  const lines = bytesAt(numbers[at + 1], numbers[at + 2]);
  const pages = textsOf(bytesAt(numbers[at + 3], numbers[at + 4])).map((page) => JSON.parse(page));
  const [fault] = textsOf(bytesAt(numbers[at + 5], numbers[at + 6]));
  const error = fault === undefined ? undefined : new ImageError(JSON.parse(fault));
  return { lines, pages, error, more: numbers[at] === 1 };
}

const decoder = new TextDecoder();

/** The texts of lines. `JSON.parse` makes data of every key in them, `__proto__` too. */
export const textsOf = (lines) => (lines.length > 0 ? linesOf(decoder.decode(lines)) : []);
