# SPDX-License-Identifier: GPL-3.0-or-later
lede_test(lex searcher)
lede_test(date_range searcher)
lede_test(parse searcher)
lede_test(wrap searcher)
lede_test(excerpt searcher)
lede_test(date_shown searcher)
lede_test(outputs searcher)
lede_test(search_options searcher)
