# A list of names counts at once, without any article being made again.
$ indexer --index own -q "$LEDE_CORPUS"

$ printf 'name,type,aliases,action\n# a watch list\nArmy of Justice,org,Jaish al-Adl\nTaliban,,,drop\nUNODC,org,,apart\nNobody,person,No Body|Nemo\n' > list.csv

$ search --index own --entities --type org -n 2 | head -2
17  org     Jaish al-Adl
12  org     Taliban

$ search --index own --names list.csv --entities --type org -n 2 | head -2
17  org     Army of Justice
 9  org     United Nations

$ indexer --index own --names list.csv
indexer: note: list.csv:6: no article has the name "Nobody"
indexer: no articles changed
indexer: 72 articles in own

$ search --index own --entity 'army of justice' -n 1
name      Army of Justice
type      org
articles  17
spelt     Jaish al-Adl (9)
          Jaish al Adl (2)
          Jaishul Adl (2)
          Jeish al-Adl (2)
          Army of Justice (1)
          Jaish-ul-Adl (1)
          Jaysh al-Adl (1)
first     17 February 2014: Iran presses Pakistan over five abducted border
          guards (presstv-2014-02-border-guards-missing.txt)
last      29 January 2024, IRNA: Amirabdollahian, Jilani agree on liaison
          officers after exchange of strikes (wd-2024-0129-visit)
with      Pakistan (place, 17)

$ search --index own -n 0 --facet org 'org:="Jeish al-Adl"' | head -4
17 articles

org
  Army of Justice       17

# What stands in an article is called so too; what is dropped is not there.
$ search --index own --format jsonl -n 72 --passages 0 '*' | grep -o '"name":"Army of Justice","form":"[^"]*"' | LC_ALL=C sort -u
"name":"Army of Justice","form":"Army of Justice"
"name":"Army of Justice","form":"Jaish al Adl"
"name":"Army of Justice","form":"Jaish al-Adl"
"name":"Army of Justice","form":"Jaish-ul-Adl"
"name":"Army of Justice","form":"Jaishul Adl"
"name":"Army of Justice","form":"Jaysh al-Adl"
"name":"Army of Justice","form":"Jeish al-Adl"

$ search --index own --format jsonl -n 72 --passages 0 '*' | grep -c '"text":"Taliban"'
0
? 1

$ search --index own --entities unodc; search --index own --entities 'united nations o'
3  org     UNODC
2  org     United Nations Office on Drugs and Crime

$ search --index own -n 0 'org:=taliban'
search: no article matches
? 1

$ search --index own --names none -n 0 'org:=taliban'
12 articles

# It stays, over changes and a rebuild, until another takes its place or it is taken away.
$ indexer --index own -q --delete wire/000114; search --index own --entities --type org -n 1 | head -1
17  org     Army of Justice

$ indexer --index own -q --rebuild "$LEDE_CORPUS"; search --index own --entities --type org -n 1 | head -1
17  org     Army of Justice

$ indexer --index own -q --names none; search --index own --entities --type org -n 1 | head -1
17  org     Jaish al-Adl

# What is wrong is named with its line, and changes nothing.
$ printf 'A B,org,C D\nE F,town\n' > bad.csv; indexer --index own --names bad.csv
indexer: bad.csv:2: "town" is no type (person, org, place)
? 2

$ printf 'A B,org,C D\nE F,org,c-d\n' > bad.csv; search --index own --names bad.csv --entities
search: bad.csv:2: "c d" is said of "A B" on line 1
? 2

$ indexer --index none --names list.csv
indexer: no index at none
? 2

$ indexer --index own --names missing.csv
indexer: missing.csv: no such file or directory
? 2


# An archive without names.
$ indexer --index none -q --no-entities "$LEDE_CORPUS"; search --index none --entities
search: the archive has no names
? 1
