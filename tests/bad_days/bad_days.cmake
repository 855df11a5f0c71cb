# SPDX-License-Identifier: GPL-3.0-or-later
# Bad days in their short forms; docs/reliability.md has the commands of the long ones.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_executable(long_reader ${CMAKE_CURRENT_LIST_DIR}/long_reader.c)
target_link_libraries(long_reader PRIVATE lede-searcher)

# The indexer once more, with a reader that crashes where an article says so.
add_executable(crashing-indexer ${PROJECT_SOURCE_DIR}/indexer/main.c ${CMAKE_CURRENT_LIST_DIR}/crashing_reader.c)
target_link_libraries(crashing-indexer PRIVATE lede-indexer)
target_link_options(crashing-indexer PRIVATE -Wl,--wrap=extract_article_why)
target_compile_definitions(crashing-indexer PRIVATE LEDE_VERSION_TEXT="${PROJECT_VERSION}")

set(BAD_DAYS_OPTIONS --programs
  $<TARGET_FILE_DIR:search>:$<TARGET_FILE_DIR:indexer>:$<TARGET_FILE_DIR:relevance>:$<TARGET_FILE_DIR:long_reader>:$<TARGET_FILE_DIR:crashing-indexer>)
if(CMAKE_C_FLAGS MATCHES "sanitize")
  list(APPEND BAD_DAYS_OPTIONS --sanitized)
endif()
foreach(name hostile zips storm full_disk damage refused children)
  add_test(NAME bad_days/${name}
    COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/${name}.py ${BAD_DAYS_OPTIONS})
  set_tests_properties(bad_days/${name} PROPERTIES SKIP_RETURN_CODE 77)
endforeach()
