/* Lets Material's search work from a folder, and keeps its index off pages where nobody searches.
   Loaded in <head> through `extra.polyfills`. Material's offline plugin leaves out its own copy from a foreign
   host when it sees "iframe-worker" in the address (mkdocs-material 9.8), so the name of this file matters. */
(function () {
  'use strict';

  /**
   * A page opened from a folder may not start a worker, but it may load a script in a frame.
   * Stands in for Worker as far as Material's search needs it: messages both ways, and importScripts.
   */
  class FrameWorker extends EventTarget {
    /** @param {URL} address of the script */
    constructor(address) {
      super();
      this.onmessage = null;
      this.ready = false;
      this.waiting = [];
      this.frame = document.createElement('iframe');
      this.frame.hidden = true;
      this.frame.srcdoc = '<!doctype html><title>Search</title>';
      this.frame.addEventListener('load', () => this.run(address), { once: true });
      document.body.append(this.frame);
    }

    /** @param {URL} address */
    run(address) {
      const inside = this.frame.contentWindow;
      const load = (url) => new Promise((done, failed) => {
        const script = inside.document.createElement('script');
        script.src = String(new URL(url, address));
        script.onload = () => done(undefined);
        script.onerror = () => failed(new Error('Could not load ' + script.src));
        inside.document.head.append(script);
      });
      inside.postMessage = (data) => this.arrive(this, data); // in a frame it would send to itself
      inside.importScripts = (...urls) => urls.reduce((before, url) => before.then(() => load(url)), Promise.resolve());
      load(address).then(() => {
        this.ready = true;
        for (const data of this.waiting) this.postMessage(data);
      }, (error) => this.dispatchEvent(new ErrorEvent('error', { error, message: error.message })));
    }

    /** @param {*} data */
    postMessage(data) {
      if (this.ready) this.arrive(this.frame.contentWindow, data);
      else this.waiting.push(data);
    }

    /**
     * Later, as with a worker: whoever sends goes on first.
     * @param {EventTarget} to @param {*} data
     */
    arrive(to, data) {
      setTimeout(() => {
        const event = new MessageEvent('message', { data });
        to.dispatchEvent(event);
        if (to === this && this.onmessage) this.onmessage(event);
      });
    }

    terminate() {
      this.frame.remove();
    }
  }

  function replaceWorker() {
    const Native = window.Worker;
    window.Worker = function (url, options) {
      const address = new URL(url, document.baseURI);
      return address.protocol === 'file:' ? new FrameWorker(address) : new Native(url, options);
    };
    window.IFrameWorker = FrameWorker; // by this name Material's worker knows that it runs in a frame
  }

  /**
   * On a server Material asks for the index with every page, which can weigh more than the page itself.
   * The request waits until somebody turns to the search: by mouse, by touch or by the keys /, s and f,
   * all of which put the cursor in its field or switch it on.
   */
  function holdIndex() {
    const waiting = [];
    // A search result that is opened has ?h=, and Material marks the words with the help of the index.
    let wanted = /[?&][hq]=/.test(location.search);
    const open = XMLHttpRequest.prototype.open;

    XMLHttpRequest.prototype.open = function (method, url, ...rest) {
      if (!wanted && /\/search\/search_index\.json$/.test(url)) {
        this.send = () => waiting.push(this);
      }
      return open.call(this, method, url, ...(rest.length ? rest : [true]));
    };

    /** @param {Event} event */
    function release(event) {
      if (!event.target.matches('[data-md-component=search-query], [data-md-toggle=search]')) return;
      wanted = true;
      for (const request of waiting.splice(0)) {
        delete request.send;
        request.send();
      }
    }
    document.addEventListener('focusin', release);
    document.addEventListener('change', release);
  }

  if (location.protocol === 'file:') replaceWorker();
  else holdIndex();
})();
