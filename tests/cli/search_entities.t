# The archive's names, counted in articles.
$ search --entities -n 4 | head -4
58  place   Pakistan
46  place   Iran
29  place   Afghanistan
29  place   Tehran

$ search --entities --type person -n 3 --offset 1 | head -3
6  person  Imran Khan
5  person  Abdolreza Rahmani Fazli
5  person  Nawaz Sharif

# Those of which a word begins so, by any of their spellings.
$ search --entities baj
5  person  Qamar Javed Bajwa
1  place   Bajaur

$ search --entities --format tsv unodc
type	name	articles
org	United Nations Office on Drugs and Crime	5

$ search --entities --format json -n 2 --type org taliban
{"total":3,"offset":0,"entities":[{"type":"org","name":"Taliban","articles":12},{"type":"org","name":"Pakistani Taliban","articles":1}]}

$ search --entities --format jsonl -n 2 --type place qu
{"type":"place","name":"Quetta","articles":11}
{"type":"place","name":"Quran Gate","articles":1}

$ search --entities zzz
search: no name begins so
? 1

# One name: its spellings, its first and last article, what it stands with.
$ search --entity unodc -n 3
name      United Nations Office on Drugs and Crime
type      org
articles  5
spelt     UNODC (5)
          United Nations Office on Drugs and Crime (2)
first     2009: Afghanistan, Iran and Pakistan run first joint drug operations
          (unodc-triangular-initiative.txt)
last      5 November 2023, UN News: Poppy cultivation collapses in Afghanistan
          after ban (wire/000114)
with      Afghanistan (place, 5)
          Pakistan (place, 5)
          Iran (place, 4)

# A bracket stays with its word in narrow lines, too; its place is where a line breaks.
$ COLUMNS=40 search --entity unodc -n 1 | tail -n +8
first     2009: Afghanistan, Iran and
          Pakistan run first joint drug
          operations
          (unodc-triangular-initiative.t
          xt)
last      5 November 2023, UN News:
          Poppy cultivation collapses in
          Afghanistan after ban
          (wire/000114)
with      Afghanistan (place, 5)

$ search --entity Bajwa -n 2 --format json | sed "s/.with_total.:[0-9]*,//"
{"asked":"Bajwa","found":true,"type":"person","name":"Qamar Javed Bajwa","articles":5,"spellings":[{"text":"Qamar Javed Bajwa","articles":5}],"first":{"id":"wire/000116","title":"Bajwa in Tehran: border should be one of peace and friendship","source":"Geo News","date":{"earliest":"2017-11-07","latest":"2017-11-07","precision":"day","origin":"given"}},"last":{"id":"mehr-bagheri-2021.txt","title":"Maj. Gen. Bagheri in Pakistan for talks on border, Afghanistan","source":"Mehr News Agency","date":{"earliest":"2021-10-13","latest":"2021-10-13","precision":"day","origin":"printed"}},"with":[{"type":"place","name":"Afghanistan","articles":4},{"type":"place","name":"Iran","articles":4}],"others":[]}

$ search --entity "Inter-Services Public Relations" -n 2 --format tsv
part	type	text	articles	earliest	latest	id
name	org	Inter-Services Public Relations	3			
spelling		ISPR	2			
spelling		Inter-Services Public Relations	2			
first		Pakistani troops free North American couple and children from militants		2017-10-12	2017-10-12	reuters-kurram-family-rescued.txt
last		Four Iranian soldiers recovered in Chagai operation		2019-03-22	2019-03-22	ispr-four-guards-chagai.txt
with	place	Mirjaveh	2			
with	place	Pakistan	2			

# What may be meant as well; what is spelt nearly so.
$ search --entity Khan -n 1 2>&1 | sed "s/also.*/also .../"
search: note: may mean also ...
name      Imran Khan
type      person
articles  6
spelt     Imran Khan (6)
first     12 May 2013: Pakistan election: Sharif claims victory amid record
          turnout (bbc-pakistan-election-2013.txt)
last      10 February 2024, Deutsche Welle: Pakistan: Independents lead as count
          drags on (wd-2024-0210-vote)
with      Pakistan (place, 6)

$ search --entity Shamkani
search: no article has the name "Shamkani"
search: near it: Ali Shamkhani (person, 3)
? 1

$ search --entity Shamkani --format json
{"asked":"Shamkani","found":false,"nearest":[{"type":"person","name":"Ali Shamkhani","articles":3}]}
? 1

$ search --type place --entity Bajwa
search: no article has the name "Bajwa"
? 1


# A run that brings more than the index held: its names are there, as in an index that is made at once.
$ for to in 10 300; do awk -v n=$to 'BEGIN { for (i = 0; i < n; i++) printf "{\"id\":\"%d\",\"text\":\"Mr %c%c%c Khan came.\"}\n", i, 65 + i % 20, 97 + int(i / 20), 97 + i % 7 }' > more.jsonl; indexer -q --index grown more.jsonl; done; indexer -q --index whole more.jsonl

$ search --index grown --entities -n all > grown.txt; search --index whole --entities -n all | cmp - grown.txt; [ "$(wc -l < grown.txt)" -gt 250 ] && echo most
most

$ search --index grown --info | head -n 3 | tail -n 2
articles    300
passages    300
