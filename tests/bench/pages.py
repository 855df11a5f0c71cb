#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of web pages' articles the indexer takes as their text, and how much else.

    python3 tests/bench/pages.py INDEXER SETS [NAME…]

SETS holds NAME.gold.jsonl (id, file, and text, or segments_with and segments_without) and NAME.tar.zst (the
pages). Text is compared by runs of four words with their counts, each page's shares weighing the same; F1 is the
harmonic mean of the mean precision and the mean recall (the measure of scrapinghub/article-extraction-benchmark).
Segments: those wanted that are found, those unwanted that are not, over all pages (that of adbar/trafilatura).
"""
import collections, json, os, re, subprocess, sys, tarfile, tempfile

NAMES = ('fundus', 'naeb', 'scrapinghub', 'readability', 'trafilatura')
WORD = re.compile(r'[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+')


def runs(text):
    words = WORD.findall(text)
    return collections.Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)) if words)


def harmonic(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def texts(indexer, path):
    """The text of each page, by the name of its file."""
    with tempfile.TemporaryDirectory() as folder:
        unpacked = subprocess.Popen(['zstd', '-dc', '--long=27', path], stdout=subprocess.PIPE)
        with tarfile.open(fileobj=unpacked.stdout, mode='r|') as tar:
            for member in tar:
                if member.isfile():
                    with open(os.path.join(folder, os.path.basename(member.name)), 'wb') as out:
                        out.write(tar.extractfile(member).read())
        run = subprocess.run([indexer, '--dry-run', '--format=jsonl', folder], stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, check=False)
        found = map(json.loads, run.stdout.decode('utf-8').splitlines())
        return {os.path.basename(a['path']): a['text'] for a in found}


def score_text(gold, found):
    precisions, recalls = [], []
    for page in gold:
        want, got = runs(page['text']), runs(found.get(page['file'], ''))
        both = sum((want & got).values())
        if got:
            precisions.append(both / sum(got.values()))
        if want:
            recalls.append(both / sum(want.values()))
    return sum(precisions) / len(precisions), sum(recalls) / len(recalls), len(gold)


def score_segments(gold, found):
    right = missed = extra = 0
    for page in gold:
        text = ' '.join(found.get(page['file'], '').split())
        hits = sum(' '.join(s.split()) in text for s in page['segments_with'])
        right += hits
        missed += len(page['segments_with']) - hits
        extra += sum(' '.join(s.split()) in text for s in page.get('segments_without', []))
    return right / max(1, right + extra), right / max(1, right + missed), len(gold)


def main():
    indexer, sets, *names = sys.argv[1:]
    print('%-12s %5s %9s %7s %6s' % ('set', 'pages', 'precision', 'recall', 'F1'))
    for name in names or NAMES:
        found = texts(indexer, os.path.join(sets, name + '.tar.zst'))
        with open(os.path.join(sets, name + '.gold.jsonl'), encoding='utf-8') as lines:
            gold = [page for page in map(json.loads, lines) if 'text' not in page.get('unreachable', [])]
        for field, score in (('text', score_text), ('segments_with', score_segments)):
            pages = [page for page in gold if page.get(field)]
            if pages:
                p, r, count = score(pages, found)
                print('%-12s %5d %9.3f %7.3f %6.3f' % (name, count, p, r, harmonic(p, r)))


main()
