// All of the API. It knows no environment: the file of each environment loads the module.

import { PIECE_BYTES, chunksOf, cut, needBytes, open } from "./input.js";
import { NO_OPTIONS, READING, REPORTING, checked, needModule } from "./options.js";
import { ImageError, begin, counted, end, feed, finish, giveBack, read, skippedIn, take, textsOf } from "./session.js";

export { ImageError };

// As the Rust function `normalize` does: an error is a hundred times as long as what brings it about.
const MOST_ERRORS = 10_000;

/**
 * Hands on each batch that an input makes, until one is the last that is wanted: then `hand` tells `true`. At the end
 * `onPartial` takes each provider of which there is only a part, and `onSkipped` each kind that was skipped.
 */
function run({ pieces, parsed }, options, hand, { most, ...handlers } = {}) {
  const session = take(options, parsed);
  try {
    let done = false;
    for (const piece of pieces) {
      feed(session, piece);
      // One piece is all there is, so it is read once.
      done = pieces.length !== 1 && drain(session, hand, most);
      if (done) break;
    }
    finish(session);
    if (!done) drain(session, hand, most);
    reportEnd(session, handlers);
  } catch (error) {
    end(session);
    throw error;
  }
  giveBack(session, options, parsed);
}

function drain(session, hand, most) {
  for (let more = true; more; ) {
    const batch = read(session, most);
    if (hand(batch) === true) return true;
    more = batch.more;
  }
  return false;
}

function report({ pages, error }, { onPage, onError }) {
  if (onPage) for (const page of pages) onPage(page);
  if (error) {
    if (!onError) throw error;
    onError(error);
  }
}

function reportEnd(session, { onPartial, onSkipped }) {
  // Both are taken before a handler may do anything.
  const partial = onPartial ? counted(session, "partial") : [];
  const skipped = onSkipped ? skippedIn(session) : [];
  for (const provider of partial) onPartial(provider);
  for (const each of skipped) onSkipped(each);
}

// The API

export function normalize(input, options) {
  const settings = checked(options, READING);
  const result = { images: [], errors: [], furtherErrors: 0, pages: [], partial: [], skipped: [] };
  const hand = ({ lines, pages, error }) => {
    for (const image of textsOf(lines)) result.images.push(JSON.parse(image));
    for (const page of pages) result.pages.push(page);
    if (error && result.errors.length < MOST_ERRORS) result.errors.push(error);
    else if (error) result.furtherErrors += 1;
  };
  const onPartial = (provider) => result.partial.push(provider);
  const onSkipped = (skipped) => result.skipped.push(skipped);
  run(open(input), settings, hand, { onPartial, onSkipped });
  return result;
}

export function normalizeImage(input, options) {
  const settings = checked(options, READING);
  let found;
  run(open(input), settings, ({ lines, error }) => {
    for (const image of textsOf(lines)) {
      if (found) throw notOne("malformed", "more");
      found = image;
    }
    if (error) throw error;
  });
  if (!found) throw notOne("missing", "none");
  return JSON.parse(found);
}

function notOne(code, found) {
  const expected = "one image";
  return new ImageError({ code, message: `expected ${expected}, found ${found}`, expected, found });
}

export function toNdjson(input, options) {
  const settings = checked(options, REPORTING);
  const opened = open(input);
  // Lines are mostly shorter than what they were read from, and what stays empty is never touched. An input that
  // fails soon needs little.
  const likely = Math.ceil(opened.size * 1.25);
  let bytes = new Uint8Array(Math.min(likely, PIECE_BYTES));
  let length = 0;
  const hand = (batch) => {
    const end = length + batch.lines.length;
    if (end > bytes.length) {
      const longer = new Uint8Array(Math.max(end, likely, 2 * bytes.length));
      longer.set(bytes);
      bytes = longer;
    }
    bytes.set(batch.lines, length);
    length = end;
    report(batch, settings);
  };
  run(opened, settings, hand, settings);
  return bytes.slice(0, length);
}

export function detect(input) {
  needModule();
  let told;
  const hand = ({ lines, pages, error }) => {
    const [image] = textsOf(lines);
    // A page that has ended stands before the image behind it.
    const from = pages.find(({ provider }) => provider) ?? (image ? JSON.parse(image) : error);
    told = from?.provider;
    return told !== undefined;
  };
  // A line at a time: no more is read than it takes.
  run(open(input), NO_OPTIONS, hand, { most: 1 });
  return told;
}

export function images(source, options) {
  const settings = checked(options, REPORTING);
  return readChunks(chunksOf(source), settings);
}

async function* readChunks(chunks, settings) {
  const session = begin(settings, false);
  try {
    for await (const chunk of chunks) {
      for (const piece of cut(needBytes(chunk))) {
        feed(session, piece);
        yield* imagesOf(session, settings);
      }
    }
    finish(session);
    yield* imagesOf(session, settings);
    reportEnd(session, settings);
  } finally {
    end(session);
  }
}

function* imagesOf(session, settings) {
  for (let more = true; more; ) {
    const batch = read(session);
    for (const image of textsOf(batch.lines)) yield JSON.parse(image);
    report(batch, settings);
    more = batch.more;
  }
}

function transformer(options, give) {
  const settings = checked(options, REPORTING);
  let session = begin(settings, false);
  const close = () => {
    if (session) end(session);
    session = undefined;
  };
  const hand = (controller) =>
    drain(session, (batch) => {
      give(batch.lines, controller);
      report(batch, settings);
    });
  return {
    transform(chunk, controller) {
      try {
        for (const piece of cut(needBytes(chunk))) {
          feed(session, piece);
          hand(controller);
        }
      } catch (error) {
        close();
        throw error;
      }
    },
    flush(controller) {
      try {
        finish(session);
        hand(controller);
        reportEnd(session, settings);
      } finally {
        close();
      }
    },
    // Where streams do not call this, the garbage collector frees the session.
    cancel: close,
  };
}

export class ImageStream extends TransformStream {
  constructor(options) {
    super(
      transformer(options, (lines, controller) => {
        for (const image of textsOf(lines)) controller.enqueue(JSON.parse(image));
      }),
    );
  }
}

export class NdjsonStream extends TransformStream {
  constructor(options) {
    super(
      transformer(options, (lines, controller) => {
        if (lines.length > 0) controller.enqueue(lines.slice());
      }),
    );
  }
}
