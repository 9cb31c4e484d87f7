// The result of `normalize`, and of a file, without the images.

import { partialProviders, selectedImages, skippedObjects } from "./session.js";

// The same limit as in the Rust function `normalize`: a bad element of two bytes makes an error of hundreds of bytes.
const MAX_ERRORS = 10_000;

export const emptyResult = () => ({ errors: [], furtherErrors: 0, pages: [], partial: [], skipped: [], matched: 0, read: 0, unanswered: [] });

/** Adds the pages and the error of a batch. */
export function addBatch(result, { pages, error }) {
  for (const page of pages) result.pages.push(page);
  if (error && result.errors.length < MAX_ERRORS) result.errors.push(error);
  else if (error) result.furtherErrors += 1;
}

/** Adds what is known at the end of the input. */
export function addEnd(result, session) {
  result.partial = partialProviders(session);
  result.skipped = skippedObjects(session);
  Object.assign(result, selectedImages(session));
}
