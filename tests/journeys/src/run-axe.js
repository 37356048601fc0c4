// Runs after the source of axe-core, and gives each violation as a text that says where it is.

const done = arguments[arguments.length - 1];
const told = (node) => `    ${node.html}\n    ${node.failureSummary}`;
axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(
  ({ violations }) =>
    done(violations.map((one) => [`${one.id}: ${one.help}`, ...one.nodes.map(told)].join('\n'))),
  (problem) => done([`axe-core: ${problem}`]),
);
