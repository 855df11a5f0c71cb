# SPDX-License-Identifier: GPL-3.0-or-later
lede_test(lex searcher)
lede_test(date_range searcher)
lede_test(parse searcher)
