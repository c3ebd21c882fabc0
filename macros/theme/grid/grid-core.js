/* Where everything stands on a map of two axes: blocks of lines that cannot overlap. Knows no page. */
(function () {
  'use strict';

  /**
   * @typedef {{label: string, low: string, high: string}} Axis
   * @typedef {{x: Axis, y: Axis, levels: number, quadrants: Object<string, string>|null}} Plan
   * @typedef {{name: string, named: boolean, x: number, y: number}} Entry  `named`: somebody gave it a name; 0 for no value
   * @typedef {{part: string, x: number, y: number, width: number, height: number, align: number, lines: string[]}} Block
   */

  const WIDTH = 680;
  const GUTTER = 90; // for the levels of the upright axis
  const SIZE = 14;
  const LINE = 18;
  const PAD = 6;
  const CORNERS = ['top_left', 'top_right', 'bottom_left', 'bottom_right'];

  /** A letter with its accents, and a picture made of several. */
  const CLUSTERS = /[^](?:\u200d[^]|[\p{M}\u{1f3fb}-\u{1f3ff}])*/gu;

  /**
   * Widths of letters in em. There is nothing to measure with here, so they are those of the widest usual fonts:
   * lines become a little short, but never too long.
   * @type {Array<[RegExp, number]>}
   */
  const WIDTHS = [
    [/^[ !'(),.:;I[\]fijlrt|-]/, 0.42],
    [/^[mwMW@%\u00c6\u00e6\u0152\u0153]/, 1.1],
    [/^[\da-z\u00df-\u00ff]/, 0.67],
    [/^[ -\u024f]/, 0.84],
    [/^[\u0600-\u06ff]/, 0.9],
    [/^[\ud800-\udfff]/, 1.4], // small pictures
    [/^/, 1.1],
  ];

  /** @param {string} letter */
  const em = (letter) => WIDTHS.find(([letters]) => letters.test(letter))[1];

  /** @param {string} text */
  const clusters = (text) => text.match(CLUSTERS) || [];

  /** @param {string} text */
  const measure = (text) => clusters(text).reduce((sum, letter) => sum + em(letter), 0) * SIZE;

  /**
   * Lines that are no wider than `width`; a word that is too long is parted.
   * @param {string} text @param {number} width @param {number} most lines; what is left out becomes "…"
   * @returns {string[]}
   */
  function wrap(text, width, most) {
    const lines = [''];
    const add = (piece, gap) => {
      const line = lines[lines.length - 1];
      if (!line) lines[lines.length - 1] = piece;
      else if (measure(line + gap + piece) <= width) lines[lines.length - 1] += gap + piece;
      else lines.push(piece);
    };
    // A line may end at a space or behind a hyphen.
    for (const [, gap, word] of text.matchAll(/(\s*)([^\s-]*-*)/g)) {
      if (!word) continue;
      if (measure(word) <= width) add(word, gap && ' ');
      else clusters(word).forEach((letter, place) => add(letter, place ? '' : gap));
    }
    if (lines.length > most) lines.splice(most - 1, lines.length, shorten(lines[most - 1], width));
    return lines;
  }

  /** @param {string} line @param {number} width */
  function shorten(line, width) {
    const letters = clusters(line);
    while (letters.length && measure(letters.join('') + '…') > width) letters.pop();
    return letters.join('').trim() + '…';
  }

  /**
   * @param {string} part for its look @param {number} x @param {number} width @param {number} align 0 left, 0.5, 1 right
   * @param {string} text @param {number} [most] @param {string} [first] a line of its own above the text
   * @returns {Block}
   */
  function block(part, x, width, align, text, most, first) {
    const room = (width - 2 * PAD) * (part === 'axis' ? 0.9 : 1); // bold
    const lines = (first ? [first] : []).concat(text ? wrap(text, room, most || 6) : []);
    return { part, x, y: 0, width, height: lines.length * LINE + 2 * PAD, align, lines };
  }

  /** @param {Block[]} blocks */
  const tallest = (blocks) => Math.max(0, ...blocks.map((one) => one.height));

  /** @param {Axis} axis @param {number} level @param {number} levels */
  const ends = (axis, level, levels) => (level === 1 ? axis.low : level === levels ? axis.high : '');

  /** The quarter of a cell; with an odd number of levels the middle ones belong to none. */
  function corner(x, y, levels) {
    const middle = (levels + 1) / 2;
    if (x === middle || y === middle) return 'middle';
    return CORNERS[(y < middle ? 2 : 0) + (x < middle ? 0 : 1)];
  }

  /**
   * @param {Entry[]} entries @param {number} levels
   * @returns {{placed: Entry[], waiting: Entry[]}} without rows that nobody has begun
   */
  function sort(entries, levels) {
    const on = (level) => Number.isInteger(level) && level >= 1 && level <= levels;
    const placed = entries.filter((one) => on(one.x) && on(one.y));
    return { placed, waiting: entries.filter((one) => !placed.includes(one) && (one.named || on(one.x) || on(one.y))) };
  }

  /**
   * The cells that hold something, as one reads: from the top, and from left to right.
   * @param {Entry[]} placed @param {number} levels
   * @returns {Array<{x: number, y: number, corner: string, entries: Entry[]}>}
   */
  function cells(placed, levels) {
    const result = [];
    for (let y = levels; y > 0; y--) {
      for (let x = 1; x <= levels; x++) {
        const entries = placed.filter((one) => one.x === x && one.y === y);
        if (entries.length) result.push({ x, y, corner: corner(x, y, levels), entries });
      }
    }
    return result;
  }

  /**
   * How many entries are in each quarter.
   * @param {Entry[]} placed @param {number} levels
   * @returns {Array<{corner: string, count: number}>}
   */
  function quarters(placed, levels) {
    return CORNERS.concat('middle').map((name) => ({
      corner: name, count: placed.filter((one) => corner(one.x, one.y, levels) === name).length,
    })).filter((one) => one.count);
  }

  /**
   * Rows are as high as their fullest cell needs, and every block has room of its own: so none can cover another.
   * @param {Plan} plan @param {Entry[]} placed
   * @returns {{width: number, height: number, columns: number[], rows: number[], blocks: Block[]}} lines between the
   *   columns and the rows, and everything that is written
   */
  function layout(plan, placed) {
    const { levels } = plan;
    const cell = (WIDTH - GUTTER) / levels;
    const half = Math.floor(levels / 2) * cell;
    const full = cells(placed, levels);
    const steps = Array.from({ length: levels }, (_, place) => place + 1);
    const columns = [0, ...steps].map((step) => GUTTER + step * cell);
    const rows = [];
    const blocks = [];
    let y = 0;

    function put(blocks_, top) {
      for (const one of blocks_) blocks.push(Object.assign(one, { y: top }));
    }

    function title(part, x, align, text) {
      const one = block(part, x, WIDTH - x, align, text);
      put([one], y);
      y += one.height;
    }

    /** @param {number} level the words in the two corners that the row has */
    function cornersOf(level) {
      const side = level === levels ? 0 : level === 1 ? 2 : 9;
      if (!plan.quadrants) return [];
      return CORNERS.slice(side, side + 2).map((name, place) =>
        block('quadrant', place ? WIDTH - half : GUTTER, half, place, plan.quadrants[name]));
    }

    function row(level) {
      const corners = cornersOf(level);
      const band = tallest(corners);
      const scale = block('level', 0, GUTTER, 1, ends(plan.y, level, levels), 6, String(level));
      const stacks = full.filter((one) => one.y === level).map((one) => one.entries.map((entry) =>
        block('card', columns[one.x - 1] + PAD, cell - 2 * PAD, 0.5, entry.name, 3)));
      const needed = stacks.map((stack) => stack.reduce((sum, one) => sum + one.height + PAD, PAD));
      const height = Math.max(cell / 2, scale.height, band + Math.max(0, ...needed));
      put(corners, level === 1 ? y + height - band : y);
      put([scale], y + (height - scale.height) / 2);
      for (const stack of stacks) {
        let top = y + PAD + (level === levels ? band : 0);
        for (const one of stack) {
          put([one], top);
          top += one.height + PAD;
        }
      }
      rows.push(y);
      y += height;
    }

    title('axis', 0, 0, '↑ ' + plan.y.label);
    for (const level of steps.slice().reverse()) row(level);
    rows.push(y);
    const scale = steps.map((level) => block('level', columns[level - 1], cell, 0.5, ends(plan.x, level, levels), 6, String(level)));
    put(scale, y);
    y += tallest(scale);
    title('axis', GUTTER, 1, plan.x.label + ' →');
    return { width: WIDTH, height: y, columns, rows, blocks };
  }

  const core = { measure, wrap, sort, cells, quarters, layout, SIZE, LINE, PAD };
  if (typeof module === 'object') module.exports = core;
  else window.twGridCore = core;
})();
