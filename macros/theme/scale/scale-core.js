/* Adds up ratings, and says where everything of the profile goes. Knows no page. */
(function () {
  'use strict';

  const LINE = 15; // the height of a line of a label
  const GAP = 9; // between the net and a label
  const EDGE = 2;
  const TOTAL = 13; // from a dot to its number

  /**
   * @param {Array<string|undefined>} ratings one for each statement; undefined where nothing is ticked yet
   * @returns {{total: number, rated: number, unrated: number}}
   */
  function add(ratings) {
    const rated = ratings.filter((rating) => rating !== undefined);
    return { total: rated.reduce((sum, rating) => sum + Number(rating), 0), rated: rated.length, unrated: ratings.length - rated.length };
  }

  /**
   * What the ratings of a dimension say. Without all of them its total says nothing, so it is not a low one.
   * @param {{label: string, most: number, below: number[], ratings: Array<string|undefined>}} dimension
   */
  function judge({ label, most, below, ratings }) {
    const { total, rated, unrated } = add(ratings);
    const mark = below.length ? Math.max(...below) : 0;
    return { label, most, total, rated, unrated, complete: !unrated, share: total / most, mark, low: !unrated && total < mark };
  }

  /** @param {number} index @param {number} count @returns {[number, number]} the way of an axis; the first goes up */
  function way(index, count) {
    const angle = (2 * Math.PI * index) / count - Math.PI / 2;
    return [Math.cos(angle), Math.sin(angle)];
  }

  /**
   * @param {string} text @param {number} room @param {function(string): number} measure
   * @returns {string[]|null} its lines; null when a word is too long for one
   */
  function wrap(text, room, measure) {
    const lines = [];
    for (const word of text.split(/\s+/)) {
      const longer = lines.length ? lines[lines.length - 1] + ' ' + word : word;
      if (lines.length && measure(longer) <= room) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines.every((line) => measure(line) <= room) ? lines : null;
  }

  /**
   * The labels around a net of this radius, its middle being 0, 0.
   * @returns {Array<{lines: string[], x: number, y: number, anchor: string, box: number[]}>|null} null if one has no room
   */
  function around(texts, width, radius, measure) {
    const found = texts.map((text, index) => label(text, way(index, texts.length), width / 2 - EDGE, radius + GAP, measure));
    if (found.includes(null) || found.some(({ box }) => distance(box) < radius)) return null;
    const apart = found.every((one, index) => found.slice(index + 1).every((other) => !overlap(one.box, other.box)));
    return apart ? found : null;
  }

  /** @param {number[]} box left, top, right, bottom @returns {number} how far it is from the middle */
  const distance = ([left, top, right, bottom]) => Math.hypot(Math.max(left, -right, 0), Math.max(top, -bottom, 0));

  /** One label. `box` is left, top, right, bottom; `y` the line on which the first words stand. */
  function label(text, [right, down], half, distance, measure) {
    const upright = Math.abs(right) < 0.1;
    const edge = right * distance;
    const lines = wrap(text, upright ? 1.2 * half : half - Math.abs(edge), measure);
    if (!lines) return null;
    const [wide, high] = [Math.max(...lines.map(measure)), lines.length * LINE];
    const left = upright ? -wide / 2 : right > 0 ? edge : edge - wide;
    const top = down * distance - (upright ? (down < 0 ? high : 0) : high / 2);
    const anchor = upright ? 'middle' : right > 0 ? 'start' : 'end';
    return { lines, x: upright ? 0 : edge, y: top + LINE * 0.75, anchor, box: [left, top, left + wide, top + high] };
  }

  /** @param {number[]} a @param {number[]} b left, top, right, bottom */
  const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  /**
   * The net with its labels: names where they have room, and otherwise only their numbers, which stand in the table too.
   * @param {string[]} names @param {number} width of the drawing @param {function(string): number} measure width of a text
   * @returns {{radius: number, box: number[], labels: Array}|null} `box` is left, top, width and height; null if not even
   *   numbers have room
   */
  function layout(names, width, measure) {
    const numbers = names.map((name, index) => index + 1 + '.');
    const numbered = names.map((name, index) => numbers[index] + ' ' + name);
    for (const radius of [130, 110, 90]) {
      const labels = around(numbered, width, radius, measure);
      if (labels) return frame(labels, radius, width);
    }
    const radius = Math.min(130, width / 2 - 30);
    const labels = around(numbers, width, radius, measure);
    return labels && frame(labels, radius, width);
  }

  function frame(labels, radius, width) {
    const top = Math.min(-radius, ...labels.map((one) => one.box[1])) - EDGE;
    const bottom = Math.max(radius, ...labels.map((one) => one.box[3])) + EDGE;
    return { radius, labels, box: [-width / 2, top, width, bottom - top] };
  }

  /**
   * Where the dots and their numbers go. A number stands outside its dot, and inside where the labels begin;
   * near the middle, where the axes are close, it keeps away from the numbers of the others and of the rings.
   * @param {Array<{share: number, complete: boolean}>} dimensions @param {number} radius
   */
  function dots(dimensions, radius) {
    return dimensions.map(({ share, complete }, index) => {
      if (!complete) return null;
      const [right, down] = way(index, dimensions.length);
      const out = share * radius;
      const far = share > 0.8 ? out - TOTAL : Math.max(out + TOTAL, radius / 4 + TOTAL);
      return { x: out * right, y: out * down, text: [far * right, far * down] };
    });
  }

  /** Where each ring is labelled: on the way between the last axis and the first. */
  function rings(count, radius) {
    const [right, down] = way(count - 0.5, count);
    return [0.25, 0.5, 0.75, 1].map((share) => ({ share, x: share * radius * right, y: share * radius * down }));
  }

  /**
   * A line from axis to axis that is broken where an axis has no value.
   * @param {Array<number|null>} shares one for each axis @param {number} radius
   * @returns {string} the path; closed when no value is missing
   */
  function line(shares, radius) {
    const at = (index) => way(index, shares.length).map((part) => (part * shares[index] * radius).toFixed(1)).join(' ');
    const pieces = shares.map((share, index) => {
      const next = (index + 1) % shares.length;
      return share === null || shares[next] === null ? '' : 'M' + at(index) + 'L' + at(next);
    });
    return pieces.every(Boolean) ? 'M' + shares.map((share, index) => at(index)).join('L') + 'Z' : pieces.join('');
  }

  const core = { add, judge, way, layout, dots, rings, line };
  if (typeof module === 'object') module.exports = core;
  else window.twScaleCore = core;
})();
