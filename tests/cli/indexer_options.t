# What is misspelt is named, with the nearest option; without a path there is nothing to do.
$ indexer
indexer: no PATH given (indexer --help tells more)
? 2

$ indexer --rebulid .
indexer: unknown option --rebulid (did you mean --rebuild?)
? 2

$ indexer --jobs 0 .
indexer: --jobs 0: not a number of 1 to 64
? 2

$ indexer --dry-run --format=xml .
indexer: --format xml: the one form is jsonl
? 2

$ indexer --version | sed 's/[0-9.]*$/N/'
indexer N

# Without a home and a place for the index there is none.
$ env -u LEDE_INDEX -u HOME indexer .
indexer: no place for the index (--index DIR gives one)
? 2

# Names need their model, unless they are not wanted.
$ indexer --dry-run --model nowhere.model .
indexer: model of names: nowhere.model: no such file or directory
? 2

$ printf 'no model' >broken.model; indexer --dry-run --model broken.model .
indexer: broken.model: no model of names
? 2
