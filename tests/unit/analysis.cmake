# SPDX-License-Identifier: GPL-3.0-or-later
lede_test(fold analysis)
lede_test(words analysis)
