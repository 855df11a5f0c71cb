# Why an article is not found: which parts of the query hold of it, and which do not.
$ search --why-not dawn-20160726-iran-border-security.txt border guards hostages
dawn-20160726-iran-border-security.txt is not found: it has some of these words,
not all (--match any)
holds  border
lacks  guards
lacks  hostages
? 1

$ search --why-not dawn-20160726-iran-border-security.txt +border hostages -iran
dawn-20160726-iran-border-security.txt is not found
holds  +border
lacks  hostages
lacks  -iran
? 1

$ search --why-not dawn-20160726-iran-border-security.txt 'title:rabies source:=dawn person:bajwa'
dawn-20160726-iran-border-security.txt is not found
lacks  title:rabies
holds  source:=dawn
lacks  person:bajwa
? 1

$ search --why-not dawn-20160726-iran-border-security.txt 'iran NEAR/1 border'
dawn-20160726-iran-border-security.txt is not found
lacks  iran NEAR/1 border
? 1

# The options count as parts, said in words.
$ search --since 2017 --why-not dawn-20160726-iran-border-security.txt border
dawn-20160726-iran-border-security.txt is not found
holds  border
lacks  dated within 2017-01-01..
? 1

# It is found: all parts hold, and the status says so.
$ search --why-not dawn-20160726-iran-border-security.txt border security
dawn-20160726-iran-border-security.txt is found
holds  border
holds  security

# With any of the words.
$ search --match any --why-not dawn-20160726-iran-border-security.txt border hostages
dawn-20160726-iran-border-security.txt is found
holds  border
lacks  hostages

# No such article.
$ search --why-not no-such-article border
search: no article with the id "no-such-article"
? 1

# In JSON.
$ search --format json --why-not dawn-20160726-iran-border-security.txt border hostages > not.json
? 1

$ python3 -c 'import json; d = json.load(open("not.json")); print(*d); print(d["matches"], d["matches_any"], d["plan"]); print(*d["parts"], sep="\n")'
id matches matches_any plan parts
False True all of ("border" by stem, "hostag" by stem)
{'part': 'border', 'holds': True}
{'part': 'hostages', 'holds': False}

# What does not go.
$ search rabies --why-not
search: --why-not needs ID
? 2
