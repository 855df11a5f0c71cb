# Nothing found: each part alone, what the query finds without it, and what may have been meant.
$ search hostgaes -border
search: no article matches
search: “hostgaes”: 0 articles; near hostgaes: hostages (5); without it 34
search: “-border”: 34 articles
? 1

$ search 'source:dwan "border guards"'
search: no article matches
search: “source:dwan”: 0 articles; near dwan: Dawn (5); without it 8
search: “"border guards"”: 8 articles
? 1

$ search person:bajawa
search: no article matches
search: “person:bajawa”: 0 articles; near bajawa: Qamar Javed Bajwa (5)
? 1

$ search org:unocd
search: no article matches
search: “org:unocd”: 0 articles; near unocd: UNODC (3), United Nations Office on Drugs and Crime (2), UNHCR (2)
? 1

$ search section:world
search: no article matches
search: “section:world”: no article of this archive has anything in this field
? 1

$ search hostages date:1999
search: no article matches
search: “hostages”: 8 articles
search: “date:1999”: 0 articles; the archive is dated 2009-01-01 to 2024-06-25; without it 8
? 1

$ search date:1999
search: no article matches
search: “date:1999”: 0 articles; the archive is dated 2009-01-01 to 2024-06-25
? 1

# What must stand together: each word and side alone, and all of it anywhere.
$ search '"guards border"'
search: no article matches
search: “"guards border"”: 0 articles, 21 with all of it anywhere; alone: guards (23), border (37)
? 1

$ search 'rabies NEAR/3 (navy OR hostgaes)'
search: no article matches
search: “rabies NEAR/3 (navy OR hostgaes)”: 0 articles; alone: rabies (0), (navy OR hostgaes) (5); near rabies: raids (2), rails (2), armies (3); near hostgaes: hostages (5)
? 1

$ search Jaish-ul-Navy
search: no article matches
search: “Jaish-ul-Navy”: 0 articles; alone: Jaish (12), ul (3), Navy (5)
? 1

# A language that no article is in: those that there are.
$ search language:de
search: no article matches
search: “language:de”: 0 articles; the archive has en (72)
? 1

# One word that nothing is near has no more to be said of it.
$ search zzqqzz
search: no article matches
? 1

# What an option asks for is a part too, said in words.
$ search --match all --since 2030 --source dwan border
search: no article matches
search: “border”: 38 articles
search: “dated within 2030-01-01..”: 0 articles; the archive is dated 2009-01-01 to 2024-06-25
search: “from a source named dwan”: 0 articles; near dwan: Dawn (5)
? 1

# Some of the words only: the same lines, before what was found.
$ search -n 0 shankhani border
search: note: 0 articles have all of these words, 38 have some of them
search: “shankhani”: 0 articles; near shankhani: shamkhani (3); without it 38
search: “border”: 38 articles
38 articles

# Not with -q, nor where something was found, nor for what holds no word.
$ search -q hostgaes -border
? 1

$ search -n 0 hostages
8 articles

$ search '!!!'
search: note: “!!!” holds no word
search: note: nothing to search for
search: no article matches
? 1

# The same in JSON; it is not there where all that was asked for was found.
$ search -q --format json hostgaes -border > why.json
? 1

$ python3 -c 'import json; print(*json.load(open("why.json"))["why"], sep="\n")'
{'part': 'hostgaes', 'articles': 0, 'without': 34, 'anywhere': 0, 'sides': [], 'field_is_empty': False, 'nearest': [{'for': 'hostgaes', 'text': 'hostages', 'articles': 5}]}
{'part': '-border', 'articles': 34, 'without': 0, 'anywhere': 0, 'sides': [], 'field_is_empty': False, 'nearest': []}

$ search -q --format json person:bajawa hostages > why.json
? 1

$ python3 -c 'import json; print(*json.load(open("why.json"))["why"][0]["nearest"], sep="\n")'
{'for': 'bajawa', 'text': 'Qamar Javed Bajwa', 'articles': 5}

$ search -q --format json section:world hostages > why.json
? 1

$ python3 -c 'import json; print(*(p["field_is_empty"] for p in json.load(open("why.json"))["why"]))'
True False

$ search -q --format json -n 0 hostages | python3 -c 'import json, sys; print("why" in json.load(sys.stdin))'
False

# The table and the lines of JSON have the articles alone.
$ search -q --format jsonl hostgaes -border
? 1

$ search -q --format tsv hostgaes -border
id	earliest	latest	precision	source	title	url	score	passage
? 1

# Another spelling of a word is not a word more to be told of.
$ search 'OBrienn border' 2>&1 > out
search: note: 0 articles have all of these words, 38 have some of them
search: “OBrienn”: 0 articles; without it 38
search: “border”: 38 articles
