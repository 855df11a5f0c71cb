# SPDX-License-Identifier: GPL-3.0-or-later
lede_fuzz(query searcher)
lede_fuzz(words analysis)
lede_fuzz(qrels relevance)
lede_fuzz(run relevance)
lede_fuzz(read_text indexer)
lede_fuzz(read_jsonl indexer)
lede_fuzz(request searcher)
lede_fuzz(web_config searcher)
