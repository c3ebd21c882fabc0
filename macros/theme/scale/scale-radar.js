/* Draws the profile of a scale as a radar. The same numbers stand in a table beside it. */
(function () {
  'use strict';

  const { draw } = window.twPage;

  const core = window.twScaleCore;
  const WIDEST = 640;

  /** @param {string} words @param {Object<string, string|number>} attributes */
  function text(words, attributes) {
    const element = draw('text', attributes);
    element.textContent = words;
    return element;
  }

  /** @param {HTMLElement} place @returns {function(string): number} the width of a label in the font of the page */
  function ruler(place) {
    const pen = document.createElement('canvas').getContext('2d');
    // Bold is what labels may at most be, and a little more keeps them apart where a printer has another font.
    pen.font = 'bold 12px ' + getComputedStyle(place).fontFamily;
    return (words) => 1.05 * pen.measureText(words).width;
  }

  /** The lines of a label, one below the other. */
  function label({ lines, x, y, anchor }) {
    return lines.map((words, index) => text(words, { class: 'tw-radar__name', x, y: y + 15 * index, 'text-anchor': anchor }));
  }

  /** @param {number} count @param {number} radius @returns {Node[]} rings and axes with what they mean */
  function net(count, radius) {
    const rings = core.rings(count, radius);
    const axes = Array.from({ length: count }, (none, index) => core.way(index, count));
    return [
      ...rings.map(({ share }) => draw('circle', { class: 'tw-radar__ring', r: share * radius })),
      ...axes.map(([right, down]) => draw('line', { class: 'tw-radar__ring', x2: right * radius, y2: down * radius })),
      ...rings.map(({ share, x, y }) => text(100 * share + (share === 1 ? ' %' : ''), { class: 'tw-radar__share', x, y: y + 3 })),
    ];
  }

  /**
   * @param {HTMLElement} place that the drawing fills
   * @param {Array} dimensions as judged by the core
   * @param {string} summary for people who do not see it
   */
  function radar(place, dimensions, summary) {
    const width = Math.min(place.clientWidth, WIDEST);
    place.textContent = '';
    const found = core.layout(dimensions.map((one) => one.label), width, ruler(place));
    if (!found) return; // hidden at the moment, or too narrow: the table has it all
    const { radius, box, labels } = found;
    const dots = core.dots(dimensions, radius);
    place.append(draw('svg', { class: 'tw-radar', role: 'img', 'aria-label': summary, viewBox: box.join(' '), width, height: box[3] },
      ...net(dimensions.length, radius),
      // Half a point further in, so that a total on the mark, which is not low, does not look like one below it.
      draw('path', { class: 'tw-radar__mark', d: core.line(dimensions.map(({ mark, most }) => (mark ? (mark - 0.5) / most : null)), radius) }),
      draw('path', {
        class: dimensions.every((one) => one.complete) ? 'tw-radar__line' : 'tw-radar__line tw-radar__line--open',
        d: core.line(dimensions.map(({ complete, share }) => (complete ? share : null)), radius),
      }),
      ...dots.filter(Boolean).map(({ x, y }) => draw('circle', { class: 'tw-radar__dot', cx: x, cy: y, r: 5 })),
      ...dots.flatMap((dot, index) => (dot ? text(String(dimensions[index].total), { class: 'tw-radar__total', x: dot.text[0], y: dot.text[1] + 4 }) : [])),
      ...labels.flatMap(label)));
  }

  window.twScaleRadar = radar;
})();
