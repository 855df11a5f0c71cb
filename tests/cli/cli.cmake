# SPDX-License-Identifier: GPL-3.0-or-later
# Each transcript cli/NAME.t is the test cli/NAME; all of them search one index of the corpus.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(CLI_RUN ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/run.py
  --path $<TARGET_FILE_DIR:search>:$<TARGET_FILE_DIR:indexer>
  --corpus ${PROJECT_SOURCE_DIR}/corpus/articles --index ${CMAKE_CURRENT_BINARY_DIR}/cli-index)

add_test(NAME cli/index COMMAND ${CLI_RUN} --make)
set_tests_properties(cli/index PROPERTIES FIXTURES_SETUP cli-index)

file(GLOB CLI_TRANSCRIPTS CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.t)
foreach(transcript ${CLI_TRANSCRIPTS})
  get_filename_component(name ${transcript} NAME_WE)
  add_test(NAME cli/${name} COMMAND ${CLI_RUN} ${transcript})
  set_tests_properties(cli/${name} PROPERTIES FIXTURES_REQUIRED cli-index)
endforeach()
