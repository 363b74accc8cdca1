// Calls of stripe.js that need no card fields.
serveShop({
  retrieve: ({ key, clientSecret }) => retrieveIntent(key, clientSecret),
  confirm: ({ key, ...detail }) => confirmIntent(key, detail, undefined),
});
