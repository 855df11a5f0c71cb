# Names in other spellings than the archive's: what was joined is said.
$ search -n 1 --passages 0 --explain Jeish ol Adl hostages | head -n 10
1 article
reads: articles with any form of "jeish", "ol", "adl" and "hostages"; "Jeish ol
       Adl" is also searched as "jaish al adl" (11 articles), "jaishul adl" (2),
       "jeish al adl" (2), "jaish ul adl" (1) and "jaysh al adl" (1)
plan: all of ("jeish" by stem, "ol" by stem, "adl" by stem, "hostag" by stem)

1  Generals of Iran and Pakistan Seek Calmer Frontier, Freedom for Captured
   Guards
   Iran News · 2020 (inferred) · irannews-generals-talk-border.txt
   matched as Jaish-ul-Adl

$ search -n 1 --passages 0 Jaysh al-Adl hostages
1 article

1  Generals of Iran and Pakistan Seek Calmer Frontier, Freedom for Captured
   Guards
   Iran News · 2020 (inferred) · irannews-generals-talk-border.txt
   matched as Jaish-ul-Adl

$ search -n 1 --passages 0 Jaishul Adl hostages
1 article

1  Generals of Iran and Pakistan Seek Calmer Frontier, Freedom for Captured
   Guards
   Iran News · 2020 (inferred) · irannews-generals-talk-border.txt
   matched as Jaish-ul-Adl

# A word that the archive does not have needs no capital.
$ search -n 0 jeishul adl
17 articles

# As typed alone: in quotes, behind =, and with --exact-names.
$ search -n 0 '"Jeish ol Adl"'
search: no article matches
search: “"Jeish ol Adl"”: 0 articles; alone: Jeish (2), ol (0), Adl (17)
? 1

$ search -n 0 =Jeish
2 articles

$ search -n 0 --match all --exact-names Jeish ol Adl
search: no article matches
search: “Jeish”: 2 articles
search: “ol”: 0 articles; without it 2
search: “Adl”: 17 articles
? 1

# A spelling struck out; without = the articles that have it are left out.
$ search -n 0 Jeish ol Adl
17 articles

$ search -n 0 Jeish ol Adl '-="Jaish al-Adl"'
6 articles

$ search -n 0 --match all Jeish ol Adl '-"Jaish al-Adl"'
6 articles

# For programs.
$ search -n 1 --format json Muhammad Bagheri | grep -o -e '"spellings":.*"notes"' -e '"matched_as":[^]]*]'
"spellings":[{"typed":"Muhammad Bagheri","joined":[{"spelling":"mohammad bagheri","articles":3},{"spelling":"mohammad baqeri","articles":1}]}],"notes"
"matched_as":["Mohammad Bagheri"]

# In a batch.
$ printf '1\tMuhammad Bagheri\n' | search --batch - --match all | cut -d ' ' -f 1-4
1 Q0 mehr-bagheri-2021.txt 1
1 Q0 thenews-bagheri-ghq-visit.txt 2
1 Q0 irna-five-guards-home.txt 3
1 Q0 ispr-four-guards-chagai.txt 4

$ printf '1\tMuhammad Bagheri\n' | search --batch - --match all --exact-names
? 1

# An article shown has the same marks.
$ search --format json --show mehr-bagheri-2021.txt Muhammad Bagheri | grep -o '"highlights":[^a-z]*' | head -n 1
"highlights":[[62,70],[71,78],[401,408],[1178,1187]],"

# No country is another one.
$ search -n 0 Serbia
search: no article matches
search: “Serbia”: 0 articles; near serbia: syria (1)
? 1

# Fields of names: also word by word.
$ search -n 0 --explain person:baqery
6 articles
reads: articles naming a person whose name has "baqery"; "baqery" is also
       searched as "bagheri" (3 articles) and "baqeri" (3)
plan: naming the person baqery

$ search -n 0 --exact-names person:baqery
search: no article matches
search: “person:baqery”: 0 articles; near baqery: Mohammad Hossein Baqeri (2), Mohammad Baqer Qalibaf (1), Mohammad Baqeri (1)
? 1

# A hit says how it has the name that a field asks for.
$ search -n 2 --passages 0 person:baqeri
articles 1 to 2 of 6

1  Maj. Gen. Bagheri in Pakistan for talks on border, Afghanistan
   Mehr News Agency · 13 October 2021 · mehr-bagheri-2021.txt
   matched as Mohammad Bagheri

2  Generals of Iran and Pakistan Seek Calmer Frontier, Freedom for Captured
   Guards
   Iran News · 2020 (inferred) · irannews-generals-talk-border.txt

$ search -n 1 --passages 0 --format json 'org:="United Nations Office on Drugs and Crime" poppy cultivation' | grep -o '"matched_as":[^]]*]'
"matched_as":["UNODC"]
