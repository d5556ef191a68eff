// The widget of the tests: the SDK as published, and what it has heard.
window.heard = [];
window.hear = name => (...values) => heard.push([name, ...values]);
window.call = (command, parameters) => b24.placement.call(command, parameters);
window.ready = B24Js.initializeB24Frame().then(b24 => {
  window.b24 = b24;
});
