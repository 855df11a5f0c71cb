# SPDX-License-Identifier: GPL-3.0-or-later
# The tests of relevance/, in the order of its README, then the program over the cases in tests/relevance.
lede_test(relevance_options relevance)
lede_test(score relevance)
lede_test(trec_files relevance)
lede_test(choices relevance)
lede_test(floors relevance)
lede_test(eval relevance)
lede_test(eval_random relevance)

find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME relevance/cases COMMAND Python3::Interpreter
  ${PROJECT_SOURCE_DIR}/tests/relevance/run_cases.py $<TARGET_FILE:relevance>
  ${PROJECT_SOURCE_DIR}/tests/relevance/cases)
if(TARGET search AND TARGET indexer)
  add_test(NAME relevance/corpus COMMAND Python3::Interpreter
    ${PROJECT_SOURCE_DIR}/tests/relevance/run_corpus.py --floors
    ${PROJECT_SOURCE_DIR}/tests/relevance/floors.tsv
    $<TARGET_FILE:indexer> $<TARGET_FILE:search> $<TARGET_FILE:relevance> ${PROJECT_SOURCE_DIR}/corpus)
endif()
