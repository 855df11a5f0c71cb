# SPDX-License-Identifier: GPL-3.0-or-later
lede_test(charset indexer)
lede_test(readers indexer)
lede_test(outlets indexer)
lede_test(credit_line indexer)
lede_test(pub_date indexer)
lede_test(extract indexer)
