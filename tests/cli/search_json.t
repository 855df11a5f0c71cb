# The shape of the JSON; what a hit holds does not hang on which hit it is.
$ search --format json -n 2 guards > out.json
$ python3 -c 'import json; print(*json.load(open("out.json")))'
version query reading plan notes total offset hits

$ python3 -c 'import json; print(*json.load(open("out.json"))["hits"][0])'
id path url title title_origin title_highlights source date score passages entities

$ python3 -c 'import json; print(*json.load(open("out.json"))["hits"][0]["date"])'
earliest latest precision origin

$ python3 -c 'import json; print(*json.load(open("out.json"))["hits"][0]["passages"][0])'
text start end score highlights

# Highlights are bytes of the passage.
$ printf '%s\n' 'import json' 'for h in json.load(open("out.json"))["hits"]:' '  for p in h["passages"]:' '    for a, b in p["highlights"]: print(p["text"].encode()[a:b].decode().lower()[:5])' > marked.py
$ python3 marked.py | sort -u
guard

# The bytes of a passage in the article are its text.
$ search --format json --show "$(python3 -c 'import json; print(json.load(open("out.json"))["hits"][0]["id"])')" > article.json
$ printf '%s\n' 'import json' 'p = json.load(open("out.json"))["hits"][0]["passages"][0]' 'text = json.load(open("article.json"))["text"].encode()' 'print(text[p["start"]:p["end"]].decode() == p["text"])' > same.py
$ python3 same.py
True

# A hit a line, and nothing else.
$ search --format jsonl -n 3 guards | wc -l | tr -d ' '
3

$ search --format jsonl -n 3 guards | python3 -c 'import json, sys; [json.loads(l) for l in sys.stdin]'

# Nothing found is an answer too, and the status says so.
$ search --format json zzzunheardof > none.json
? 1
$ python3 -c 'import json; d = json.load(open("none.json")); print(d["total"], d["hits"])'
0 []

$ search --format jsonl zzzunheardof
search: no article matches
? 1

$ search --info --format json | python3 -c 'import json, sys; print(*json.load(sys.stdin))'
index articles passages words sources first_date last_date undated bytes stemmer format made_by created

# Each hit has the names in its text, at their places, the same as the whole article has.
$ printf '%s\n' 'import json, subprocess' 'def ask(*args): return json.loads(subprocess.run(["search", "--format", "json", *args], stdout=-1).stdout)' 'hits = ask("-n", "20", "border")["hits"]' 'wrong = [h["id"] for h in hits if not h["entities"]]' 'for h in hits:' '  a = ask("--show", h["id"])' '  text = a["text"].encode()' '  wrong += [h["id"]] * (a["entities"] != h["entities"])' '  wrong += [e for e in h["entities"] if text[e["start"]:e["end"]].decode() != e["text"] or not e["name"]]' 'print(len(hits), wrong)' > names.py
$ python3 names.py
20 []
