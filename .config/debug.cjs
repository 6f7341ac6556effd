// Takes the place of the `debug` package in the bundle: a numeric library names it, and it would bring Node's terminal code.
module.exports = () => () => {};
