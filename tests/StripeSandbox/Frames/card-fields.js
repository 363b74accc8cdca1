// The three fields: how they are written, and what is wrong with them.
const digitsOf = text => text.replace(/\D/g, '');

const isAmex = digits => /^3[47]/.test(digits);

const lengthOf = digits => (isAmex(digits) ? 15 : /^3[0689]/.test(digits) ? 14 : 16);

function passesCheckDigit(digits) {
  const sum = [...digits].reverse().reduce((total, character, index) => {
    const digit = Number(character) * (index % 2 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}

function formatNumber(text) {
  const digits = digitsOf(text).slice(0, lengthOf(digitsOf(text)));
  const groups = isAmex(digits) ? /^(\d{1,4})(\d{1,6})?(\d{1,5})?$/ : /(\d{1,4})/g;
  return (isAmex(digits) ? digits.match(groups)?.slice(1) : digits.match(groups))?.filter(Boolean).join(' ') ?? '';
}

// Browsers fill in 04/2030 as well as 04/30; people type 4/30.
function formatExpiry(text) {
  const [first, second] = text.split('/').map(digitsOf);
  let digits = second === undefined ? first : first.padStart(Math.min(2, first.length + 1), '0') + second.slice(second.length === 4 ? 2 : 0);
  if (/^[2-9]/.test(digits)) digits = `0${digits}`;
  if (digits.length === 6) digits = digits.slice(0, 2) + digits.slice(4);
  digits = digits.slice(0, 4);
  return digits.length > 2 ? `${digits.slice(0, 2)} / ${digits.slice(2)}` : digits;
}

function numberFault(text) {
  const digits = digitsOf(text);
  if (digits.length < lengthOf(digits)) return 'incomplete_number';
  return passesCheckDigit(digits) ? null : 'invalid_number';
}

function expiryFault(text, today = new Date()) {
  const digits = digitsOf(text);
  if (digits.length < 4) return 'incomplete_expiry';
  const month = Number(digits.slice(0, 2));
  const year = 2000 + Number(digits.slice(2));
  if (month < 1 || month > 12) return 'invalid_expiry_month';
  const past = year < today.getFullYear() || (year === today.getFullYear() && month <= today.getMonth());
  return past ? 'invalid_expiry_year_past' : null;
}

function cvcFault(text, number) {
  return digitsOf(text).length < (isAmex(digitsOf(number)) ? 4 : 3) ? 'incomplete_cvc' : null;
}

const fields = Object.fromEntries(['number', 'expiry', 'cvc'].map(name => [name, document.getElementById(name)]));

const FAULTS = {
  number: () => numberFault(fields.number.value),
  expiry: () => expiryFault(fields.expiry.value),
  cvc: () => cvcFault(fields.cvc.value, fields.number.value),
};

const FORMATS = { number: formatNumber, expiry: formatExpiry, cvc: text => digitsOf(text).slice(0, 4) };

// Writes the field anew and leaves the cursor behind the same digit.
function reformat(name, event) {
  const input = fields[name];
  if (name === 'email') return;
  const before = digitsOf(input.value.slice(0, input.selectionStart)).length;
  const atEnd = input.selectionStart === input.value.length;
  const removing = event.inputType?.startsWith('delete');
  const formatted = FORMATS[name](input.value);
  if (formatted === input.value || (removing && name === 'expiry')) return;
  input.value = formatted;
  if (atEnd || document.activeElement !== input) return;
  let place = 0;
  for (let seen = 0; place < formatted.length && seen < before; place++) if (/\d/.test(formatted[place])) seen++;
  input.setSelectionRange(place, place);
}

function showFault(name, fault) {
  fields[name].setAttribute('aria-invalid', String(fault !== null));
  document.getElementById(`${name}-error`).textContent = fault ? texts[fault] : '';
}

function cardData() {
  const expiry = digitsOf(fields.expiry.value);
  return {
    number: digitsOf(fields.number.value),
    exp_month: expiry.slice(0, 2),
    exp_year: `20${expiry.slice(2)}`,
    cvc: digitsOf(fields.cvc.value),
  };
}
