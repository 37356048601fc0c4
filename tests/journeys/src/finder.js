// How a person, or a screen reader, finds things in a page: by what they are and what they are
// called. What does not show, or is hidden from a screen reader, is not found.

const ROLES = {
  alert: '[role=alert]',
  button: 'button, input[type=button], input[type=submit], summary, [role=button]',
  checkbox: 'input[type=checkbox]',
  combobox: 'select',
  field: 'input[type=file], input[type=text], textarea',
  group: 'fieldset, [role=group]',
  heading: 'h1, h2, h3, h4',
  image: 'img, [role=img]',
  link: 'a[href]',
  main: 'main',
  navigation: 'nav',
  option: 'option',
  radio: 'input[type=radio]',
  row: 'tr',
  status: '[role=status], output',
  table: 'table',
};

const tidy = (text) => text.replace(/\s+/g, ' ').trim();

const shows = (element) => element.checkVisibility({ visibilityProperty: true });

// The text that is read out: what is hidden from view or from assistive technology is left out.
function spoken(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.ariaHidden === 'true' || !shows(node)) return '';
  if (node.tagName === 'IMG') return node.alt;
  const text = [...node.childNodes].map(spoken).join('');
  return getComputedStyle(node).display === 'inline' ? text : ` ${text} `;
}

function nameOf(element) {
  const by = element.getAttribute('aria-labelledby');
  if (by) {
    return tidy(by.split(/\s+/).map((id) => spoken(document.getElementById(id))).join(' '));
  }
  const given = element.getAttribute('aria-label');
  if (given) return tidy(given);
  if (element.tagName === 'FIELDSET') return tidy(spoken(element.querySelector('legend')));
  if (element.tagName === 'TABLE') return tidy(element.caption ? spoken(element.caption) : '');
  if (element.labels?.length) return tidy([...element.labels].map(ownWords).join(' '));
  return tidy(spoken(element));
}

// A label's words without those of the field that it may hold.
function ownWords(label) {
  return [...label.childNodes].filter((node) => !node.labels).map(spoken).join('');
}

function roleOf(element) {
  return Object.keys(ROLES).find((role) => element.matches(ROLES[role])) ?? element.localName;
}

// What shows in `within` with one of the roles and, unless it is null, exactly this name.
function findAll(roles, name, within) {
  const selector = roles.map((role) => ROLES[role]).join();
  const found = [...(within ?? document).querySelectorAll(selector)];
  const isThere = (one) => shows(one) && !one.closest('[aria-hidden=true]');
  return found.filter((one) => isThere(one) && (name === null || nameOf(one) === tidy(name)));
}

// What a person presses to use a thing: of a radio or a checkbox, its label.
function handle(element) {
  return element.matches('[type=radio], [type=checkbox]') ? (element.labels[0] ?? element) : element;
}

function visibleText() {
  return tidy(document.body.innerText);
}
