#!/usr/bin/env python3
"""Checks the demo catalogue. Needs only Python 3.8+. Exit status 1 if anything is wrong (missing pictures are listed, not counted as wrong)."""
import collections, datetime, glob, json, os, re, sys
os.chdir(os.path.dirname(os.path.abspath(__file__)))
bad = []; missing = set(); J = lambda f: json.load(open(f, encoding='utf-8')); L = lambda f: [json.loads(x) for x in open(f, encoding='utf-8') if x.strip()]
def need(ok, *msg):
    if not ok: bad.append(' '.join(map(str, msg)))
def once(kind, xs):
    for k, n in collections.Counter(xs).items(): need(n == 1, 'duplicate', kind, k)
def pic(i, where):
    need(re.fullmatch(r'[a-z0-9-]+', i), 'odd picture id', i, where)
    if i not in index: missing.add(i)
def date(s): datetime.date.fromisoformat(s)
def gtin_ok(g): return len(g) == 13 and g.isdigit() and 20 <= int(g[:2]) <= 29 and (10 - sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(g[:12])) % 10) % 10 == int(g[12])

index = J('pictures/index.json')
shop, brands, cats, products, reviews = J('shop.json'), J('brands.json'), J('categories.json'), L('products.jsonl'), L('reviews.jsonl')
leaves = {c['slug']: c for t in cats for c in t['children']}; B = {b['id'] for b in brands}; tax = {t['code'] for t in shop['tax_classes']}; houses = {w['code'] for w in shop['warehouses']}
once('brand', [b['id'] for b in brands]); once('category', [t['slug'] for t in cats] + list(leaves)); once('product', [p['slug'] for p in products]); once('name', [p['name'] for p in products])
V = [v for p in products for v in p['variants']]; once('sku', [v['sku'] for v in V]); once('gtin', [v['gtin'] for v in V]); S = {p['slug']: p for p in products}; SKU = {v['sku']: v for v in V}
for h in shop['hero']:
    pic(h['picture'], 'hero'); need(h['link'].startswith('/search?') or h['link'].split('/')[-1] in {t['slug'] for t in cats} | set(leaves), 'hero link', h['link'])
for t in cats: pic(t['picture'], t['slug'])
for f in shop['pages'] + shop['journal']:
    need(os.path.exists(f['file']), 'no file', f['file'])
    if 'picture' in f: pic(f['picture'], f['file'])
for f in glob.glob('pages/*.md') + glob.glob('journal/*.md'):
    n = len(open(f, encoding='utf-8').read().split()); need(150 <= n <= 420, 'length', f, n)
for f in glob.glob('journal/*.md'):
    head = open(f, encoding='utf-8').read().split('---')[1]
    for s in re.search(r'products: \[(.*)\]', head)[1].split(', '): need(s in S, f, 'unknown product', s)
    pic(re.search(r'picture: (\S+)', head)[1], f)
types = {}; units = collections.Counter()
for p in products:
    s = p['slug']; need(re.fullmatch(r'[a-z0-9-]+', s), 'slug', s); need(0 < len(p['name']) <= 40, s, 'name length'); need(0 < len(p['summary']) <= 120, s, 'summary length', len(p['summary']))
    need(p['brand'] in B, s, 'brand', p['brand']); need(p['category'] in leaves, s, 'category', p['category']); need(p['tax_class'] in tax, s, 'tax'); date(p['published_at'])
    n = len(re.findall(r'[.!?](?= |$)', p['description'])); need(2 <= n <= 5, s, 'sentences', n); need(3 <= len(p['details']) <= 6, s, 'details', len(p['details']))
    for k, v in p['attributes'].items():
        t = 'number' if type(v) in (int, float) else type(v).__name__; need(types.setdefault(k, t) == t, s, 'attribute type', k, t, 'not', types[k]); units[k] += 1
        if t == 'number': need(v >= 0, s, k, v)
    for r in p['related']: need(r in S and r != s, s, 'related', r)
    need(len(p['related']) >= 3, s, 'few related'); need(p['variants'], s, 'no variants'); once(s + ' options', [json.dumps(v['options'], sort_keys=True) for v in p['variants']])
    opt = {o['name']: {x['name'] for x in o['values']} for o in p['options']}; need(len(p['variants']) == __import__('math').prod(len(x) for x in opt.values()), s, 'variant count')
    for o in p['options']:
        for x in o['values']: need('hex' not in x or re.fullmatch(r'#[0-9a-f]{6}', x['hex']), s, 'hex', x)
    for v in p['variants']:
        k = v['sku']; need(re.fullmatch(r'FM-\d{4}-[A-Z0-9]+(-[A-Z0-9]+)?', k), 'sku form', k); need(gtin_ok(v['gtin']), k, 'gtin', v['gtin']); need(type(v['price_cents']) is int and v['price_cents'] > 0, k, 'price')
        need('compare_at_cents' not in v or v['compare_at_cents'] > v['price_cents'], k, 'compare price'); need(set(v['options']) == set(opt) and all(v['options'][o] in opt[o] for o in opt), k, 'options'); need(v['pictures'], k, 'no picture')
        need(v['availability'] in ('in_stock', 'sold_out', 'back_order', 'pre_order', 'digital'), k, 'availability'); st = v['stock']
        need((st is None) == (v['availability'] == 'digital'), k, 'stock of digital')
        if st is not None: need(set(st) == houses and all(type(x) is int and x >= 0 for x in st.values()), k, 'stock'); need((sum(st.values()) == 0) == (v['availability'] != 'in_stock'), k, 'stock and availability')
        need(('available_at' in v) == (v['availability'] in ('back_order', 'pre_order')), k, 'available_at')
        for i in v['pictures']: pic(i, k); need(i in p['pictures'], k, 'picture not in product', i)
    for i in p['pictures']: pic(i, s)
    for c in p.get('components', []): need(c['sku'] in SKU and c['quantity'] > 0, s, 'component', c)
    if p['type'] == 'bundle': need(sum(SKU[c['sku']]['price_cents'] * c['quantity'] for c in p['components']) == p['components_price_cents'] > p['variants'][0]['price_cents'], s, 'bundle price')
for slug, c in leaves.items():
    need(any(p['category'] == slug for p in products), 'empty category', slug)
    for a in c['attributes']: need(any(a in p['attributes'] for p in products if p['category'] == slug), slug, 'no product has', a)
once('review', [r['id'] for r in reviews]); said = collections.Counter()
for r in reviews:
    need(r['product'] in S, 'review of', r['product']); need(r['rating'] in (1, 2, 3, 4, 5), 'rating', r['id']); date(r['date']); need(r['date'] >= S[r['product']]['published_at'] if r['product'] in S else 1, 'review before product', r['id']); need(type(r['verified']) is bool and re.fullmatch(r'\w+ [A-Z]\.', r['author']), 'review', r['id']); said.update(re.split(r'(?<=[.!?]) ', r['text']))
    need(not r['option'] or r['option'] in {x['name'] for o in S[r['product']]['options'] for x in o['values']}, 'review option', r['id'])
for t, n in said.items(): need(n <= 2, 'sentence', n, 'times:', t)
have = set(index); files = glob.glob('pictures/*.avif') + glob.glob('pictures/*.webp')
for i in have: need(len(glob.glob(f'pictures/{i}-[0-9]*.avif')) >= 3 and len(glob.glob(f'pictures/{i}-[0-9]*.webp')) >= 2, 'ladder of', i)
used = {i for p in products for i in p['pictures']} | {h['picture'] for h in shop['hero']} | {t['picture'] for t in cats} | {j['picture'] for j in shop['journal']}
size = sum(os.path.getsize(f) for f in files); av = collections.Counter(v['availability'] for v in V)
print(f"{len(brands)} brands, {len(cats)} + {len(leaves)} categories, {len(products)} products ({sum(p['type'] == 'bundle' for p in products)} bundles, {sum(p['type'] == 'gift_card' for p in products)} gift cards), {len(V)} variants, {sum(any('hex' in x for o in p['options'] for x in o['values']) for p in products)} with colours, {sum('compare_at_cents' in p['variants'][0] for p in products)} with a former price")
print('availability', dict(av), '| low stock', sum(v['stock'] is not None and 0 < sum(v['stock'].values()) <= 4 for v in V)); print(len(reviews), 'reviews of', len({r['product'] for r in reviews}), 'products, stars', dict(sorted(collections.Counter(r['rating'] for r in reviews).items())), '| most repeated sentence', max(said.values()), 'times')
print('attributes', {k: (types[k], n) for k, n in sorted(units.items())}); print(f'{len(have)} pictures, {size / 1e6:.1f} MB, {size / max(1, len(have)) / 1024:.0f} KB on average; not used: {sorted(have - used)}'); print(len(missing), 'missing pictures', sorted(missing))
print('OK' if not bad else f'{len(bad)} FAULTS'); [print(' -', b) for b in bad[:60]]; sys.exit(bool(bad))
