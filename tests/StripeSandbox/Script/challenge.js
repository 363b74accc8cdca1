// Shows the bank's page (3-D Secure) over the shop's page and gives back the intent, or the error.
function challenge(key, intent) {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', 'Card authentication');
  Object.assign(dialog.style, {
    border: '0', padding: '0', margin: 'auto', width: 'min(26rem, calc(100vw - 2rem))', maxWidth: 'none',
    borderRadius: '12px', overflow: 'hidden', boxShadow: '0 24px 64px rgb(0 0 0 / .35)', background: 'transparent',
  });
  const frame = createFrame('three-d-secure', 'Card authentication', { width: '100%', height: '22rem' });
  const channel = new Channel(frame);
  dialog.append(frame);
  // The bank wants an answer: Escape would leave the payment hanging.
  dialog.addEventListener('cancel', event => event.preventDefault());

  return new Promise(resolve => {
    channel.on('hello', () => channel.tell('settings', { key, clientSecret: intent.client_secret }));
    channel.on('height', ({ height }) => { frame.style.height = `${Math.ceil(height)}px`; });
    channel.on('done', ({ result }) => {
      channel.close();
      dialog.close();
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
    frame.focus();
  });
}

