/* Counts what is done on a learning path. Knows no page. */
(function () {
  'use strict';

  /**
   * @param {Array<{done: boolean, minutes: number}>} steps
   * @returns {{done: number, count: number, minutes: number}} minutes: of the steps that are left
   */
  function progress(steps) {
    const left = steps.filter((step) => !step.done);
    return {
      done: steps.length - left.length,
      count: steps.length,
      minutes: left.reduce((sum, step) => sum + step.minutes, 0),
    };
  }

  const core = { progress };
  if (typeof module === 'object') module.exports = core;
  else window.twPathsCore = core;
})();
