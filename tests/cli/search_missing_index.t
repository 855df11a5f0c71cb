# One line says which command makes what is missing.
$ search --index nowhere rabies
search: no index at nowhere (make one: indexer --index nowhere FOLDER)
? 2

$ search --index nowhere --info
search: no index at nowhere (make one: indexer --index nowhere FOLDER)
? 2

$ search --index nowhere --format json --show a.txt
search: no index at nowhere (make one: indexer --index nowhere FOLDER)
? 2

# The default place, in the order in which it is looked for.
$ LEDE_INDEX=there search rabies
search: no index at there (make one: indexer FOLDER)
? 2

$ LEDE_INDEX= XDG_DATA_HOME=/nonexistent/data search rabies
search: no index at /nonexistent/data/lede/index (make one: indexer FOLDER)
? 2

$ LEDE_INDEX= HOME=/nonexistent search rabies
search: no index at /nonexistent/.local/share/lede/index (make one: indexer FOLDER)
? 2

$ env -u LEDE_INDEX -u HOME search rabies
search: no place for an index: --index, LEDE_INDEX and HOME are not set
? 2

$ search --index= rabies
search: --index needs a folder
? 2
