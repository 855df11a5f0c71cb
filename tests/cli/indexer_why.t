# Why an article has what it has: the field, its value, the rule; then each piece of the input.
$ printf '%s\n' 'Guards come home' '' 'By Rahim Gul' 'July 26, 2016' '' 'QUETTA: Four Iranian guards who were taken at the border came home on Tuesday after two years, officials said.' '' 'Advertisement' '' 'They were met by their families at the crossing of Taftan, and a minister spoke to them there.' '' 'Read more: Trade is to grow' '' 'Published in Dawn, July 26th, 2016' > guards.txt

$ indexer --why guards.txt
guards.txt
  title     Guards come home                                             printed
  source    Dawn                                                          credit
  date      2016-07-26 (day)                                              credit
  author    Rahim Gul                                                     credit
  section   unknown
  place     Quetta                                                      dateline
  agencies  unknown
  language  en
  url       unknown
  text      197 bytes, 36 words, 1 passages, 1 names, 1 dates
  - headline         Guards come home
  - credit byline    By Rahim Gul
  - credit date      July 26, 2016
  + body             QUETTA: Four Iranian guards who were taken at the border c…
  - stock            Advertisement
  + body             They were met by their families at the crossing of Taftan,…
  - more             Read more: Trade is to grow
  - credit published Published in Dawn, July 26th, 2016

# What the user gives, and what stood there.
$ printf 'id,date,title\nguards.txt,2016-07-27,Guards are home\n' > given.csv

$ indexer --why --meta given.csv guards.txt | sed -n '/given by/,/^  title/p'
  given by the user, instead of
  date      day 2016-07-26 2016-07-26                                     credit
  title     Guards come home                                             printed

# Where nothing is left it says what became of it.
$ echo Share > no.txt; indexer --why no.txt
indexer: no.txt: skipped: no text
no.txt
  no article: no text
  - stock            Share
? 3

# For programs: the line of --dry-run, with what became of the blocks.
$ indexer --why --format=jsonl guards.txt | sed 's/.*"found"/"found"/' | cut -c 1-200
"found":[],"blocks":[{"kept":false,"rule":"headline","text":"Guards come home"},{"kept":false,"rule":"credit byline","text":"By Rahim Gul"},{"kept":false,"rule":"credit date","text":"July 26, 2016"},{

# No line is longer than the terminal, which is 80 columns when there is none.
$ LC_ALL=C; indexer --why $LEDE_CORPUS | awk '{ gsub(/[\200-\277]/, "") } length > 80'

$ indexer --why --index x guards.txt
indexer: --why touches no index: it goes without --index
? 2

$ indexer --why --delete 1 guards.txt
indexer: --why touches no index: it goes without --delete
? 2

$ indexer --why
indexer: no PATH given (indexer --help tells more)
? 2

$ ls
given.csv
guards.txt
no.txt
