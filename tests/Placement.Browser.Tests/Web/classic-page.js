// The widget of the tests, without modules.
window.ready = Promise.resolve();
