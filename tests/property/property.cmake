# SPDX-License-Identifier: GPL-3.0-or-later
# Properties over random input: programs that print their seed. They search an index of corpus/articles
# that a fixture makes with the indexer just built.
add_library(lede-property STATIC support/archive.c support/reference.c support/reference_fields.c support/reference_close.c support/reference_score.c support/reference_words.c support/random_query.c support/random_words.c
  support/run_program.c support/tally.c support/trial.c)
target_link_libraries(lede-property PUBLIC lede-searcher)

set(PROPERTY_INDEX ${CMAKE_CURRENT_BINARY_DIR}/property-index)
add_test(NAME property/index
  COMMAND indexer --quiet --index ${PROPERTY_INDEX} ${PROJECT_SOURCE_DIR}/corpus/articles)
set_tests_properties(property/index PROPERTIES FIXTURES_SETUP corpus-index)

foreach(name property_search property_names property_orders property_numbers property_facets property_links)
  add_executable(${name} property/${name}.c)
  target_link_libraries(${name} PRIVATE lede-property)
endforeach()

add_test(NAME property/search COMMAND property_search ${PROPERTY_INDEX})
set_tests_properties(property/search PROPERTIES FIXTURES_REQUIRED corpus-index)

add_test(NAME property/names COMMAND property_names ${PROPERTY_INDEX})
set_tests_properties(property/names PROPERTIES FIXTURES_REQUIRED corpus-index)

# The same and a few articles in other languages, whose words have other stems.
set(LANGUAGES_INDEX ${CMAKE_CURRENT_BINARY_DIR}/languages-index)
add_test(NAME property/languages_index
  COMMAND indexer --quiet --index ${LANGUAGES_INDEX} ${PROJECT_SOURCE_DIR}/corpus/articles
  ${CMAKE_CURRENT_SOURCE_DIR}/languages)
set_tests_properties(property/languages_index PROPERTIES FIXTURES_SETUP languages-index)
set(LANGUAGES_QUERIES 2000)
if(CMAKE_C_FLAGS MATCHES "-fsanitize=address") # several times slower
  set(LANGUAGES_QUERIES 400)
endif()
add_test(NAME property/languages COMMAND property_search ${LANGUAGES_INDEX} ${LANGUAGES_QUERIES})
set_tests_properties(property/languages PROPERTIES FIXTURES_REQUIRED languages-index)

add_test(NAME property/orders
  COMMAND property_orders $<TARGET_FILE:indexer> ${PROPERTY_INDEX} ${CMAKE_CURRENT_BINARY_DIR}/property-orders)
set_tests_properties(property/orders PROPERTIES FIXTURES_REQUIRED corpus-index)

add_test(NAME property/numbers
  COMMAND property_numbers $<TARGET_FILE:search> ${PROPERTY_INDEX} ${CMAKE_CURRENT_BINARY_DIR}/property-numbers)
set_tests_properties(property/numbers PROPERTIES FIXTURES_REQUIRED corpus-index)

add_test(NAME property/facets COMMAND property_facets ${PROPERTY_INDEX})
set_tests_properties(property/facets PROPERTIES FIXTURES_REQUIRED corpus-index)

add_test(NAME property/links COMMAND property_links ${PROPERTY_INDEX})
set_tests_properties(property/links PROPERTIES FIXTURES_REQUIRED corpus-index)

# And under a list of names, where articles have several forms of one.
set(LISTED_INDEX ${CMAKE_CURRENT_BINARY_DIR}/listed-index)
add_test(NAME property/listed_index
  COMMAND indexer --quiet --index ${LISTED_INDEX} --names ${CMAKE_CURRENT_LIST_DIR}/names_list.csv
  ${PROJECT_SOURCE_DIR}/corpus/articles)
set_tests_properties(property/listed_index PROPERTIES FIXTURES_SETUP listed-index)
add_test(NAME property/facets_listed COMMAND property_facets ${LISTED_INDEX})
set_tests_properties(property/facets_listed PROPERTIES FIXTURES_REQUIRED listed-index)

find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME property/meta_orders
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/meta_orders.py
  --programs $<TARGET_FILE_DIR:search>:$<TARGET_FILE_DIR:indexer>)
