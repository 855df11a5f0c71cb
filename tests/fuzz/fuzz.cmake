# SPDX-License-Identifier: GPL-3.0-or-later
lede_fuzz(query searcher)
lede_fuzz(words analysis)
