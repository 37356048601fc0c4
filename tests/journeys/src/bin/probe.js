// Runs in each page before any script of its own: notes what nobody can ask for afterwards.
{
  // What memory the program has: its exports are seen as they come.
  const memories = new Set();
  window.wasmBytes = () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await original.apply(WebAssembly, given);
      const { exports } = result.instance ?? result;
      for (const one of Object.values(exports)) {
        if (one instanceof WebAssembly.Memory) memories.add(one);
      }
      return result;
    };
  }

  // The first task after a frame: what the frame shows is painted by then.
  const painted = (then) => {
    const after = new MessageChannel();
    after.port1.onmessage = then;
    after.port2.postMessage(0);
  };
  const clock = (began) => () => window.noted.push(String(performance.now() - began));
  window.noted = [];

  // Notes how long it takes from the press that comes next until it shows: one frame, or as many as it
  // takes for a heading to change.
  window.timePress = (changesTitle) => {
    const listen = ({ timeStamp }) => timeFrom(timeStamp, changesTitle);
    addEventListener("click", listen, { capture: true, once: true });
  };
  window.timeFrom = (began, changesTitle) => {
    const title = () => document.querySelector("#main h1")?.textContent;
    const before = title();
    const look = () => {
      if (changesTitle && title() === before) requestAnimationFrame(look);
      else painted(clock(began));
    };
    requestAnimationFrame(look);
  };

  // On the way in by the start: somebody who presses the start button as soon as it shows, and waits for
  // the first statement.
  if (location.hash.length < 2) {
    const shows = (element) => element?.checkVisibility() && element.getClientRects().length > 0;
    const find = (selector) => [...document.querySelectorAll(selector)].find(shows);
    let firstPaint = 0;
    new PerformanceObserver((list) => {
      const paint = list.getEntriesByName("first-contentful-paint")[0];
      if (paint) firstPaint = paint.startTime;
    }).observe({ type: "paint", buffered: true });
    const look = () => {
      // The radio itself may be drawn by its label.
      if (find("#main fieldset:not(:disabled) label")) {
        painted(() => {
          const files = ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind));
          const bytes = files.reduce((sum, { transferSize }) => sum + transferSize, 0);
          window.arrived = [firstPaint, performance.now(), bytes].map(String);
        });
        return;
      }
      if (firstPaint) find("main a.button[href='#/check/purpose']")?.click();
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }
}
