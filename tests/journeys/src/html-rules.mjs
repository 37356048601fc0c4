// The rules that every screen keeps, and what is left out of them on purpose.

export default {
  root: true,
  extends: ['html-validate:recommended'],
  elements: [
    'html5',
    {
      // What the first markup does not wear stands behind it, so that it is not waited for.
      style: { flow: true },
      // The rules do not know `rel="expect"` yet, by which the first paint waits for the whole page.
      link: { attributes: { blocking: { enum: ['render'], allowed: () => null } } },
    },
  ],
  rules: {
    // A browser writes out `hidden` as `hidden=""`, and the ends of lines as they are.
    'attribute-boolean-style': 'off',
    'no-trailing-whitespace': 'off',
    // Safari takes a list without marks for none, unless it says that it is one.
    'no-redundant-role': 'off',
    // The ids of statements have a dot in them; HTML allows that.
    'valid-id': ['error', { relaxed: true }],
  },
};
