# SPDX-License-Identifier: GPL-3.0-or-later
# The programs once more, with an allocator that fails where sweep.py says so. As tests it tries a sample of the
# allocations; by hand all of them: see its head.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_library(lede-fail-allocations OBJECT ${PROJECT_SOURCE_DIR}/tests/support/fail_allocations.cc)
target_link_libraries(lede-fail-allocations PUBLIC lede-flags)
# AddressSanitizer asks for memory before it can look at any.
target_compile_options(lede-fail-allocations PRIVATE -fno-sanitize=all)

# lede_failing(PROGRAM MAIN ROOM…): the program, in the folder alloc.
function(lede_failing name main)
  add_executable(failing-${name} ${PROJECT_SOURCE_DIR}/${main})
  list(TRANSFORM ARGN PREPEND lede-)
  target_link_libraries(failing-${name} PRIVATE ${ARGN} lede-fail-allocations)
  target_compile_definitions(failing-${name} PRIVATE LEDE_VERSION_TEXT="${PROJECT_VERSION}")
  set_target_properties(failing-${name} PROPERTIES
    OUTPUT_NAME ${name} RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/alloc)
endfunction()
lede_failing(indexer indexer/main.c indexer)
lede_failing(search searcher/main.c searcher)
lede_failing(search.cgi searcher/web/cgi_main.c searcher)
lede_failing(relevance relevance/main.c relevance)

set(ALLOC_SWEEP ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/sweep.py
  $<TARGET_FILE_DIR:failing-indexer>
  $<TARGET_FILE_DIR:indexer>:$<TARGET_FILE_DIR:search>)
add_test(NAME alloc/indexer
  COMMAND ${ALLOC_SWEEP} ${CMAKE_CURRENT_BINARY_DIR}/alloc-indexer --sample 8 indexer)
add_test(NAME alloc/search
  COMMAND ${ALLOC_SWEEP} ${CMAKE_CURRENT_BINARY_DIR}/alloc-search --sample 8 search relevance)
