# SPDX-License-Identifier: GPL-3.0-or-later
# What tests of the index and of its builders make articles with.
add_library(lede-made-articles STATIC ${PROJECT_SOURCE_DIR}/tests/unit/made_articles.c)
target_include_directories(lede-made-articles PUBLIC ${PROJECT_SOURCE_DIR}/tests/unit)
target_link_libraries(lede-made-articles PUBLIC lede-index lede-test-support)

add_library(lede-made-index STATIC ${PROJECT_SOURCE_DIR}/tests/unit/made_index.c)
target_include_directories(lede-made-index PUBLIC ${PROJECT_SOURCE_DIR}/tests/unit)
target_link_libraries(lede-made-index PUBLIC lede-index lede-test-support)

lede_test(fields index)
lede_test(record made-articles)
lede_test(generations index)
lede_test(names index)
lede_test(names_canon index)
lede_test(names_apart index)
lede_test(names_called index)
lede_test(names_known index)
lede_test(names_keys index)
lede_test(names_user index)
lede_test(index_reader made-articles)
lede_test(stored made-articles)
lede_test(vocabulary made-index)
lede_test(near_names made-index)
