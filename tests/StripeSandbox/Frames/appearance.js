// The shop's looks and language, as far as the sandbox follows them.
const VARIABLES = {
  colorPrimary: '--primary',
  colorBackground: '--background',
  colorText: '--text',
  colorTextSecondary: '--muted',
  colorTextPlaceholder: '--placeholder',
  colorDanger: '--danger',
  fontFamily: '--font',
  fontSizeBase: '--size',
  borderRadius: '--radius',
  spacingUnit: '--space',
};

const TEXTS = {
  en: {
    title: 'Card details', note: 'Test mode: no real payment.', number: 'Card number', expiry: 'Expiration date', cvc: 'Security code',
    iban: 'IBAN', holder: 'Full name', email: 'E-mail',
    mandate: 'By going on you allow your bank to debit your account for this payment. You may ask for the money back within eight weeks.',
    incomplete_iban: 'Your IBAN is incomplete.', invalid_iban: 'Your IBAN is invalid.', incomplete_name: 'Your name is incomplete.', incomplete_email: 'Your e-mail address is incomplete.',
    incomplete_number: "Your card's number is incomplete.", invalid_number: "Your card's number is invalid.",
    incomplete_expiry: "Your card's expiration date is incomplete.", invalid_expiry_month: "Your card's expiration month is invalid.",
    invalid_expiry_year_past: "Your card's expiration year is in the past.", incomplete_cvc: "Your card's security code is incomplete.",
  },
  de: {
    title: 'Kartendaten', note: 'Testmodus: keine echte Zahlung.', number: 'Kartennummer', expiry: 'Gültig bis', cvc: 'Prüfnummer',
    iban: 'IBAN', holder: 'Vollständiger Name', email: 'E-Mail',
    mandate: 'Damit erlauben Sie Ihrer Bank, diese Zahlung von Ihrem Konto abzubuchen. Sie können das Geld binnen acht Wochen zurückfordern.',
    incomplete_iban: 'Die IBAN ist unvollständig.', invalid_iban: 'Die IBAN ist ungültig.', incomplete_name: 'Der Name ist unvollständig.', incomplete_email: 'Die E-Mail-Adresse ist unvollständig.',
    incomplete_number: 'Die Kartennummer ist unvollständig.', invalid_number: 'Die Kartennummer ist ungültig.',
    incomplete_expiry: 'Das Ablaufdatum ist unvollständig.', invalid_expiry_month: 'Der Ablaufmonat ist ungültig.',
    invalid_expiry_year_past: 'Die Karte ist abgelaufen.', incomplete_cvc: 'Die Prüfnummer ist unvollständig.',
  },
  ar: {
    title: 'بيانات البطاقة', note: 'وضع الاختبار: لا يوجد دفع حقيقي.', number: 'رقم البطاقة', expiry: 'تاريخ الانتهاء', cvc: 'رمز الأمان',
    iban: 'رقم الحساب الدولي', holder: 'الاسم الكامل', email: 'البريد الإلكتروني',
    mandate: 'بالمتابعة تسمح لمصرفك بخصم هذه الدفعة من حسابك. يمكنك طلب استرداد المبلغ خلال ثمانية أسابيع.',
    incomplete_iban: 'رقم الحساب غير مكتمل.', invalid_iban: 'رقم الحساب غير صالح.', incomplete_name: 'الاسم غير مكتمل.', incomplete_email: 'البريد الإلكتروني غير مكتمل.',
    incomplete_number: 'رقم البطاقة غير مكتمل.', invalid_number: 'رقم البطاقة غير صالح.',
    incomplete_expiry: 'تاريخ الانتهاء غير مكتمل.', invalid_expiry_month: 'شهر الانتهاء غير صالح.',
    invalid_expiry_year_past: 'انتهت صلاحية البطاقة.', incomplete_cvc: 'رمز الأمان غير مكتمل.',
  },
};

let texts = TEXTS.en;

function isDark(color) {
  const probe = document.createElement('canvas').getContext('2d');
  probe.fillStyle = color;
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

function schemeOf({ theme, variables = {} }, ground) {
  if (variables.colorBackground) return isDark(variables.colorBackground) ? 'dark' : 'light';
  return { night: 'dark', stripe: 'light', flat: 'light' }[theme] ?? ground;
}

function applyAppearance(appearance, ground) {
  const root = document.documentElement.style;
  root.setProperty('color-scheme', schemeOf(appearance, ground));
  for (const [name, property] of Object.entries(VARIABLES)) {
    const value = appearance.variables?.[name];
    if (value) root.setProperty(property, value);
    else root.removeProperty(property);
  }
}

function applyLocale(locale) {
  const wanted = (locale && locale !== 'auto' ? locale : navigator.language).slice(0, 2).toLowerCase();
  const language = wanted in TEXTS ? wanted : 'en';
  texts = TEXTS[language];
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.title = texts.title;
  document.getElementById('content').setAttribute('aria-label', texts.title);
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = texts[node.dataset.text];
}
