/* Spans of a text, without a page: where two texts differ, and where a line stands. */

export function difference(before, after) {
  /* Returns the one span in which two texts differ: before has `gone` at `at`, after has `come` there. */
  const least = Math.min(before.length, after.length);
  const at = longest(least, (size) => before.slice(0, size) === after.slice(0, size));
  const end = longest(least - at, (size) => before.slice(before.length - size) === after.slice(after.length - size));
  return { at, gone: before.slice(at, before.length - end), come: after.slice(at, after.length - end) };
}

function longest(most, same) {
  /* Returns the largest size up to `most` that is the same: the browser compares strings faster than a loop here would. */
  let least = 0;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (same(middle)) least = middle; else most = middle - 1;
  }
  return least;
}

export function lineSpan(words, line) {
  /* Returns [start, end] of a line, counted from 1, without its line break. */
  let start = 0;
  for (let at = 1; at < line; at++) start = words.indexOf("\n", start) + 1;
  const end = words.indexOf("\n", start);
  return [start, end < 0 ? words.length : end];
}
