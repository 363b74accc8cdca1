// The three fields of a bank account, and what is wrong with them. Same shape as the card's.
Object.assign(fields, Object.fromEntries(['iban', 'holder', 'email'].map(name => [name, document.getElementById(name)])));

const signsOf = text => text.replace(/[^0-9a-z]/gi, '').toUpperCase();

// The remainder by 97 of the number that ISO 13616 makes of it, digit by digit, as it is longer than a number can be.
function passesIbanCheck(iban) {
  const digits = [...iban.slice(4) + iban.slice(0, 4)].map(sign => parseInt(sign, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

function ibanFault(text) {
  const iban = signsOf(text);
  if (iban.length < 15) return 'incomplete_iban';
  return /^[A-Z]{2}\d{2}/.test(iban) && passesIbanCheck(iban) ? null : 'invalid_iban';
}

Object.assign(FAULTS, {
  iban: () => ibanFault(fields.iban.value),
  holder: () => (fields.holder.value.trim() ? null : 'incomplete_name'),
  email: () => (/.@./.test(fields.email.value) ? null : 'incomplete_email'),
});

Object.assign(FORMATS, {
  iban: text => signsOf(text).match(/.{1,4}/g)?.join(' ') ?? '',
  holder: text => text,
  email: text => text,
});

// What the element takes, by Stripe's name of it.
const METHODS = {
  card: { form: document.getElementById('card'), names: ['number', 'expiry', 'cvc'], data: billing => ({ type: 'card', card: cardData(), billing_details: billing }) },
  sepa_debit: {
    form: document.getElementById('debit'),
    names: ['iban', 'holder', 'email'],
    data: billing => ({
      type: 'sepa_debit',
      sepa_debit: { iban: signsOf(fields.iban.value) },
      billing_details: { ...billing, name: fields.holder.value.trim(), email: fields.email.value.trim() },
    }),
  },
};
