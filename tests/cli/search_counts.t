# Facets of one value an article and the timeline add up to the total, whatever the query.
$ printf '%s\n' 'import json, subprocess' 'NAMES = "source,year,month,language"' 'for query in ("guards", "*", "source:dawn", "date:2016..2019", "-guards border", "date:unknown", "the"):' '  for unit in ("day", "month", "year"):' '    out = subprocess.run(["search", "--format", "json", "-n", "0", "--facet", NAMES, "--timeline", unit, query], stdout=-1).stdout' '    d = json.loads(out)' '    sums = [sum(v["count"] for v in values) for values in d["facets"].values()]' '    sums.append(sum(p["count"] for p in d["timeline"]))' '    if not d["total"] or sums != 5 * [d["total"]]: print(query, d["total"], sums)' > sums.py
$ python3 sums.py

# They are what counting the hits gives.
$ printf '%s\n' 'import json, subprocess, collections' 'def lines(*args): return subprocess.run(["search", "--format", *args], stdout=-1, text=True).stdout.splitlines()' 'hits = [json.loads(l) for l in lines("jsonl", "-n", "1000", "--passages", "0", "border guards")]' 'def period(hit, n):' '  a, b = hit["date"]["earliest"], hit["date"]["latest"]' '  return "unknown" if not a else a[:n] if a[:n] == b[:n] else "uncertain"' 'want = collections.Counter(("source", h["source"] or "unknown") for h in hits)' 'want.update(("year", period(h, 4)) for h in hits)' 'want.update(("timeline", period(h, 7)) for h in hits)' 'rows = [l.split("\t") for l in lines("tsv", "--facet", "source,year", "--timeline", "month", "border guards")]' 'print(rows[0], {(f, v): int(n) for f, v, n in rows[1:]} == want)' > counted.py
$ python3 counted.py
['facet', 'value', 'count'] True

# The members are there when they were asked for, in the order asked, each name once.
$ search --format json -n 0 --facet year,source --facet year '*' | python3 -c 'import json, sys; d = json.load(sys.stdin); print(*d); print(*d["facets"])'
version query reading plan notes total offset hits facets
year source

$ search --format json -n 1 --timeline year guards | python3 -c 'import json, sys; d = json.load(sys.stdin); print(*d); print(*d["timeline"][0])'
version query reading plan notes total offset hits timeline
period count

# Text has them behind the hits, and alone with --limit 0.
$ search -n 0 --facet language --timeline year 'id:wire/000117'
1 article

language
  en  1

timeline
  2017  1  █████████████████████████████████████████████████████████████████████

$ search -n 1 --facet language,person 'id:wire/000117' | tail -n 8

language
  en  1

person
  Bahram Qasemi         1
  Hassan Rouhani        1
  Mohammad Javad Zarif  1

# A name that is too long is cut, no line is wider than asked for.
$ COLUMNS=24 search -n 0 --facet source --timeline day '*' > page; python3 -c 'print(max(len(l.rstrip("\n")) for l in open("page")) <= 24)'
True

# Without a query everything is counted; nothing of nothing.
$ search --facet language --format tsv | head -n 1
facet	value	count

$ search --facet source --timeline year zzzunheardof
search: no article matches
? 1

# JSON lines are hits alone.
$ search --format jsonl --facet year guards > hits.jsonl
search: note: jsonl holds hits alone, neither facets nor a timeline

$ search --facet source,place,colour guards
search: --facet colour: not one of source, year, month, person, org, place or language
? 2

$ search --timeline week guards
search: --timeline week: not one of day, month or year
? 2

# Hits as a table: each line has the columns of the first.
$ search --format tsv -n 20 guards > hits.tsv; head -n 1 hits.tsv | tr '\t' ' '
id earliest latest precision source title url score passage

$ awk -F '\t' 'NF != 9' hits.tsv
$ search --format jsonl -n 20 guards | python3 -c 'import json, sys; print("id", *[json.loads(l)["id"] for l in sys.stdin], sep="\n")' > ids; cut -f 1 hits.tsv | diff ids -
$ search --info --format tsv | awk -F '\t' '{ print NF }'
13
13
