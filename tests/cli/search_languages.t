# Articles in several languages: each has the stems of its own, a word asks for all of them.
$ printf '%s\n' '{"id":"de","title":"Angriffe auf die Brücke","language":"de","text":"Die Angriffe auf die Brücken dauerten bis zum Morgen. Der Guards Post am Ufer blieb stehen."}' '{"id":"en","title":"The bridge","language":"en","text":"Guarding posts at the bridge is a dull task, the guards said."}' '{"id":"ru","title":"Новые мосты","language":"Russian","text":"Мосты закрыты."}' '{"id":"ar","title":"الجسور","language":"ar","text":"أغلقت الشرطة الجسور في المدينة."}' '{"id":"fr","title":"Les ponts","language":"fr-CA","text":"Les ponts de la ville sont fermés. Les activités ont cessé."}' '{"id":"xx","title":"Brücke","text":"Brücken, bridges, ponts."}' > mixed.jsonl
$ indexer --quiet --index mixed mixed.jsonl
$ printf '%s\n' 'import json, subprocess, sys' 'for query in sys.argv[2:]:' '  out = subprocess.run(["search", "--index", sys.argv[1], "--format", "jsonl", "--match", "all", query], stdout=-1, stderr=-1, text=True).stdout' '  print(" ".join([query + ":"] + sorted(json.loads(line)["id"] for line in out.splitlines())))' > ids.py

# By the stems of the article's language; an article of an unknown one has English stems.
$ python3 ids.py mixed Angriff angriffen bridge Brücke Brücken новый мост الجسر activité fermer guarding title:angriff title:guards
Angriff: de
angriffen: de
bridge: en xx
Brücke: de xx
Brücken: de xx
новый: ru
мост: ru
الجسر:
activité: fr
fermer: fr
guarding: en
title:angriff: de
title:guards:

# Units and distances too: "guards post" has the stems of guarding-post in English, but stands in German.
$ python3 ids.py mixed guarding-post guards-post 'guarding NEAR/2 post' 'guard NEAR/9 stehen' 'activité NEAR/3 cesser' '"guards post"' 'angrif*' 'brükce~'
guarding-post: en
guards-post: de en
guarding NEAR/2 post: en
guard NEAR/9 stehen: de
activité NEAR/3 cesser: fr
"guards post": de
angrif*: de
brükce~: de xx

# The field and the facet have the codes.
$ python3 ids.py mixed language:de language:German language:fr language:unknown '-language:de' 'language:ru OR language:ar'
language:de: de
language:German: de
language:fr: fr
language:unknown: xx
-language:de: ar en fr ru xx
language:ru OR language:ar: ar ru

$ search --index mixed -n 0 --facet language '*'
6 articles

language
  ar       1
  de       1
  en       1
  fr       1
  ru       1
  unknown  1

# What is marked is what matched.
$ search --index mixed --color always angriff | sed -n '3p' | sed 's/\x1b\[[0-9;]*m/_/g'
_1_  _Angriffe__ auf die Brücke_

# Another main language: its stems are bare, those of English are not; unknown ones are of the main one.
$ indexer --quiet --language German --index deutsch mixed.jsonl
$ search --index deutsch --info | grep stemmer
stemmer     snowball-german
$ python3 ids.py deutsch Brücken bridge 'bridge OR Angriff' guard
Brücken: de xx
bridge: en xx
bridge OR Angriff: de en xx
guard: de en
$ indexer --index deutsch --language en mixed.jsonl
indexer: the main language of the index is "de": only --rebuild changes it
? 2
$ indexer --index deutsch --language klingon mixed.jsonl
indexer: --language klingon: no language that words can be stemmed in
? 2

# A language that comes with an update is asked for, one that goes is not missed.
$ indexer --quiet --index mixed --delete ru --delete ar
$ printf '%s\n' '{"id":"es","title":"Elecciones","language":"es","text":"Una elección sin ataques."}' | indexer --quiet --index mixed -
$ python3 ids.py mixed мост elección ataque Angriff
мост:
elección: es
ataque: es
Angriff: de
