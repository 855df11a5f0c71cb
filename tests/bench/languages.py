#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What language the indexer tells of web pages' texts, against what the pages say in <html lang>.

    python3 tests/bench/languages.py INDEXER SETS

SETS holds NAME.gold.jsonl (id, file, text) and NAME.tar.zst (the pages). A page without a text in the gold
has that of its <p> of more than 80 letters. The pages' claims are not given to the indexer. Prints, for
each language claimed, the number of texts, those told the same, unknown, another; and the others by name.
"""
import collections, html, json, os, re, subprocess, sys, tarfile

NAMES = ('fundus', 'readability', 'naeb', 'scrapinghub', 'trafilatura')
CLAIM = re.compile(rb'<html[^>]*?\s(?:xml:)?lang\s*=\s*["\']?([A-Za-z]+)', re.I)


def pages(path):
    unpacked = subprocess.Popen(['zstd', '-dc', '--long=27', path], stdout=subprocess.PIPE)
    with tarfile.open(fileobj=unpacked.stdout, mode='r|') as tar:
        for member in tar:
            if member.isfile():
                yield os.path.basename(member.name), tar.extractfile(member).read()


def text_of(page):
    try:
        text = page.decode('utf-8')
    except UnicodeDecodeError:
        text = page.decode('latin-1')
    text = re.sub(r'(?is)<(script|style|noscript|nav|header|footer|aside)\b.*?</\1>', ' ', text)
    found = (html.unescape(re.sub(r'<[^>]+>', ' ', p)) for p in re.findall(r'(?is)<p\b[^>]*>(.*?)</p>', text))
    return '\n'.join(' '.join(p.split()) for p in found if len(p) > 80)


def main():
    indexer, sets = sys.argv[1:]
    claims, lines = {}, []
    for name in NAMES:
        found = dict(pages(os.path.join(sets, name + '.tar.zst')))
        for line in open(os.path.join(sets, name + '.gold.jsonl'), encoding='utf-8'):
            gold = json.loads(line)
            page = found.get(os.path.basename(gold['file']), b'')
            text = gold.get('text') or text_of(page)
            claim = CLAIM.search(page)
            if not text or not claim:
                continue
            key = name + ':' + gold['id']
            code = claim.group(1).decode().lower()
            claims[key] = 'no' if code in ('nb', 'nn') else code
            lines.append(json.dumps({'id': key, 'text': ' '.join(text.split())}))
    run = subprocess.run([indexer, '--dry-run', '--jobs=1', '-'], input='\n'.join(lines).encode(),
                         stdout=subprocess.PIPE, check=False)
    counts = collections.defaultdict(collections.Counter)
    others = []
    for line in run.stdout.decode().splitlines():
        article = json.loads(line)
        claim, told = claims[article['id']], article['language']
        counts[claim]['same' if told == claim else 'other' if told else 'unknown'] += 1
        if told and told != claim:
            others.append((article['id'], claim, told))
    for claim, c in sorted(counts.items(), key=lambda kv: (-sum(kv[1].values()), kv[0])):
        print(claim, sum(c.values()), c['same'], c['unknown'], c['other'], sep='\t')
    for other in others:
        print('#', *other, sep='\t')


main()
