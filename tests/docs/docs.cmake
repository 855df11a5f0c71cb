# SPDX-License-Identifier: GPL-3.0-or-later
# The examples of the documentation, and how words of all kinds are found. Each makes an index of its own.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(DOCS_PROGRAMS --search $<TARGET_FILE:search> --indexer $<TARGET_FILE:indexer>)

add_test(NAME docs/query-syntax COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/run_examples.py
  ${DOCS_PROGRAMS} --corpus ${PROJECT_SOURCE_DIR}/corpus/articles
  ${PROJECT_SOURCE_DIR}/docs/query-syntax.md ${PROJECT_SOURCE_DIR}/README.md)

add_test(NAME docs/behaves COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/run_behaves.py
  ${DOCS_PROGRAMS} --articles ${CMAKE_CURRENT_LIST_DIR}/behaves.jsonl
  ${CMAKE_CURRENT_SOURCE_DIR}/cases/behaves.tsv)
