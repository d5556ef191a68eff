// The widget of the tests: the frame script as applications get it, and what it has heard.
import { frame } from '/_placement/frame.js';

window.heard = [];
window.hear = name => (...values) => heard.push([name, ...values]);
window.frame = frame;
window.ready = Promise.resolve();
